import { type Command, either, given, many, one } from '../command.js';

export const validate: Command = {
  id: 'validate',
  summary: {
    ja: 'ツリーの定義を検査する（データがあれば列も照合）',
    en: 'check the definitions of trees, and the columns of data that is there',
  },
  args: [
    {
      name: 'trees',
      variadic: true,
      description: {
        ja: 'ツリーのYAML、フォルダ（中のツリーすべて）、または "trees/*.yaml" のようなパターン',
        en: 'tree files, folders (every tree in them), or patterns such as "trees/*.yaml"',
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
    {
      flags: '--since <revision>',
      description: {
        ja: 'Gitのこの版から変わったツリーだけを見る',
        en: 'only trees touched since this git revision',
      },
    },
    {
      flags: '--baseline <file>',
      description: {
        ja: '前から分かっている指摘のファイル。ここにあるものは報告しない',
        en: 'a file of findings known of old, which are not reported',
      },
    },
    {
      flags: '--update-baseline',
      description: {
        ja: '今の指摘をすべてベースラインに書く（kpi-baseline.json か --baseline のファイル）',
        en: 'write what is found today as the baseline (kpi-baseline.json, or the file of --baseline)',
      },
    },
    {
      flags: '--fix',
      description: {
        ja: '機械的に直せるもの（つづり、ラベルとid、数値の書き方、キーの順）を書き直す',
        en: 'mend what needs no judgement: misspelt names, labels for ids, number forms, the order of keys',
      },
    },
    {
      flags: '--sources',
      description: {
        ja: 'データのファイルがなければ、それも指摘する',
        en: 'report data files that are missing, even where none is there',
      },
    },
    {
      flags: '--no-sources',
      description: {
        ja: 'データのファイルを見ない',
        en: 'do not look at data files',
      },
    },
  ],
  readsTrees: true,
  examples: [
    'kpi validate',
    'kpi validate "trees/**/*.yaml" --format sarif --output kpi.sarif',
    'kpi validate . --since origin/main --max-warnings 0',
  ],
  async run(invocation, session) {
    const { checkTrees } = await import('../check.js');
    const { inCheckout } = await import('../checkout.js');
    const { rules } = await import('../../lint/rules/index.js');
    const { validateReport } = await import('../../report/answers/validate.js');
    const { knownRule, oneOnly, wholeNumberOption } = await import('../values.js');
    const most = one(invocation, 'maxWarnings');
    const updateBaseline = given(invocation, 'updateBaseline');
    const only = many(invocation, 'rule').map((rule) => knownRule(rule, rules));
    const since = one(invocation, 'since');
    // A baseline of one rule, or of some trees, would forget all the others.
    if (updateBaseline && only.length > 0) oneOnly('--update-baseline', '--rule');
    if (updateBaseline && since !== undefined) oneOnly('--update-baseline', '--since');
    const request = {
      trees: invocation.args,
      rules: only,
      since,
      baseline: one(invocation, 'baseline'),
      updateBaseline,
      sources: either(invocation, 'sources'),
      fix: given(invocation, 'fix'),
      maxWarnings: most === undefined ? undefined : wholeNumberOption('--max-warnings', most),
    };
    const checked = await checkTrees(request, session);
    return inCheckout(
      validateReport(checked, { rules, version: session.version, only }, session.lang),
      session.io,
    );
  },
};
