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

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Shares the change of a product of three factors out over them by Shapley's value (Shapley 1953), which zeros do not
 * trouble.
 */
const ofThree = (
  [p0, p1]: readonly [number, number],
  [q0, q1]: readonly [number, number],
  [r0, r1]: readonly [number, number],
): number => {
  const others = (q0 * r0 + q1 * r1) / 3 + (q0 * r1 + q1 * r0) / 6;
  return (p1 - p0) * others;
};

/** A part of a whole on both sides; where one side has no whole it is as on the other. */
const both = (part: readonly [number, number], whole: readonly [number, number]): [number, number] => {
  const known = [0, 1].map((side) => (whole[side]! > 0 ? part[side]! / whole[side]! : null));
  return [known[0] ?? known[1] ?? 0, known[1] ?? known[0] ?? 0];
};

/**
 * Shares the change of a rate of acceptance out over the mix of kinds, how soon each kind was answered, and the share
 * accepted of those alike in both: the Shapley value of the three factors in every cell, which with two is Kitagawa's
 * (1955). The parts add up to the change, in whatever order. Cells that one side lacks have the rates of the other, so
 * that their effect is that of their coming or going. Null where either side has no cases.
 */
export function acceptanceParts(kinds: readonly AnswerCells[]): AcceptanceParts | null {
  const total = (side: 'before' | 'after', of: 'n' | 'x'): number =>
    sum(kinds.flatMap((kind) => kind[side].map((cell) => cell[of])));
  const [all0, all1] = [total('before', 'n'), total('after', 'n')];
  if (!(all0 > 0) || !(all1 > 0)) return null;
  let [mix, speed, rate] = [0, 0, 0];
  for (const { before, after } of kinds) {
    const own: readonly [number, number] = [sum(before.map(({ n }) => n)), sum(after.map(({ n }) => n))];
    const share = both(own, [all0, all1]);
    before.forEach((cell, state) => {
      const next = after[state]!;
      const answered = both([cell.n, next.n], own);
      const accepted = both([cell.x, next.x], [cell.n, next.n]);
      mix += ofThree(share, answered, accepted);
      speed += ofThree(answered, share, accepted);
      rate += ofThree(accepted, share, answered);
    });
  }
  return { before: total('before', 'x') / all0, after: total('after', 'x') / all1, mix, speed, rate };
}
