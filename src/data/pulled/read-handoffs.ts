import type { Month } from '../../model/calendar.js';
import type { Source, Tree } from '../../model/tree.js';
import type { HandoffCounts, PassGroup, ResponseGroup, ReturnGroup } from '../handoff-counts.js';
import { knownOf, passingsIn } from '../handoff-tallies.js';
import { PASS_ENDS } from '../passing-key.js';
import { passingFingerprint } from './fingerprint.js';
import { ACCEPTED } from './form.js';

/** The records of a handoff while their rows are read. */
export interface HandoffDraft {
  readonly handoff: string;
  readonly disordered: number;
  readonly fingerprint: string;
  readonly passes: PassGroup[];
  readonly responses: ResponseGroup[];
  readonly returns: ReturnGroup[];
}

/** What a row of records that were passed on says. */
interface HandoffRow {
  readonly name: string;
  readonly month: Month | null;
  readonly records: number;
  readonly score: number | null;
  readonly text: string;
}

const WHOLE = /^\d+$/u;

/** Takes a row below the one that names the handoff. False for one that no facts file has. */
export const takeHandoff = (
  draft: HandoffDraft | undefined,
  kind: 'pass' | 'answer' | 'return',
  { name, month, records, score, text }: HandoffRow,
): boolean => {
  if (!draft || month === null) return false;
  if (kind === 'return') return draft.returns.push({ month, reason: text, records }) > 0;
  const isAccepted = name.endsWith(ACCEPTED);
  const end = PASS_ENDS.find((each) => each === (isAccepted ? name.slice(0, -ACCEPTED.length) : name));
  if (!end || (text !== '' && !WHOLE.test(text))) return false;
  const number = text === '' ? null : Number(text);
  const passed = { month, score, isAccepted, end, records };
  return kind === 'pass'
    ? draft.passes.push({ ...passed, months: number }) > 0
    : draft.responses.push({ ...passed, days: number }) > 0;
};

/** The handoffs whose records a source of the tree of today gives, and what was read of each; null for what is not there. */
const today = (tree: Tree, source: Source, drafts: readonly HandoffDraft[]) =>
  passingsIn(tree, source).map((passing) => ({
    passing,
    draft: drafts.find(({ handoff }) => handoff === passing.handoff.id) ?? null,
  }));

/** The handoffs whose records were not pulled, and whether others were counted otherwise than the tree of today does. */
export const staleHandoffs = (
  tree: Tree,
  source: Source,
  drafts: readonly HandoffDraft[],
): { readonly missing: readonly string[]; readonly isChanged: boolean } => {
  const known = today(tree, source, drafts);
  return {
    missing: known.flatMap(({ passing, draft }) => (draft ? [] : [passing.handoff.id])),
    isChanged: known.some(
      ({ draft }) => draft !== null && draft.fingerprint !== passingFingerprint(tree, draft.handoff),
    ),
  };
};

/** What was read of the handoffs that the tree of today has. */
export const handoffsRead = (tree: Tree, source: Source, drafts: readonly HandoffDraft[]): HandoffCounts[] =>
  today(tree, source, drafts).flatMap(({ passing, draft }): HandoffCounts[] => {
    if (!draft) return [];
    const { fingerprint: _, ...counts } = draft;
    return [{ source: source.id, knows: knownOf(passing), ...counts }];
  });
