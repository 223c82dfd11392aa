import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, run } from './run.js';

const file = path.join(root, 'examples/b2b-sales/README.md');
const original = readFileSync(file, 'utf8');
const FENCE = '```';
const EXAMPLE = /```sh\nnpx kpi (.+)\n```\n\n```text\n([\s\S]*?)```\n/gu;
const examples = [...original.matchAll(EXAMPLE)].map(([, command, output]) => [command!, output!] as const);

describe('the README of examples/b2b-sales shows what', () => {
  const isUpdating = process.env.UPDATE_README === '1';
  const fresh = new Map<string, string>();

  it.each(examples)('kpi %s says', async (command, shown) => {
    const { text } = await run(command.split(' '));
    fresh.set(command, text);
    if (!isUpdating) expect(text).toBe(shown);
  });

  it('a command says, in every output block', () => {
    expect(original.split(`${FENCE}text\n`)).toHaveLength(examples.length + 1);
    expect(examples.length).toBeGreaterThan(5);
  });

  afterAll(() => {
    if (!isUpdating) return;
    const updated = original.replace(EXAMPLE, (whole, command: string) => {
      const text = fresh.get(command);
      return text === undefined
        ? whole
        : `${FENCE}sh\nnpx kpi ${command}\n${FENCE}\n\n${FENCE}text\n${text}${FENCE}\n`;
    });
    writeFileSync(file, updated);
  });
});
