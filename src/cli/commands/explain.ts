import { cliText } from '../../locale/cli.js';
import { type Command, given } from '../command.js';

export const explain: Command = {
  id: 'explain',
  summary: {
    ja: '指摘の理由と直し方、用語の意味を説明する',
    en: 'explain why something is reported, or what a word means',
  },
  args: [
    {
      name: 'name',
      description: {
        ja: '規則のid、用語、または --sql で見る指標（省くとすべての規則を一覧します）',
        en: 'the id of a rule, a word or, with --sql, a node (left out: all rules are listed)',
      },
    },
    { name: 'tree', description: cliText.treeArgument() },
  ],
  options: [
    {
      flags: '--sql',
      description: {
        ja: '指標の実績を読むSQLを示す（接続はしない）',
        en: 'show the SQL that reads the actuals of a node (connects to nothing)',
      },
    },
  ],
  readsTrees: true,
  examples: [
    'kpi explain',
    'kpi explain volume-without-quality',
    'kpi explain lever',
    'kpi explain フェーズ',
    'kpi explain --sql wins',
  ],
  async run(invocation, session) {
    if (given(invocation, 'sql')) {
      const { explainSql } = await import('../explain-sql.js');
      return explainSql(invocation.args, session);
    }
    const { explained, rulePages } = await import('../pages.js');
    const { glossary } = await import('../../locale/glossary.js');
    const { pagesReport, rulePageReport, termPageReport } = await import('../../report/answers/explain.js');
    const [name] = invocation.args;
    if (name === undefined) return pagesReport(rulePages(), glossary, session.lang);
    const found = explained(name);
    return found.kind === 'rule'
      ? rulePageReport(found.page, session.lang)
      : termPageReport(found.term, session.lang);
  },
};
