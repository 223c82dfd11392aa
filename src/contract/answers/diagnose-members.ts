import { z } from 'zod';
import { figure, maybe } from './shared.js';

const range = z.tuple([figure, figure]);
const effects = z.strictObject({ mix: figure, rate: figure });
const at = { phase: z.string(), conversion: z.string() };

/** The members of the dimension of --by at each phase, in the order of their names: this is no ranking. */
export const members = z.array(
  z.strictObject({
    dimension: z.string(),
    ...at,
    /** Null for the rows that name nobody; these are in no test. */
    member: maybe(z.string()),
    /** Cases that came in; null where a blank cell leaves it unknown. */
    n: maybe(z.int()),
    converted: maybe(z.int()),
    /** Null without cases, and where more went on than came in. */
    rate: maybe(figure),
    /** Empirical Bayes over the members of the phase, from five on. */
    shrunk: maybe(figure),
    /** Wilson's, at 95 %. */
    interval: maybe(range),
    /** One-sided and exact, for a rate below that of all members; adjusted by Benjamini and Hochberg over all members and phases. */
    p_value: maybe(figure),
    p_adjusted: maybe(figure),
    /** Limits of a funnel plot around the rate of all members, at 95 % and 99.8 % (Spiegelhalter). */
    limits: maybe(z.strictObject({ warning: range, action: range })),
    /** Of the change of the phase's rate since the other period: points by the member's own rate, and by its share of the cases. */
    effects: maybe(effects),
  }),
);

/** Whether members differ at a phase beyond chance. */
export const memberTests = z.array(
  z.strictObject({
    ...at,
    /** Members with cases. */
    members: z.int(),
    /** The rate of all of them together. */
    pooled: maybe(figure),
    chi_square: maybe(figure),
    df: maybe(z.int()),
    p_value: maybe(figure),
    /** After Holm, over the phases; what the verdict rests on. */
    p_adjusted: maybe(figure),
    /** Whether the cases are so few that the p-value is a rough one. */
    rough: maybe(z.boolean()),
    compatible_with_chance: maybe(z.boolean()),
    verdict: z.enum(['chance', 'beyond-chance', 'exceeds', 'alone']),
  }),
);

/** Mix against rate, where the period is compared with a past one of which members are known as well. */
export const mix = z.array(
  z.strictObject({
    ...at,
    before: figure,
    after: figure,
    total: figure,
    rate: figure,
    mix: figure,
    /** Whether the rate of all went one way and that of every member the other. */
    simpson: z.boolean(),
    /** Members with cases in one of the periods only; null for those that are not named. */
    only_now: z.array(maybe(z.string())),
    only_before: z.array(maybe(z.string())),
    members: z.array(z.strictObject({ member: maybe(z.string()), ...effects.shape })),
  }),
);

/** Whose part of the KGI's gap is how large, in the order of the names; null where no dimension was asked for. */
export const memberGaps = maybe(
  z.strictObject({
    /**
     * Why it is not shared out. `plan`: what was expected is not known by member; `gap`: there is none; `kind`: the KGI does
     * not add up over members; `members`: the KGI of some is not known.
     */
    why_not: maybe(z.enum(['plan', 'gap', 'kind', 'members'])),
    members: z.array(
      z.strictObject({
        /** Null for the rows that name nobody. */
        member: maybe(z.string()),
        actual: figure,
        expected: figure,
        gap: figure,
        /** By the member's own nodes; they add up to its gap. */
        contributions: z.array(z.strictObject({ id: z.string(), effect: figure })),
      }),
    ),
    /** What no member has; with it the gaps add up to the KGI's. */
    rest: maybe(figure),
  }),
);
