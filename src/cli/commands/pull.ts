import { cliText } from '../../locale/cli.js';
import type { Command } from '../command.js';

export const pull: Command = {
  id: 'pull',
  summary: {
    ja: '実績を月ごとに集計した小さなCSVを書く（接続先なしで plan と diagnose に使える）',
    en: 'write the actuals, added up by month, to a small CSV that plan and diagnose read in place of the sources',
  },
  args: [{ name: 'tree', description: cliText.treeArgument() }],
  options: [],
  readsTrees: true,
  formats: ['csv', 'json'],
  examples: ['kpi pull --output facts.csv', 'kpi diagnose --facts facts.csv'],
  async run({ args: [given] }, session) {
    const { pulledFacts } = await import('../workspace.js');
    const { pullReport } = await import('../../report/answers/pull.js');
    const { factsTable } = await import('../../data/pulled/write.js');
    const { tree, answers } = await pulledFacts(given, session);
    return pullReport(tree, answers, factsTable(tree, answers));
  },
};
