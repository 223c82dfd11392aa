import type { MemberGap } from '../../diagnose/members/gaps.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { diagnoseReportText } from '../../locale/diagnose-report.js';
import { MISSING } from '../../locale/format.js';
import { memberGapsText as text } from '../../locale/member-gaps.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { change, figure, partsOfKgi } from '../figures.js';
import type { Block, Cell } from '../report.js';
import { memberName } from './diagnose-members.js';

/** Members of a table that is still read; of more, those with the largest gaps are shown. */
const MOST_ROWS = 20;

const gapOf = ({ actual, expected }: MemberGap): number => actual - expected;

/** The members that are shown, still in the order of their names, and the others. */
const shownOf = (members: readonly MemberGap[]): { shown: readonly MemberGap[]; others: MemberGap[] } => {
  if (members.length <= MOST_ROWS) return { shown: members, others: [] };
  const bySize = members.toSorted((a, b) => Math.abs(gapOf(b)) - Math.abs(gapOf(a)));
  const kept = new Set(bySize.slice(0, MOST_ROWS));
  return {
    shown: members.filter((member) => kept.has(member)),
    others: members.filter((member) => !kept.has(member)),
  };
};

type Parts = (value: number | null) => Message;

/** What moved a member's gap most, in the direction in which it went. */
const factorOf = (tree: Tree, member: MemberGap, parts: Parts): Message => {
  const along = member.contributions.filter(({ effect }) => effect * gapOf(member) > 0);
  if (along.length === 0) return MISSING;
  const { id, effect } = along.reduce((most, next) =>
    Math.abs(next.effect) > Math.abs(most.effect) ? next : most,
  );
  const label = tree.nodes.get(id)?.label;
  if (label !== undefined) return text.effect({ label, effect: parts(effect) });
  return id === 'unclosed' ? diagnoseReportText.unclosed() : text.unmodelled();
};

const whyNot = (tree: Tree, { members: found }: Diagnosis): Message | null => {
  const { dimension, gaps } = found!;
  const of = { kgi: tree.kgi.label, dimension };
  switch (gaps.why) {
    case 'plan':
      return text.plan(of);
    case 'kind':
      return text.kind(of);
    case 'members':
      return text.members({ ...of, names: gaps.unknown.map((name) => memberName(name).ja) });
    default:
      // A KGI without a gap has been told of already.
      return null;
  }
};

/** The KGI's gap by member, or in words why it is not shared out by them. */
export const memberGapBlocks = (tree: Tree, diagnosis: Diagnosis): Block[] => {
  const { members: found, kgi } = diagnosis;
  if (!found) return [];
  const { dimension, gaps } = found;
  if (gaps.why !== null) {
    const why = whyNot(tree, diagnosis);
    return why ? [{ type: 'text', text: why, tone: 'dim' }] : [];
  }
  const { shown, others } = shownOf(gaps.members);
  const ofOthers = others.reduce((sum, member) => sum + gapOf(member), 0);
  const parts = partsOfKgi(tree, [...gaps.members.map(gapOf), ofOthers, gaps.rest]);
  const line = (name: Message, value: number): { cells: Cell[] } => ({
    cells: [{ text: name }, { text: MISSING }, { text: parts(value) }, { text: MISSING }],
  });
  return [
    {
      type: 'heading',
      text: text.title({ dimension, gap: change(tree, tree.kgi, kgi.expected, kgi.actual) }),
    },
    {
      type: 'table',
      columns: [
        { head: verbatim(dimension), align: 'left', rank: 0 },
        { head: text.actual(), align: 'right', rank: 2 },
        { head: text.gap(), align: 'right', rank: 0 },
        { head: text.factor(), align: 'left', rank: 1 },
      ],
      rows: [
        ...shown.map((member) => ({
          cells: [
            { text: memberName(member.name) },
            { text: figure(tree, tree.kgi, member.actual) },
            { text: parts(gapOf(member)) },
            { text: factorOf(tree, member, parts) },
          ],
        })),
        ...(others.length > 0 ? [line(text.others({ count: others.length }), ofOthers)] : []),
        ...(gaps.rest === 0 ? [] : [line(text.rest(), gaps.rest)]),
      ],
    },
    { type: 'text', text: text.legend(), tone: 'dim' },
  ];
};
