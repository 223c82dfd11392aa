import { SOUNDNESS } from '../lint/judge.js';
import { readings } from '../lint/readings.js';
import { rules } from '../lint/rules/index.js';
import { alertReasons } from '../locale/alerts.js';
import { explainText } from '../locale/explain.js';
import { footingReasons } from '../locale/footing-reasons.js';
import { glossary, type Term } from '../locale/glossary.js';
import { inputReasons } from '../locale/inputs.js';
import type { Message } from '../locale/message.js';
import { planReasons } from '../locale/plan-reasons.js';
import { schemaText } from '../locale/schema.js';
import { type InputError, inputError } from '../model/diagnostic.js';
import { foldWidth, nearest } from '../model/identifiers.js';
import type { RulePage } from '../report/documents/explain.js';

const inputPage = ([id, reason]: readonly [string, Message]): RulePage => ({
  id,
  severity: 'error',
  principle: null,
  reason,
  good: null,
  bad: null,
  standing: 'input',
});

/** The errors that no rule finds earlier, in the definitions. */
const inputs = Object.entries(inputReasons).filter(([id]) => !rules.some((rule) => rule.id === id));

/** What an answer points out of its own accord. */
const alerts = Object.entries({ ...alertReasons, ...footingReasons, ...planReasons }).map(
  ([id, { severity, reason }]): RulePage => ({
    id,
    severity,
    principle: null,
    reason,
    good: null,
    bad: null,
    standing: 'alert',
  }),
);

/** A page for every id that a finding, an alert or an error can bear. */
export const rulePages = (): readonly RulePage[] => [
  ...rules.map((rule): RulePage => ({ ...rule, standing: SOUNDNESS.has(rule.id) ? 'fixed' : 'settable' })),
  ...readings.map((reading): RulePage => ({ ...reading, standing: 'reading' })),
  ...alerts,
  ...inputs.map(inputPage),
];

/** A page that needs no tree. */
export type Page =
  | { readonly kind: 'rule'; readonly page: RulePage }
  | { readonly kind: 'term'; readonly term: Term };

const wordsOf = ({ id, name, also }: Term): readonly string[] => [id, name.ja, name.en, ...also];

/** The page of a rule's id or of a word, in whatever width and case it is written; null where there is none. */
export const pageNamed = (asked: string): Page | null => {
  const wanted = foldWidth(asked);
  const page = rulePages().find(({ id }) => id === wanted);
  if (page) return { kind: 'rule', page };
  const term = glossary.find((one) => wordsOf(one).some((word) => foldWidth(word) === wanted));
  return term ? { kind: 'term', term } : null;
};

/** A word by which a term is found, and none of some other names; null where all of its words are taken. */
export const wordBeside = (term: Term, taken: readonly string[]): string | null => {
  const folded = new Set(taken.map(foldWidth));
  return [term.id, ...term.also].find((word) => !folded.has(foldWidth(word))) ?? null;
};

/** The error for a name that nothing explains, neither a page nor one of some other names. */
export const unknownName = (asked: string, others: readonly string[]): InputError => {
  const known = [...others, ...rulePages().map(({ id }) => id), ...glossary.flatMap(wordsOf)];
  const suggestion = nearest(asked, known);
  return inputError('usage', '', explainText.unknown({ name: asked }), {
    help: suggestion ? schemaText.didYouMean({ suggestion }) : explainText.listHelp(),
    ...(suggestion && { suggestion }),
  });
};
