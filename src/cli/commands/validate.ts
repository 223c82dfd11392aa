import type { Command } from '../command.js';

export const validate: Command = {
  id: 'validate',
  summary: {
    ja: 'ツリーの定義を検査する（データは読まない）',
    en: 'check the definitions of trees, offline',
  },
  args: [
    {
      name: 'trees',
      variadic: true,
      description: {
        ja: 'ツリーのYAML、またはkpi.yamlのあるフォルダ',
        en: 'tree files, or folders that hold kpi.yaml',
      },
    },
  ],
  options: [],
  examples: ['kpi validate', 'kpi validate trees/*.yaml --format sarif --output kpi.sarif'],
  async run({ args }, session) {
    const { checkTrees } = await import('../check.js');
    const { rules } = await import('../../lint/rules/index.js');
    const { validateReport } = await import('../../report/answers/validate.js');
    const checked = await checkTrees(args, session);
    return validateReport(checked, { rules, version: session.version }, session.lang);
  },
};
