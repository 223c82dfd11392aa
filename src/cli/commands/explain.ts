import type { Command } from '../command.js';

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
        ja: '規則のid、または用語（省くとすべての規則を一覧します）',
        en: 'the id of a rule, or a word (left out: all rules are listed)',
      },
    },
  ],
  options: [],
  examples: [
    'kpi explain',
    'kpi explain volume-without-quality',
    'kpi explain lever',
    'kpi explain フェーズ',
  ],
  async run(invocation, session) {
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
