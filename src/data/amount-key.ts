/**
 * Amounts are told apart to a fiftieth of their natural logarithm, which is 2 % of the amount: months have some hundreds
 * of such groups at most, where single amounts would be as many as there are records.
 */
const PER_UNIT = 50;

/** How far apart the logarithms of neighbouring bins are. */
export const BIN_WIDTH = 1 / PER_UNIT;

/** Amounts that are alike to 2 %, and their sign. */
export interface AmountBin {
  readonly sign: -1 | 0 | 1;
  /** Fifty times the natural logarithm of the amount without its sign, rounded; 0 of an amount of 0. */
  readonly bin: number;
}

export const binOf = (amount: number): AmountBin => {
  if (amount === 0) return { sign: 0, bin: 0 };
  return { sign: amount > 0 ? 1 : -1, bin: Math.round(Math.log(Math.abs(amount)) * PER_UNIT) };
};

/** The natural logarithm of the middle of a bin, without its sign. */
export const logOfBin = ({ bin }: AmountBin): number => bin / PER_UNIT;

/** The amount that stands for those of a bin. */
export const amountOfBin = (of: AmountBin): number => of.sign * Math.exp(logOfBin(of));

const SIGNS = ['-', '0', '+'] as const;

/** A bin as the text that stands where other facts have their member; empty for a cell that is no amount. */
export const amountKey = (of: AmountBin | null): string =>
  of === null ? '' : `${SIGNS[of.sign + 1]}${of.bin}`;

/** The same of a bin in SQL: `value` is a number, and null gives null. */
export const amountKeySql = (value: string): string => {
  const bin = `cast(cast(round(ln(abs(cast(${value} as double precision))) * ${PER_UNIT}) as integer) as varchar)`;
  return `case when ${value} > 0 then '${SIGNS[2]}' || ${bin} when ${value} < 0 then '${SIGNS[0]}' || ${bin} when ${value} = 0 then '${SIGNS[1]}0' end`;
};

const KEY = /^([-0+])(-?\d+)$/u;

/** What a text made by `amountKey` says; null for any other one. */
export const binOfKey = (key: string): AmountBin | null => {
  const [, sign, bin] = KEY.exec(key) ?? [];
  if (sign === undefined || bin === undefined) return null;
  return { sign: (SIGNS.indexOf(sign as (typeof SIGNS)[number]) - 1) as AmountBin['sign'], bin: Number(bin) };
};
