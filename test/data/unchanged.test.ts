import { appendFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { whileUnchanged } from '../../src/data/unchanged.js';
import { inputError } from '../../src/model/diagnostic.js';
import { inFolder } from './workspace.js';

const ROWS = 'won\n2026-01-01\n';

const reading = (act: (file: string) => Promise<unknown>) =>
  inFolder({ 'deals.csv': ROWS }, (root) => {
    const file = path.join(root, 'deals.csv');
    return whileUnchanged([{ path: file, name: 'deals.csv' }], () => act(file));
  });

describe('a file that is read', () => {
  it('is answered for where nobody wrote to it', async () => {
    await expect(reading(async () => 'facts')).resolves.toBe('facts');
  });

  it.each<[string, (file: string) => Promise<unknown>]>([
    ['grew', (file) => appendFile(file, '2026-01-02\n')],
    ['shrank', (file) => writeFile(file, 'won\n')],
    ['was written to, and is as long as before', (file) => utimes(file, 1, 1)],
    ['was taken away', (file) => rm(file)],
  ])('is refused where it %s meanwhile', async (_, act) => {
    await expect(reading(act)).rejects.toMatchObject({
      diagnostics: [
        {
          rule: 'data-file',
          file: 'deals.csv',
          message: { en: 'the file "deals.csv" changed while it was read' },
          help: { en: 'try again once the other program has finished writing' },
        },
      ],
    });
  });

  it('is told to have changed rather than what is wrong in the half of it', async () => {
    const torn = reading(async (file) => {
      await appendFile(file, '2026-');
      throw inputError('data-date', 'deals.csv', { ja: '', en: 'no date' });
    });
    await expect(torn).rejects.toMatchObject({ diagnostics: [{ rule: 'data-file' }] });
  });

  it('keeps every other fault as it is', async () => {
    const stopped = reading(async (file) => {
      await appendFile(file, 'x');
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
  });
});
