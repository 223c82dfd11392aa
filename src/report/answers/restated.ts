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

const kgiSentences = (tree: Tree, { kgi, changes }: RestatedSince): Message[] => {
  const { actual, expected } = kgi;
  const shown = (value: number | null) => figure(tree, tree.kgi, value);
  const said = { was: shown(actual.was), now: shown(actual.now) };
  const isChanged = changes.some(({ node }) => node.id === tree.kgi.id) || actual.was !== actual.now;
  const moved = change(tree, tree.kgi, actual.was, actual.now);
  const goal = { was: shown(expected.was), now: shown(expected.now) };
  return [
    isChanged
      ? text.kgi({ kgi: tree.kgi.label, ...said, change: moved })
      : text.kgiSame({ kgi: tree.kgi.label, was: said.was }),
    ...(goal.was.en === goal.now.en ? [] : [text.expected(goal)]),
  ];
};

const weakestSentence = ({ weakest: { was, now } }: RestatedSince): Message => {
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

/** What the data of today tell otherwise: of the KGI, of the verdict, and value by value. */
export const restatedBlocks = (tree: Tree, restated: RestatedSince | null): Block[] => {
  if (!restated) return [];
  const { changes, earlier } = restated;
  const isOld = changes.length > 0;
  const sentences = [
    ...(isOld ? [] : [text.nothing()]),
    ...(isOld || earlier > 0 ? kgiSentences(tree, restated) : []),
    ...(isOld || earlier > 0 ? [weakestSentence(restated)] : []),
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
