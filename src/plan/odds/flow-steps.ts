import { addStep, type Bench, read } from './bench.js';
import { fill, productAt, thinned, wholeCases, worthOf } from './chance.js';
import { at, type Column } from './columns.js';
import type { Arrivals, Flow } from './roles.js';

/** Cases thinned by their rates, and worth what so many come to; where no spread is known, the mean of each. */
export const flowStep = (
  bench: Bench,
  { cases, rates, share, factor, value }: Flow,
  spreads: Float64Array | null,
): Float64Array => {
  const uniform = bench.stream();
  const { months } = bench;
  const volumes = cases.map((term) => read(bench, term));
  const chances = rates.map((term) => read(bench, term));
  const isThinned = rates.length > 0 || share < 1;
  const mean = value && read(bench, value.term);
  return addStep(bench, (isThinned ? 1 : 0) + (spreads ? 1 : 0), (into) =>
    fill(into, (draw) => {
      const all = productAt(volumes, draw) * months;
      const left = isThinned ? thinned(all, share * productAt(chances, draw), uniform) : all;
      if (mean === null) return left / months;
      const worth = worthOf(left, at(mean, draw), spreads ? spreads[draw]! : 0, uniform);
      return (worth * factor) / months;
    }),
  );
};

/** The cases of a source that have not been dealt out to a month yet, and the share of them that is left. */
interface Rest {
  readonly cases: Float64Array;
  share: number;
}

/**
 * Deals the cases of a source out over the months in which they arrive. No case arrives twice: what one month takes is
 * no longer there for the next (a multinomial split, as a row of binomials).
 */
export const arrivalStepsOf = (bench: Bench): ((arrivals: Arrivals) => Float64Array) => {
  const rests = new Map<string, Rest>();
  const restOf = (key: string, source: Column): Rest => {
    const kept = rests.get(key);
    if (kept) return kept;
    const uniform = bench.stream();
    const cases = addStep(bench, 0, (into) =>
      fill(into, (draw) => wholeCases(at(source, draw) * bench.months, uniform)),
    );
    const rest = { cases, share: 1 };
    rests.set(key, rest);
    return rest;
  };
  return ({ node, parts }) => {
    const dealt = parts.map(({ source, share }) => {
      const rest = restOf(`${source} ${node}`, read(bench, source));
      // Shares that were rounded in print still add up to all of the cases.
      const chance = share > rest.share * (1 - 1e-9) ? 1 : share / rest.share;
      rest.share -= share;
      const uniform = bench.stream();
      return addStep(bench, 1, (into) =>
        fill(into, (draw) => {
          const taken = thinned(rest.cases[draw]!, chance, uniform);
          rest.cases[draw]! -= taken;
          return taken;
        }),
      );
    });
    return addStep(bench, 0, (into) => {
      for (let draw = 0; draw < into.length; draw += 1) {
        let sum = 0;
        for (const part of dealt) sum += part[draw]!;
        into[draw] = sum / bench.months;
      }
    });
  };
};
