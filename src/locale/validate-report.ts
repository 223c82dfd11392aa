import type { Message } from './message.js';

export const validateReportText = {
  heading: (): Message => ({ ja: 'kpi validate の結果', en: 'What kpi validate found' }),
  more: ({ count }: { count: number }): Message => ({
    ja: `ほかに${count}件あります。すべてはジョブのログにあります。`,
    en: `${count} more ${count === 1 ? 'is' : 'are'} in the log of the job.`,
  }),
  // What only reading a file finds is no rule that could be asked for.
  left: ({ rule, count, isRule }: { rule: string; count: number; isRule: boolean }): Message => {
    const flags = isRule ? `--rule ${rule}` : '--format json';
    return {
      ja: `${rule} はほかに${count}件あります（${flags} で全件表示）`,
      en: `and ${count} more of ${rule}: add ${flags} to see them all`,
    };
  },
  goodExample: (): Message => ({ ja: '良い例', en: 'Good' }),
  badExample: (): Message => ({
    ja: '悪い例（# ! の行を指摘します）',
    en: 'Bad (reported at the line that ends in # !)',
  }),
  fixed: ({ count }: { count: number }): Message => ({
    ja: `${count}件を直して書き込みました（--fix）`,
    en: `${count} ${count === 1 ? 'finding was' : 'findings were'} mended and written (--fix)`,
  }),
  fixable: ({ count }: { count: number }): Message => ({
    ja: `このうち${count}件は --fix で直せます`,
    en: `${count} of these ${count === 1 ? 'is' : 'are'} mended by --fix`,
  }),
  excused: ({ count }: { count: number }): Message => ({
    ja: `除外の指定（kpi-ignore、rules、ベースライン）により、${count}件は示していません`,
    en: `${count} ${count === 1 ? 'finding is' : 'findings are'} excused by kpi-ignore, rules or the baseline`,
  }),
  untouched: ({ count }: { count: number }): Message => ({
    ja: `変更のないツリー${count}件は検査していません（--since）`,
    en: `${count} ${count === 1 ? 'tree is' : 'trees are'} unchanged and not checked (--since)`,
  }),
  baseline: ({ file }: { file: string }): Message => ({
    ja: `${file} に今の指摘を記録しました。今後は新しい指摘だけを報告します（--baseline ${file}）`,
    en: `what is found today is written to ${file}; --baseline ${file} reports what is new`,
  }),
  clean: ({ files, nodes }: { files: number; nodes: number }): Message => ({
    ja: `問題は見つかりませんでした（${files}ファイル、${nodes}指標）`,
    en: `no problems found (${files} ${files === 1 ? 'file' : 'files'}, ${nodes} ${nodes === 1 ? 'node' : 'nodes'})`,
  }),
  summary: (v: {
    errors: number;
    warnings: number;
    infos: number;
    files: number;
    nodes: number;
  }): Message => ({
    ja: `エラー${v.errors}件、警告${v.warnings}件${v.infos > 0 ? `、情報${v.infos}件` : ''}（${v.files}ファイル、${v.nodes}指標）`,
    en: `${v.errors} ${v.errors === 1 ? 'error' : 'errors'}, ${v.warnings} ${v.warnings === 1 ? 'warning' : 'warnings'}${v.infos > 0 ? `, ${v.infos} ${v.infos === 1 ? 'info' : 'infos'}` : ''} (${v.files} ${v.files === 1 ? 'file' : 'files'}, ${v.nodes} ${v.nodes === 1 ? 'node' : 'nodes'})`,
  }),
};
