import {
  formatChange,
  formatMoney,
  formatPeriodText,
  formatSignedTenths,
  formatTenths,
  formatValue,
  MISSING,
  moneyColumn,
} from '../locale/format.js';
import type { Message } from '../locale/message.js';
import { formatMonth, type Period } from '../model/calendar.js';
import type { Node, Tree } from '../model/tree.js';

/** A node's value as people there write it; a dash where it is missing. */
export const figure = (tree: Tree, node: Node, value: number | null): Message =>
  value === null ? MISSING : formatValue(value, node.kind, tree.currency, node.unit);

/** A signed difference of a node's values. */
export const change = (tree: Tree, node: Node, before: number | null, after: number | null): Message =>
  before === null || after === null
    ? MISSING
    : formatChange(before, after, node.kind, tree.currency, node.unit);

/** A signed part of the KGI, in the KGI's own form. */
export const partOfKgi = (tree: Tree, value: number | null): Message => change(tree, tree.kgi, 0, value);

/** Parts of the KGI that stand in one column: one unit, the same decimals. */
export const partsOfKgi = (
  tree: Tree,
  values: readonly (number | null)[],
  plus: '' | '+' = '+',
): ((value: number | null) => Message) => {
  const known = values.filter((value) => value !== null);
  const money = moneyColumn(known, tree.currency);
  return (value) => {
    if (value === null) return MISSING;
    if (tree.kgi.kind === 'amount') return money(value, plus);
    if (tree.kgi.kind === 'count') return plus === '+' ? formatSignedTenths(value) : formatTenths(value);
    return plus === '+' ? partOfKgi(tree, value) : figure(tree, tree.kgi, value);
  };
};

/** An unsigned part of the KGI. */
export const amountOfKgi = (tree: Tree, value: number | null): Message =>
  tree.kgi.kind === 'amount' && value !== null
    ? formatMoney(value, tree.currency)
    : figure(tree, tree.kgi, value);

export const periodText = ({ from, to }: Period): Message =>
  formatPeriodText(formatMonth(from), formatMonth(to));

/** The name of a department; its id where it has none. */
export const ownerText = (tree: Tree, owner: string | null): string =>
  owner === null ? '' : (tree.departments.get(owner) ?? owner);

/** What a node's values are counted in: its own unit, of money the currency; empty where neither is known. */
export const unitText = (tree: Tree, { kind, unit }: Node): string =>
  unit ?? (kind === 'amount' || kind === 'average' ? (tree.currency ?? '') : '');
