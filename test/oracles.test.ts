import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { oracleNames } from './oracles.js';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));

/** Of a choice between methods, not of what the program computes. */
const INFORMATIVE = ['uncertainty.qmc_vs_mc'];

it('every worked result from outside is named by a test', () => {
  const tests = (readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.startsWith('oracles'))
    .map((name) => readFileSync(FOLDER + name, 'utf8'));
  const unnamed = oracleNames.filter((name) => !tests.some((text) => text.includes(name)));
  expect(unnamed.filter((name) => !INFORMATIVE.includes(name))).toEqual([]);
});
