import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from './built-program.js';
import { archive, grid, type Part, workbookParts } from './data/workbooks.js';

const LIBRARY = fileURLToPath(new URL('../node_modules/hucre', import.meta.url));
const TREE = `kpi: 1
kgi: { id: revenue, kind: amount }
sources: { t: { path: a.xlsx, layout: columns } }
`;
/** Megabytes of heap: a table of a few cells needs a fifth of it, and none of the bombs would fit. */
const HEAP = 100;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-bombs-'));
  await buildProgram(folder);
  await mkdir(join(folder, 'node_modules'));
  await symlink(LIBRARY, join(folder, 'node_modules/hucre'), 'junction');
  await writeFile(join(folder, 'kpi.yaml'), TREE);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

const pull = async (content: Buffer) => {
  await writeFile(join(folder, 'a.xlsx'), content);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, 'bin/kpi.js', 'pull', 'kpi.yaml', '--output', 'facts.csv'],
    { cwd: folder, env: { KPI_LANG: 'en' }, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

const TABLE = grid([
  ['month', 'revenue'],
  ['2026-04', 1],
]);
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

/** A small workbook with another content in one of its parts. */
const bent = (name: string, content: string | Buffer, claimed?: number): Buffer => {
  const part: Part = { name, content, ...(claimed !== undefined && { claimed }) };
  const parts = workbookParts([{ name: 'a', data: TABLE }]);
  return archive(parts.map((each) => (each.name === name ? part : each)));
};
const rows = (row: string, count: number): Buffer =>
  bent(SHEET, `<x><sheetData>${row.repeat(count)}</sheetData></x>`);
const oneTextEverywhere = (): Buffer => {
  const strings = `<si><t>${'a'.repeat(30_000)}</t></si>`;
  const data = '<row><c t="s"><v>0</v></c></row>'.repeat(4000);
  return archive(workbookParts([{ name: 'a', data }], { strings }));
};

const TOO_LARGE = 'this workbook is too large once it is unpacked';
const DAMAGED = 'this workbook is damaged or cut short';

describe('in a heap of few megabytes', () => {
  it('a workbook is read', async () => {
    expect(await pull(bent(SHEET, `<x><sheetData>${TABLE}</sheetData></x>`))).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(existsSync(join(folder, 'facts.csv'))).toBe(true);
    await rm(join(folder, 'facts.csv'));
  });

  it.each<[string, () => Buffer, string]>([
    ['a part that says it unpacks to a gigabyte', () => bent(SHEET, 'x', 2 ** 30), TOO_LARGE],
    [
      'a part that unpacks to more than it says',
      () => bent(SHEET, Buffer.alloc(200_000_000, ' '), 5000),
      DAMAGED,
    ],
    [
      'two cells at opposite corners',
      () => rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 1),
      TOO_LARGE,
    ],
    [
      'rows that each reach to the last column',
      () => rows('<row><c/><c r="XFD9999"><v>1</v></c></row>', 5000),
      TOO_LARGE,
    ],
    [
      'the same in a spelling that only XML knows',
      () => rows('<row><c r="&#88;FD9999"/></row>', 5000),
      TOO_LARGE,
    ],
    [
      'a hundred thousand widths of all columns',
      () => bent(SHEET, `<x><cols>${'<col min="1" max="16384" width="9"/>'.repeat(100_000)}</cols></x>`),
      TOO_LARGE,
    ],
    [
      'shared strings without an end',
      () => bent(STRINGS, `<sst>${'<si/>'.repeat(5_000_000)}</sst>`),
      TOO_LARGE,
    ],
    ['elements in elements in elements', () => bent('xl/styles.xml', '<a>'.repeat(5_000_000)), TOO_LARGE],
    ['one long text in every cell', oneTextEverywhere, TOO_LARGE],
  ])('%s is refused', async (_, content, words) => {
    const { status, stdout, stderr } = await pull(content());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(existsSync(join(folder, 'facts.csv'))).toBe(false);
  });

  it('entities that double themselves are no text', async () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const data = TABLE.replace('<v>1</v>', '<v>&b;</v>');
    const { status, stderr } = await pull(bent(SHEET, `${entities}<x><sheetData>${data}</sheetData></x>`));
    expect(status).toBe(2);
    expect(stderr).toContain('a.xlsx (sheet "a") B2');
    expect(stderr).not.toContain('haha');
  });
});
