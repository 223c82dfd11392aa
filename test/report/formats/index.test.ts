import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.js';

describe('formats', () => {
  it('lists every file of its folder, under the name of the file', () => {
    const files = readdirSync(new URL('../../../src/report/formats/', import.meta.url)).filter(
      (name) => name !== 'index.ts',
    );
    expect(formats.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
  });
});
