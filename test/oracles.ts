import { readFileSync } from 'node:fs';

/**
 * Worked results from outside this repository, each with its source. `tolerance` is relative above 1 and
 * absolute below: |got - expected| <= t * max(1, |expected|).
 */
// biome-ignore lint/suspicious/noExplicitAny: every oracle has a shape of its own, stated by its test
type Oracle = { name: string; source: string; input: any; expected: any; tolerance: any };

const all: Oracle[] = JSON.parse(readFileSync(new URL('./oracles.json', import.meta.url), 'utf8'));

export const oracle = (name: string): Oracle => {
  const found = all.find((entry) => entry.name === name);
  if (!found) throw new Error(`no oracle named ${name}`);
  return found;
};

export const oracleNames: readonly string[] = all.map(({ name }) => name);

export const within = (expected: number, tolerance: number): number =>
  tolerance * Math.max(1, Math.abs(expected));
