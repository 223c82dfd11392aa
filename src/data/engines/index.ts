import type { Message } from '../../locale/message.js';
import type { Engine, SourcePlace } from '../facts.js';
import { csv } from './csv.js';

/** The engine that a source names or, where it names none, that fits what it reads. */
export const engineFor = async (
  { source }: SourcePlace,
  _hint: (message: Message) => void,
): Promise<Engine> => {
  if (source.urlVariable !== null) return (await import('./postgres.js')).postgres;
  return csv;
};
