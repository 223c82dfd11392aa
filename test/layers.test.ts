import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * Who may know whom. Text becomes a model; pure functions judge, solve or explain it; a report is rendered at the end;
 * only the ends touch the world. `types` may be named but not called.
 */
const LAYERS: Record<string, { knows: readonly string[]; types?: readonly string[]; why: string }> = {
  locale: { knows: [], types: ['model'], why: 'words are made from values, and decide nothing' },
  contract: {
    knows: ['model'],
    why: 'the shapes of files and answers rest on how a number is written, on nothing else',
  },
  model: {
    knows: ['contract', 'locale'],
    why: 'what a tree is does not depend on where data come from or who asks',
  },
  stats: { knows: [], why: 'numbers in, numbers out' },
  data: { knows: ['model', 'locale'], why: 'actuals are read for a tree, not for a command' },
  lint: {
    knows: ['model', 'locale'],
    types: ['data'],
    why: 'definitions are judged without reading anything; what the files showed is handed to the rules',
  },
  plan: {
    knows: ['data', 'model', 'locale', 'stats'],
    why: 'a plan starts from actuals and ends in numbers',
  },
  diagnose: {
    knows: ['plan', 'data', 'model', 'locale', 'stats'],
    why: 'a diagnosis holds actuals against a plan',
  },
  explain: {
    knows: ['data', 'model', 'locale'],
    why: 'the way of a number is followed through what was read, and ends where it was read',
  },
  cases: {
    knows: ['plan', 'data', 'contract', 'model', 'locale'],
    why: 'the tests of a tree hold what it computes and plans against what people expect, without any data',
  },
  propose: {
    knows: ['data', 'model', 'locale'],
    why: 'a tree is proposed for what a file shows, and no file is read for it here',
  },
  report: {
    knows: ['locale', 'model', 'plan'],
    types: ['contract', 'diagnose', 'explain', 'cases', 'data'],
    why: 'a report says what was found and finds nothing itself',
  },
  cli: {
    // '..' is the package's own manifest, which tells the version.
    knows: [
      'lint',
      'plan',
      'diagnose',
      'explain',
      'cases',
      'propose',
      'report',
      'data',
      'model',
      'contract',
      'locale',
      '..',
    ],
    why: 'the end that touches the world, and hands out the contract',
  },
};

/** Each library enters through one folder, so that it can be replaced there. */
const LIBRARIES: Record<string, readonly string[]> = {
  zod: ['contract', 'model'],
  yaml: ['model'],
  'fastest-levenshtein': ['model'],
  'csv-parse': ['data'],
  pg: ['data'],
  '@duckdb': ['data'],
  hucre: ['data'],
  chalk: ['report'],
  'cli-table3': ['report'],
  'string-width': ['report'],
  commander: ['cli'],
};

/** Where the clock is, by which people see that something goes on. */
const CLOCK = 'cli/io.ts';

/** The folders that may touch the world: files, the process, the clock. */
const WORLDLY = ['data', 'cli'];

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly target: string;
  readonly isType: boolean;
}

const sources = (readdirSync(SRC, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) =>
  name.endsWith('.ts'),
);
const layerOf = (path: string): string => path.split('/')[0]!;

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = [
    ...text.matchAll(/(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gu),
  ];
  return found.map(([, isType, named, dynamic]) => ({
    file,
    layer: layerOf(file),
    target: (named ?? dynamic)!,
    isType: isType !== undefined,
  }));
});

const folderOf = ({ file, target }: Import): string =>
  layerOf(relative(SRC, join(SRC, dirname(file), target)));

describe('the layers of src', () => {
  it('are all named here', () => {
    const folders = new Set(sources.filter((file) => file.includes('/')).map(layerOf));
    expect([...folders].sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it.each(Object.entries(LAYERS))('%s knows only what is below it', (layer, { knows, types = [], why }) => {
    const strangers = imports
      .filter((one) => one.layer === layer && one.target.startsWith('.') && folderOf(one) !== layer)
      .filter((one) => !knows.includes(folderOf(one)) && !(one.isType && types.includes(folderOf(one))))
      .map((one) => `${one.file} imports ${one.target}`);
    expect(strangers, why).toEqual([]);
  });

  it('let each library in through one folder', () => {
    const strangers = imports
      .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
      .filter(({ target, layer, isType }) => {
        const name = target.split('/')[0]!;
        return !(LIBRARIES[name] ?? []).includes(layer) || (name === 'zod' && layer === 'model' && !isType);
      })
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(strangers).toEqual([]);
  });

  it('touch the world at the two ends only', () => {
    const strangers = imports
      .filter(({ target, layer }) => target.startsWith('node:') && !WORLDLY.includes(layer))
      .map(({ file, target }) => `${file} imports ${target}`);
    const clocks = sources
      .filter((file) => file !== CLOCK)
      .filter((file) =>
        /\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/u.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
      )
      .map((file) => `${file} asks the clock or chance`);
    const processes = sources
      .filter(
        (file) =>
          !WORLDLY.includes(layerOf(file)) && /\bprocess\./u.test(readFileSync(join(SRC, file), 'utf8')),
      )
      .map((file) => `${file} touches the process`);
    expect([...strangers, ...clocks, ...processes]).toEqual([]);
  });

  it('have no drawer for odds and ends', () => {
    expect(
      sources.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\.ts|\/)/u.test(file)),
    ).toEqual([]);
  });
});
