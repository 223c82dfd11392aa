import { type Command, many, one } from '../command.js';

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
  options: [
    {
      flags: '--max-warnings <number>',
      description: {
        ja: '警告がこの数を超えたら終了コード1',
        en: 'exit 1 when there are more warnings than this',
      },
    },
    {
      flags: '--rule <id>',
      description: { ja: 'この規則だけを見る（くり返せる）', en: 'only this rule (may be repeated)' },
      repeat: true,
    },
  ],
  examples: ['kpi validate', 'kpi validate trees/*.yaml --format sarif --output kpi.sarif'],
  async run(invocation, session) {
    const { checkTrees } = await import('../check.js');
    const { rules } = await import('../../lint/rules/index.js');
    const { validateReport } = await import('../../report/answers/validate.js');
    const { knownRule, wholeNumberOption } = await import('../values.js');
    const most = one(invocation, 'maxWarnings');
    const only = many(invocation, 'rule').map((rule) => knownRule(rule, rules));
    const checked = await checkTrees(invocation.args, session);
    const diagnostics = checked.diagnostics.filter(({ rule }) => only.length === 0 || only.includes(rule));
    const limit = most === undefined ? undefined : wholeNumberOption('--max-warnings', most);
    return validateReport(
      { ...checked, diagnostics },
      { rules, version: session.version },
      session.lang,
      limit,
    );
  },
};
