import { parseNumber } from '../model/numbers.js';
import { isExtensive, type Source, type Valued } from '../model/tree.js';
import { readUnit } from './column-unit.js';
import type { ScaleRead } from './facts.js';
import type { NumberReader } from './number-form.js';
import type { FoundUnit, TableUnits } from './table-units.js';

/** A scale that is declared: a unit, or a bare power of ten, which is about every number but rates and scores. */
export type DeclaredScale = Omit<FoundUnit, 'of'> & { readonly of: FoundUnit['of'] | 'any' };

/** What a source's `scale` says; undefined for a text that is neither a unit nor a power of ten. */
export const declaredScale = (text: string): DeclaredScale | undefined => {
  const unit = readUnit(text);
  if (unit) return { ...unit, origin: 'declared' };
  const factor = parseNumber(text);
  const exponent = factor === undefined || factor <= 0 ? Number.NaN : Math.log10(factor);
  return Number.isInteger(exponent)
    ? { text: text.trim(), exponent, of: 'any', origin: 'declared' }
    : undefined;
};

/** The scale of a whole table: what the source declares, else what the table states. */
export const wholeScale = ({ scale }: Source, units: TableUnits): DeclaredScale | null => {
  const declared = scale === null ? undefined : declaredScale(scale);
  return declared ?? units.whole;
};

const MONEY = /円|ドル|ユーロ|ポンド|ウォン|[¥￥$€£]|\b(?:yen|dollars?|euros?|pounds?)\b/iu;

const isMoney = ({ unit }: Pick<Valued, 'unit'>, currency: string | null): boolean =>
  unit !== null && (MONEY.test(unit) || (currency !== null && unit.toUpperCase().includes(currency)));

/** Whether the scale of a whole table is about a node; null where the node does not say whether it is money. */
export const isScaled = (scale: DeclaredScale, node: Valued, currency: string | null): boolean | null => {
  if (node.kind === 'rate' || node.kind === 'score') return scale.of === 'share' && node.kind === 'rate';
  if (scale.of === 'any') return true;
  if (scale.of === 'share') return false;
  if (isExtensive(node.kind)) return (node.kind === 'amount') === (scale.of === 'money');
  if (node.unit === null) return null;
  return isMoney(node, currency) === (scale.of === 'money');
};

/** Shifts the decimal point in the text of a number, so that 8.2 in 百万円 is exactly 8200000. */
const shifted = (value: number, exponent: number): number => {
  const [digits, power = '0'] = String(value).split('e') as [string, string?];
  return Number(`${digits}e${Number(power) + exponent}`);
};

/** Digits with their marks, signs and money: a cell with anything else, as 8,500円 or 35%, states its own unit. */
const BARE = /^[\d.,\s'_()+\-−–△▲eER¥$€£\\]*$/u;

/** Reads numbers that are in a unit of their own. A cell that states its unit itself is taken by its word. */
export const scaledReader = (read: NumberReader, exponent: number): NumberReader => {
  if (exponent === 0) return read;
  return (cell) => {
    const value = read(cell);
    return typeof value === 'number' && BARE.test(cell.normalize('NFKC')) ? shifted(value, exponent) : value;
  };
};

/** Which units have been applied to what. */
export interface AppliedScales {
  add(unit: DeclaredScale, name: string): void;
  list(): ScaleRead[];
}

export const appliedScales = (): AppliedScales => {
  const applied = new Map<string, { unit: DeclaredScale; names: Set<string> }>();
  return {
    add: (unit, name) => {
      if (unit.exponent === 0) return;
      const key = `${unit.text} ${unit.origin}`;
      const entry = applied.get(key) ?? { unit, names: new Set() };
      applied.set(key, entry);
      entry.names.add(name);
    },
    list: () => [...applied.values()].map(({ unit, names }) => ({ unit, names: [...names] })),
  };
};
