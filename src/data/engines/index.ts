import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dataText } from '../../locale/data.js';
import type { Message } from '../../locale/message.js';
import { engineOf, textKeys } from '../engine-declarations.js';
import type { Engine, SourcePlace } from '../facts.js';
import { csv } from './csv.js';

const MEBIBYTE = 1024 * 1024;

/**
 * Where DuckDB is the quicker one for records of text: it takes six times the scanner's time of processors, and uses all
 * of them where the scanner uses four. Below this size nobody waits.
 */
const MANY_BYTES = 1024 * MEBIBYTE;
const MANY_PROCESSORS = 24;

const sizeOf = async ({ files }: SourcePlace): Promise<number> => {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** The quicker one for files of text. */
const quicker = async (place: SourcePlace, hint: (message: Message) => void): Promise<Engine> => {
  const { layout } = place.source;
  const isForText = layout !== 'records' || textKeys(place.source).length > 0;
  if (isForText || availableParallelism() < MANY_PROCESSORS) return csv;
  const size = await sizeOf(place);
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
