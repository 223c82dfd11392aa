import type { Slot } from '../../model/program.js';
import type { NodeId } from '../../model/tree.js';
import { holm } from '../../stats/multiple.js';
import type { NodeComparison } from '../types.js';
import { averagesOf } from './averages.js';
import { countsOf, standaloneCounts } from './counts.js';
import type { LevelEvidence, LevelNoise, LevelQuestion, LevelTest, LevelVerdict, Untested } from './types.js';

/** As of conversions, whose chances have one side: half of a two-sided one is that of the side on which the level lies. */
const CONFIRMED = 0.1;
const SUGGESTIVE = 0.2;

const verdictOf = ({ pValue, isTelling }: LevelEvidence, pAdjusted: number | null): LevelVerdict => {
  if (pAdjusted === null || pValue === null) return 'insufficient';
  if (pAdjusted < CONFIRMED) return 'confirmed';
  if (!isTelling) return 'insufficient';
  return pValue <= SUGGESTIVE ? 'suggestive' : 'indistinct';
};

/** What is told of volumes and averages: their tests, and the chance in their levels. */
export interface Levels {
  /** Both null of what is neither, and of what there is nothing to hold against. */
  judged(nodes: readonly Omit<NodeComparison, 'test' | 'untested'>[]): readonly {
    readonly test: LevelTest | null;
    readonly untested: Untested | null;
  }[];
  /** The chance in a volume or an average on the sides that happened; undefined of anything else. */
  noise(slot: Slot): { readonly before: LevelNoise | null; readonly after: LevelNoise } | undefined;
}

const NEITHER = { test: null, untested: null } as const;

/** Volumes that stand alone, and averages of amounts, over a period: against what was expected or another period. */
export const levelsOf = (question: LevelQuestion): Levels => {
  const { tree, period, before, hidden } = question;
  const standing = standaloneCounts(tree);
  const [counts, averages] = [countsOf(question), averagesOf(question)];
  const isCounted = (id: NodeId): boolean => standing.has(id) && !hidden.has(id);

  return {
    judged: (nodes) => {
      const found = nodes.map(({ node, actual, expected }): LevelEvidence | Untested | null => {
        if (actual === null || expected === null) return null;
        if (isCounted(node.id)) return counts.evidence(node, expected);
        return node.kind === 'average' ? averages.evidence(node.id, expected) : null;
      });
      const tested = found.filter((one) => one !== null && typeof one === 'object' && one.pValue !== null);
      const adjusted = holm(tested.map((one) => (one as LevelEvidence).pValue!));
      return found.map((one) => {
        if (one === null) return NEITHER;
        if (typeof one === 'string') return { test: null, untested: one };
        const place = tested.indexOf(one);
        const pAdjusted = place < 0 ? null : adjusted[place]!;
        const { isTelling: _, ...told } = one;
        return { test: { ...told, pAdjusted, verdict: verdictOf(one, pAdjusted) }, untested: null };
      });
    },
    noise: ({ id, lag }) => {
      const node = tree.nodes.get(id)!;
      const source = isCounted(id) ? counts : null;
      const at = (months: typeof period): LevelNoise | null =>
        source
          ? source.noise(node, months, lag)
          : node.kind === 'average'
            ? averages.noise(id, months, lag)
            : null;
      const after = at(period);
      const earlier = before && at(before);
      return after && (!before || earlier) ? { before: earlier, after } : undefined;
    },
  };
};
