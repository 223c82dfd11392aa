import type { ExplainDocument } from '../../contract/answers/index.js';
import type { Term } from '../../locale/glossary.js';
import type { Lang } from '../../locale/message.js';
import type { RuleCard } from '../inspection.js';
import { firstSentence } from '../rule-help.js';

/** What can be read about an id that findings name. */
export interface RulePage extends Omit<RuleCard, 'good' | 'bad'> {
  readonly good: string | null;
  readonly bad: string | null;
  /**
   * A rule whose severity a tree may set, one that it may not, something that reading the tree finds, what an answer
   * points out of its own accord, or the reason why a question has no answer.
   */
  readonly standing: 'settable' | 'fixed' | 'reading' | 'alert' | 'input';
}

/** The end of a line that an example is reported at. */
const MARK = ' # !';

/** An example without its marks, and the lines that bear them, from 1. */
export const markedIn = (example: string): { text: string; lines: number[] } => {
  const lines = example.split('\n');
  return {
    text: lines.map((line) => (line.endsWith(MARK) ? line.slice(0, -MARK.length) : line)).join('\n'),
    lines: lines.flatMap((line, index) => (line.endsWith(MARK) ? [index + 1] : [])),
  };
};

const summaryOf = ({ id, severity, principle, standing, reason }: RulePage, lang: Lang) => ({
  id,
  severity,
  principle,
  settable: standing === 'settable',
  summary: firstSentence(reason[lang]),
});

const termJson = ({ id, name, meaning }: Term, lang: Lang) => ({
  id,
  name: name[lang],
  meaning: meaning[lang],
});

export const rulePageJson = (page: RulePage, lang: Lang): ExplainDocument => {
  const bad = page.bad === null ? null : markedIn(page.bad);
  const { summary: _, ...head } = summaryOf(page, lang);
  return {
    kpi: 1,
    command: 'explain',
    kind: 'rule',
    ...head,
    reason: page.reason[lang],
    good: page.good,
    bad: bad?.text ?? null,
    bad_lines: bad?.lines ?? [],
    files: { ...page.files },
  };
};

export const termPageJson = (term: Term, lang: Lang): ExplainDocument => ({
  kpi: 1,
  command: 'explain',
  kind: 'term',
  ...termJson(term, lang),
  also: [...term.also],
});

export const pagesJson = (
  pages: readonly RulePage[],
  terms: readonly Term[],
  lang: Lang,
): ExplainDocument => ({
  kpi: 1,
  command: 'explain',
  kind: 'list',
  rules: pages.map((page) => summaryOf(page, lang)),
  terms: terms.map((term) => termJson(term, lang)),
});
