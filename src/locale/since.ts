import type { Message } from './message.js';

/** What keeps `--since` from an answer. */
export const sinceText = {
  noGit: (): Message => ({
    ja: '--since には git が必要ですが、git を実行できません',
    en: '--since needs git, and git cannot be run here',
  }),
  noRepository: (): Message => ({
    ja: '--since は Git のリポジトリの中で使います',
    en: '--since works inside a git repository, and this folder is in none',
  }),
  noRevision: ({ revision }: { revision: string }): Message => ({
    ja: `Git に「${revision}」という版はありません`,
    en: `git knows no revision "${revision}"`,
  }),
  noRevisionHelp: (): Message => ({
    ja: 'CIでは履歴が省かれていることがあります（GitHub Actions なら checkout に fetch-depth: 0 を付けます）',
    en: 'in CI the history may be cut short; with GitHub Actions give checkout fetch-depth: 0',
  }),
};
