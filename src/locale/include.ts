import type { Message } from './message.js';

/** What can be wrong with an `include` of a tree. */
export const includeText = {
  missing: ({ pattern }: { pattern: string }): Message => ({
    ja: `include のファイルがありません: ${pattern}`,
    en: `there is no file to include: ${pattern}`,
  }),
  folder: ({ pattern }: { pattern: string }): Message => ({
    ja: `include の「${pattern}」はフォルダです`,
    en: `the include "${pattern}" is a folder`,
  }),
  folderHelp: ({ pattern }: { pattern: string }): Message => {
    const files = `${pattern.replace(/[\\/]+$/u, '')}/*.yaml`;
    return {
      ja: `その中のファイルは ${files} のように書きます`,
      en: `its files are written as ${files}`,
    };
  },
  noMatch: ({ pattern }: { pattern: string }): Message => ({
    ja: `include の「${pattern}」に当てはまるYAMLがありません`,
    en: `no YAML file matches the include "${pattern}"`,
  }),
  outside: ({ pattern }: { pattern: string }): Message => ({
    ja: `「${pattern}」はツリーのフォルダの外にあるため、include できません`,
    en: `"${pattern}" lies outside the folder of the tree and cannot be included`,
  }),
  outsideHelp: (): Message => ({
    ja: 'ツリーと同じフォルダか、その下に置いてください（リンクの先も調べます）',
    en: 'keep it beside the tree or in a folder below it; links are followed to see where they lead',
  }),
  cycle: ({ names }: { names: readonly string[] }): Message => ({
    ja: `include が輪になっています: ${names.join(' → ')}`,
    en: `the includes go round in a circle: ${names.join(' → ')}`,
  }),
  cycleHelp: (): Message => ({
    ja: 'どこか1か所の include を消してください',
    en: 'take away one of these includes',
  }),
  tooMany: ({ most }: { most: number }): Message => ({
    ja: `include するファイルが多すぎます（${most}まで）`,
    en: `too many files are included (${most} at most)`,
  }),
};
