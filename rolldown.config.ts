import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin, rolldown } from 'rolldown';

/**
 * commander loads child processes, and with them the network, for subcommands that are programs of their own. There
 * are none here, and loading it all would take a tenth of the start.
 */
const withoutChildProcesses: Plugin = {
  name: 'without-child-processes',
  resolveId: (source, importer) =>
    source === 'node:child_process' && importer && /[\\/]commander[\\/]/.test(importer) ? '\0nothing' : null,
  load: (id) => (id === '\0nothing' ? '' : null),
};

const LATE = {
  'const segmenter = new Intl.Segmenter();':
    'let cutter; const segmenter = { segment: (text) => (cutter ??= new Intl.Segmenter()).segment(text) };',
  'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;':
    "let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };",
};

/**
 * string-width makes its pattern of all emoji as it is loaded, which takes as long as half the start of Node. Here it
 * is made for the first text that may have one.
 */
const emojiWhenMet: Plugin = {
  name: 'emoji-when-met',
  transform(code, id) {
    if (!/[\\/]string-width[\\/]index\.js$/.test(id) || !code.includes('RGI_Emoji')) return null;
    return Object.entries(LATE).reduce((text, [early, late]) => {
      if (!text.includes(early)) throw new Error(`string-width no longer has: ${early}`);
      return text.replace(early, () => late);
    }, code);
  },
};

const COMMENTS = { legal: true, annotation: false, jsdoc: false };

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

const licenceOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled, and its licence is not found`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
};

/** The licences of all that is bundled ask to be passed on with it. */
const withLicences: Plugin = {
  name: 'with-licences',
  generateBundle(_, chunks) {
    const modules = Object.values(chunks).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const folders = new Set(modules.flatMap((id) => PACKAGE.exec(id)?.[0] ?? []));
    const source = [...folders]
      .map(licenceOf)
      .sort()
      .join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
  },
};

/** Every character beyond ASCII is written as an escape: a file of single bytes is read three times as fast. */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_, chunks) {
    for (const chunk of Object.values(chunks)) {
      if (chunk.type !== 'chunk') continue;
      if (/(?:String\.raw.*|\\)[^\0-\x7f]/.test(chunk.code)) throw new Error(`raw text in ${chunk.fileName}`);
      chunk.code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

/** What the threads that scan a large file run: a file of its own, so that the program stays in few files. */
const withWorker: Plugin = {
  name: 'with-worker',
  async generateBundle() {
    const bundle = await rolldown({
      input: join(import.meta.dirname, 'src/data/scan/worker.ts'),
      platform: 'node',
      plugins: [inAscii],
    });
    const { output } = await bundle.generate({ format: 'cjs', comments: COMMENTS, codeSplitting: false });
    await bundle.close();
    this.emitFile({ type: 'asset', fileName: 'worker.cjs', source: output[0].code });
  },
};

const EXAMPLE = join(import.meta.dirname, 'examples/b2b-sales');
/** Command lines whose code is worth having compiled: together they run what people run. */
const USUAL = [
  ['--help'],
  ['--help', '--lang', 'ja'],
  ['validate', EXAMPLE],
  // This is no tree, so that findings are drawn too.
  ['validate', join(EXAMPLE, 'kpi.test.yaml')],
  ['plan', EXAMPLE],
  ['diagnose', EXAMPLE],
  ['test', EXAMPLE],
];

/** Runs the program as it is usually run, and keeps what V8 has compiled of it beside the files. */
const compiledAhead: Plugin = {
  name: 'compiled-ahead',
  async writeBundle({ dir }) {
    const { loaderOf } = createRequire(import.meta.url)('./bin/loader.js');
    const { load, keepCompiled } = loaderOf(dir);
    const { main } = load('./kpi.cjs');
    const nowhere = { write: () => undefined, isTTY: false, columns: undefined };
    const { signal } = new AbortController();
    const io = {
      stdout: nowhere,
      stderr: nowhere,
      env: {},
      cwd: import.meta.dirname,
      locale: 'ja-JP',
      signal,
    };
    for (const argv of USUAL) await main(argv, io);
    keepCompiled();
  },
};

/** The program in few files, for it reads them all whenever it starts. The library is left as tsc makes it. */
export default defineConfig({
  input: { kpi: 'src/cli/index.ts' },
  platform: 'node',
  // Installed by those whose sources need them.
  external: ['pg', '@duckdb/node-api', 'hucre/xlsx'],
  plugins: [withoutChildProcesses, emojiWhenMet, inAscii, withLicences, withWorker, compiledAhead],
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'dist/program',
    cleanDir: true,
    // Node takes longer to get ready for modules than the whole of the help needs.
    format: 'cjs',
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    comments: COMMENTS,
    codeSplitting: {
      groups: [
        // What help and version need, and nothing else.
        { name: 'kpi', tags: ['$initial'], priority: 3 },
        // What a check of a tree without data needs, then what draws its answer.
        {
          name: 'tree',
          test: /[\\/]src[\\/](?:cli[\\/](?:check|values)|lint[\\/]rules[\\/]index|report[\\/]answers[\\/]validate)\.ts$/,
          priority: 2,
        },
        { name: 'table', test: /[\\/]src[\\/]report[\\/]formats[\\/]table/, priority: 1 },
      ],
    },
  },
});
