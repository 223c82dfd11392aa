import type { Command } from '../command.js';

export const test: Command = {
  id: 'test',
  summary: {
    ja: 'ツリーの単体テストを実行する（データは読まない）',
    en: 'run the unit tests of trees, offline',
  },
  args: [
    {
      name: 'files',
      variadic: true,
      description: {
        ja: '*.test.yaml、そのあるフォルダ、または引用符で囲んだ "**/*.test.yaml"（省くと今のフォルダから下）',
        en: 'files of tests, folders that hold them, or a quoted "**/*.test.yaml" (left out: all below this folder)',
      },
    },
  ],
  options: [],
  readsTrees: true,
  examples: ['kpi test', 'kpi test kpi.test.yaml', 'kpi test "trees/**/*.test.yaml" --format json'],
  async run(invocation, session) {
    const { runTests } = await import('../tests.js');
    const { testReport } = await import('../../report/answers/test.js');
    const { ran, unusable } = await runTests(invocation.args, session);
    return testReport(ran, unusable, session.lang);
  },
};
