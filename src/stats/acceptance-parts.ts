/** Cases, and how many of them were accepted. */
export interface Cell {
  readonly n: number;
  readonly x: number;
}

/** Cases of one kind, as by their score, by how soon each was answered; the same order of answers in every kind. */
export interface AnswerCells {
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
}

/** The change of the share accepted, in its three parts. */
export interface AcceptanceParts {
  /** The share of all before and after. */
  readonly before: number;
  readonly after: number;
  /** By the kinds that came, by how soon they were answered, and by how many were accepted of the same kind and answer. */
  readonly mix: number;
  readonly speed: number;
  readonly rate: number;
}

/** Shapley's value (1953) of the factor p in the change of the product p q r, which zeros do not trouble. */
const ofThree = (p0: number, p1: number, q0: number, q1: number, r0: number, r1: number): number =>
  (p1 - p0) * ((q0 * r0 + q1 * r1) / 3 + (q0 * r1 + q1 * r0) / 6);

/** A part of its whole; where there is no whole, as on the other side. */
const share = (part: number, whole: number, otherPart: number, otherWhole: number): number => {
  if (whole > 0) return part / whole;
  return otherWhole > 0 ? otherPart / otherWhole : 0;
};

const totalOf = (cells: readonly Cell[], of: 'n' | 'x'): number => {
  let total = 0;
  for (const cell of cells) total += cell[of];
  return total;
};

/**
 * Shares the change of a rate of acceptance out over the mix of kinds, how soon each kind was answered, and the share
 * accepted of those alike in both: the Shapley value of the three factors in every cell, which with two is Kitagawa's
 * (1955). The parts add up to the change, in whatever order. Cells that one side lacks have the rates of the other, so
 * that their effect is that of their coming or going. Null where either side has no cases.
 */
export function acceptanceParts(kinds: readonly AnswerCells[]): AcceptanceParts | null {
  let [all0, all1, accepted0, accepted1] = [0, 0, 0, 0];
  for (const { before, after } of kinds) {
    all0 += totalOf(before, 'n');
    all1 += totalOf(after, 'n');
    accepted0 += totalOf(before, 'x');
    accepted1 += totalOf(after, 'x');
  }
  if (!(all0 > 0) || !(all1 > 0)) return null;
  let [mix, speed, rate] = [0, 0, 0];
  for (const { before, after } of kinds) {
    const [own0, own1] = [totalOf(before, 'n'), totalOf(after, 'n')];
    const [q0, q1] = [own0 / all0, own1 / all1];
    for (const [state, { n: n0, x: x0 }] of before.entries()) {
      const { n: n1, x: x1 } = after[state]!;
      const [t0, t1] = [share(n0, own0, n1, own1), share(n1, own1, n0, own0)];
      const [a0, a1] = [share(x0, n0, x1, n1), share(x1, n1, x0, n0)];
      mix += ofThree(q0, q1, t0, t1, a0, a1);
      speed += ofThree(t0, t1, q0, q1, a0, a1);
      rate += ofThree(a0, a1, q0, q1, t0, t1);
    }
  }
  return { before: accepted0 / all0, after: accepted1 / all1, mix, speed, rate };
}
