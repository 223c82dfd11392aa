import { stat } from 'node:fs/promises';
import { dataText } from '../../locale/data.js';
import type { Message } from '../../locale/message.js';
import { engineOf, textKeys } from '../engine-declarations.js';
import type { Engine, SourcePlace } from '../facts.js';
import { csv } from './csv.js';

const MEBIBYTE = 1024 * 1024;

/** From this size on records are read by DuckDB where it is installed; below it, starting DuckDB takes longer. */
const MANY_BYTES = 32 * MEBIBYTE;

const sizeOf = async ({ files }: SourcePlace): Promise<number> => {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** The quicker one for files of text. */
const quicker = async (place: SourcePlace, hint: (message: Message) => void): Promise<Engine> => {
  const { layout } = place.source;
  const isForText = layout !== 'records' || textKeys(place.source).length > 0;
  const size = isForText ? 0 : await sizeOf(place);
  if (size < MANY_BYTES) return csv;
  const { DUCKDB, duckdb, duckdbIfInstalled } = await import('./duckdb.js');
  if (await duckdbIfInstalled()) return duckdb;
  hint(dataText.recommend({ name: DUCKDB, mebibytes: Math.round(size / MEBIBYTE) }));
  return csv;
};

/** The engine that a source names or, where it names none, that fits what it reads. */
export const engineFor = async (place: SourcePlace, hint: (message: Message) => void): Promise<Engine> => {
  const id = engineOf(place.source);
  if (id === 'postgres') return (await import('./postgres.js')).postgres;
  if (id === 'duckdb') return (await import('./duckdb.js')).duckdb;
  return id === 'csv' ? csv : quicker(place, hint);
};
