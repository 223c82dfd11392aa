/** A mean of a group in one period, and how much it rests on: the cases that it is a mean of. */
export interface Observed {
  readonly mean: number;
  readonly weight: number;
}

/** The means of groups, each drawn towards the mean of all by how little it rests on. */
export interface Credibility {
  readonly mean: number;
  /** The weight at which a group counts half by itself; infinite where nothing tells the groups apart. */
  readonly half: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const pooled = (observed: readonly Observed[]): Observed => {
  const weight = sum(observed.map((one) => one.weight));
  return { mean: sum(observed.map((one) => one.mean * one.weight)) / weight, weight };
};

/**
 * How far the means of groups are to be trusted, by what each varies from period to period against what they vary among
 * one another (Bühlmann & Straub 1970). Groups are pooled where they vary no more than their periods do, and where no
 * group has two periods to tell by. Null where nothing was observed. Weights are above zero.
 */
export function credibility(groups: readonly (readonly Observed[])[]): Credibility | null {
  const filled = groups.filter((periods) => periods.length > 0);
  if (filled.length === 0) return null;
  const means = filled.map(pooled);
  const all = pooled(means);
  const free = sum(filled.map((periods) => periods.length - 1));
  const within =
    sum(
      filled.map((periods, i) =>
        sum(periods.map(({ mean, weight }) => weight * (mean - means[i]!.mean) ** 2)),
      ),
    ) / free;
  const among = sum(means.map(({ mean, weight }) => weight * (mean - all.mean) ** 2));
  const room = all.weight - sum(means.map(({ weight }) => weight ** 2)) / all.weight;
  const between = (among - (means.length - 1) * within) / room;
  return { mean: all.mean, half: between > 0 ? within / between : Number.POSITIVE_INFINITY };
}

/** A group's mean between its own and that of all. A group without any weight has the mean of all. */
export const credibleMean = (all: Credibility, own: Observed): number => {
  if (own.weight === 0 || all.half === Number.POSITIVE_INFINITY) return all.mean;
  const share = own.weight / (own.weight + all.half);
  return share * own.mean + (1 - share) * all.mean;
};
