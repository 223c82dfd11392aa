/**
 * The part of a volume that converts in the end, read from a rate of one month over the volume of the same month: what
 * converts came in `lag` months before, when the volume was smaller by `growth` a month. By then snapshot =
 * p / (1 + g)^lag; a constant growth and one lag for all are assumed. Above 1 there is no such part: null.
 */
export const conversionBehind = (snapshot: number, growth: number, lag: number): number | null => {
  const conversion = snapshot * (1 + growth) ** lag;
  return conversion <= 1 ? conversion : null;
};
