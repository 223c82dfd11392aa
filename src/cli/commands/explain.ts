import { cliText } from '../../locale/cli.js';
import { type Command, FACTS, given } from '../command.js';

export const explain: Command = {
  id: 'explain',
  summary: {
    ja: '数字がどこから来たか、指摘の理由と直し方、用語の意味を説明する',
    en: 'explain where a number comes from, why something is reported, or what a word means',
  },
  args: [
    {
      name: 'name',
      description: {
        ja: 'ツリーの指標、規則のid、または用語（省くとすべての規則を一覧します）',
        en: 'a node of the tree, the id of a rule, or a word (left out: all rules are listed)',
      },
    },
    { name: 'tree', description: cliText.treeArgument() },
    { name: 'csv', variadic: true, description: cliText.csvArgument() },
  ],
  options: [
    {
      flags: '--period <period>',
      description: {
        ja: '指標の値を見る月か期間（省くと、実績のそろった最後の月）',
        en: 'the month or months of the number (default: the last complete one)',
      },
    },
    FACTS,
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
    'kpi explain win_rate --period 2026-07..2026-09',
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
    const { explainList, explainName } = await import('../explain-name.js');
    const [name] = invocation.args;
    return name === undefined ? explainList(session) : explainName(name, invocation, session);
  },
};
