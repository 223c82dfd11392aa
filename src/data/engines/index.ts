import type { Engine } from '../facts.js';
import { csv } from './csv.js';

/** The engine that runs where a source names none. */
export const defaultEngine: Engine = csv;
