import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

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

/** The program in few files, for it reads them all whenever it starts. The library is left as tsc makes it. */
export default defineConfig({
  input: { kpi: 'src/cli/index.ts' },
  platform: 'node',
  resolve: { alias: { yaml: '/work/main/node_modules/yaml/browser/index.js' } },
  plugins: [withoutChildProcesses, emojiWhenMet, withLicences],
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'dist/p2',
    cleanDir: true,
    chunkFileNames: '[name].js',
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: {
      groups: [
        // What help and version need, and nothing else.
        { name: 'kpi', tags: ['$initial'], priority: 3 },
        // What every command reads a tree with, then what draws its answer.
        {
          name: 'tree',
          test: /[\\/]src[\\/](?:model|contract|lint|cli)[\\/](?!commands|workspace)/,
          priority: 2,
        },
        { name: 'table', test: /[\\/]src[\\/]report[\\/]formats[\\/]table/, priority: 1 },
      ],
    },
  },
});
