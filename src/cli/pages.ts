import { SOUNDNESS } from '../lint/judge.js';
import { readings } from '../lint/readings.js';
import { rules } from '../lint/rules/index.js';
import { explainText } from '../locale/explain.js';
import { glossary, type Term } from '../locale/glossary.js';
import { inputReasons } from '../locale/inputs.js';
import type { Message } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
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

/** A page for every id that a finding or an error can bear. */
export const rulePages = (): readonly RulePage[] => [
  ...rules.map((rule): RulePage => ({ ...rule, standing: SOUNDNESS.has(rule.id) ? 'fixed' : 'settable' })),
  ...readings.map((reading): RulePage => ({ ...reading, standing: 'reading' })),
  ...inputs.map(inputPage),
];

type Explained =
  | { readonly kind: 'rule'; readonly page: RulePage }
  | { readonly kind: 'term'; readonly term: Term };

const wordsOf = ({ id, name, also }: Term): readonly string[] => [id, name.ja, name.en, ...also];

/** The page of a rule's id or of a word, in whatever width and case it is written. Throws an InputError for others. */
export const explained = (asked: string): Explained => {
  const wanted = foldWidth(asked);
  const pages = rulePages();
  const page = pages.find(({ id }) => id === wanted);
  if (page) return { kind: 'rule', page };
  const term = glossary.find((one) => wordsOf(one).some((word) => foldWidth(word) === wanted));
  if (term) return { kind: 'term', term };
  const suggestion = nearest(asked, [...pages.map(({ id }) => id), ...glossary.flatMap(wordsOf)]);
  throw inputError('usage', '', explainText.unknown({ name: asked }), {
    help: suggestion ? schemaText.didYouMean({ suggestion }) : explainText.listHelp(),
    ...(suggestion && { suggestion }),
  });
};
