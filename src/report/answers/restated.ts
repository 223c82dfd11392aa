import type { RestatedSince, Restatement } from '../../diagnose/restated.js';
import type { Diagnosis, Weakest } from '../../diagnose/types.js';
import { diagnoseReportText } from '../../locale/diagnose-report.js';
import type { Message } from '../../locale/message.js';
import { verbatim } from '../../locale/message.js';
import { restatedText as text } from '../../locale/restated.js';
import type { Tree } from '../../model/tree.js';
import { change, figure, periodText } from '../figures.js';
import type { Block, Cell } from '../report.js';

/** More rows are counted and not shown. */
const MOST_ROWS = 20;

/** Said before anything else: the numbers are not those of today. */
export const asOfBlocks = (restated: RestatedSince | null): Block[] =>
  restated
    ? [
        {
          type: 'text',
          text: text.asOf({ day: restated.asOf, snapshot: restated.snapshot }),
          tone: 'warn',
        },
      ]
    : [];

/** What became of the KGI of the period. */
const kgiSentence = (tree: Tree, { kgi: { actual }, changes }: RestatedSince): Message => {
  const { label: kgi } = tree.kgi;
  const shown = { was: figure(tree, tree.kgi, actual.was), now: figure(tree, tree.kgi, actual.now) };
  if (actual.was === null && actual.now === null) return text.kgiUnknown({ kgi });
  if (actual.was === null) return text.kgiFound({ kgi, ...shown });
  if (actual.now === null) return text.kgiLost({ kgi, ...shown });
  return changes.some(({ node }) => node.id === tree.kgi.id)
    ? text.kgi({ kgi, ...shown, change: change(tree, tree.kgi, actual.was, actual.now) })
    : text.kgiSame({ kgi, ...shown });
};

/** That the yardstick itself moves with the data, as a plan does that starts from them. */
const expectedSentences = (tree: Tree, { kgi: { expected } }: RestatedSince): Message[] => {
  const shown = { was: figure(tree, tree.kgi, expected.was), now: figure(tree, tree.kgi, expected.now) };
  return shown.was.en === shown.now.en ? [] : [text.expected(shown)];
};

const weakestSentence = ({ weakest: { was, now } }: Pick<RestatedSince, 'weakest'>): Message => {
  const phase = (found: Weakest | null): string | null => found?.phase.label ?? null;
  const of = (key: keyof Diagnosis['weakest']) => [phase(was[key]), phase(now[key])] as const;
  const [observed, confirmed] = [of('observed'), of('confirmed')];
  if (observed[0] !== observed[1] || confirmed[0] !== confirmed[1])
    return text.weakestMoved({ observed, confirmed });
  if (confirmed[0] !== null) return text.weakestSame({ phase: confirmed[0], isConfirmed: true });
  return observed[0] === null
    ? text.noWeakest()
    : text.weakestSame({ phase: observed[0], isConfirmed: false });
};

const row = (tree: Tree, { node, month, was, now }: Restatement): { cells: Cell[] } => ({
  cells: [
    { text: verbatim(node.label) },
    { text: periodText({ from: month, to: month }) },
    { text: figure(tree, node, was) },
    { text: figure(tree, node, now) },
    { text: change(tree, node, was, now) },
  ],
});

/** Of a KGI that is not known on one side no verdict has changed: there is none. */
const weakestSentences = ({ kgi, weakest }: RestatedSince): Message[] =>
  kgi.actual.was === null || kgi.actual.now === null ? [] : [weakestSentence({ weakest })];

/** What the data of today tell otherwise: of the KGI, of the verdict, and value by value. */
export const restatedBlocks = (tree: Tree, restated: RestatedSince | null): Block[] => {
  if (!restated) return [];
  const { changes, earlier } = restated;
  const isOld = changes.length > 0;
  const sentences = [
    ...(isOld ? [] : [text.nothing()]),
    ...(isOld || earlier > 0
      ? [kgiSentence(tree, restated), ...expectedSentences(tree, restated), ...weakestSentences(restated)]
      : []),
    ...(earlier > 0 ? [text.earlier({ count: earlier })] : []),
  ];
  const more = changes.length - MOST_ROWS;
  return [
    { type: 'heading', text: text.title() },
    { type: 'text', text: diagnoseReportText.sentences(sentences) },
    ...(isOld
      ? [
          {
            type: 'table' as const,
            columns: [
              { head: text.node(), align: 'left' as const, rank: 0 },
              { head: text.month(), align: 'left' as const, rank: 0 },
              { head: text.was(), align: 'right' as const, rank: 0 },
              { head: text.now(), align: 'right' as const, rank: 0 },
              { head: text.change(), align: 'right' as const, rank: 1 },
            ],
            rows: changes.slice(0, MOST_ROWS).map((entry) => row(tree, entry)),
          },
        ]
      : []),
    ...(more > 0 ? [{ type: 'text' as const, text: text.more({ count: more }), tone: 'dim' as const }] : []),
  ];
};
