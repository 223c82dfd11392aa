import { type Cases, fitBetaBinomial, shrunkRate } from '../../stats/beta-binomial.js';
import { binomialLower } from '../../stats/binomial.js';
import { funnelLimits } from '../../stats/funnel-limits.js';
import { type Homogeneity, homogeneity } from '../../stats/homogeneity.js';
import type { MemberCases } from './counts.js';
import type { MemberRate } from './types.js';

/** With fewer members, the spread among them cannot be told (methods 5.4). */
const FEWEST = 5;

type Drawn = Pick<MemberRate, 'shrunk' | 'pValue' | 'limits'>;

/** What the members of one phase say together, before it is weighed against the other phases. */
export interface Tested {
  readonly pooled: number;
  readonly test: Homogeneity;
  readonly isRough: boolean;
  readonly byName: ReadonlyMap<string, Drawn>;
}

/** Expected counts below which the chi-square's p-value is a rough one: any under 1, or a fifth of them under 5. */
const isRoughFor = (groups: readonly Cases[], rate: number): boolean => {
  const expected = groups.flatMap(({ n }) => [n * rate, n * (1 - rate)]);
  return (
    rate > 0 &&
    rate < 1 &&
    (expected.some((count) => count < 1) ||
      expected.filter((count) => count < 5).length > expected.length / 5)
  );
};

const within = ([low, high]: readonly [number, number]): [number, number] => [
  Math.max(0, low),
  Math.min(1, high),
];

/** Tests the members with a name and with cases; two at least, none of them with more that went on than came in. */
export const testMembers = (cases: readonly MemberCases[]): Tested => {
  const groups = cases.map(({ name, now }) => ({ name, x: now!.converted, n: now!.entered }));
  const total = (of: 'x' | 'n'): number => groups.reduce((sum, group) => sum + group[of], 0);
  const pooled = total('x') / total('n');
  const spread = groups.length >= FEWEST ? fitBetaBinomial(groups) : null;
  const byName = new Map(
    groups.map((group): [string, Drawn] => [
      group.name,
      {
        shrunk: spread && shrunkRate(spread, group),
        pValue: binomialLower(group.x, group.n, pooled),
        limits: {
          warning: within(funnelLimits(pooled, group.n, 0.95)),
          action: within(funnelLimits(pooled, group.n, 0.998)),
        },
      },
    ]),
  );
  return { pooled, test: homogeneity(groups), isRough: isRoughFor(groups, pooled), byName };
};
