import type { AppliedFormula, Term } from '../explain/types.js';
import { explainNodeText as text } from '../locale/explain-node.js';
import type { Lang, Message } from '../locale/message.js';
import { type Reference, referencesOf } from '../model/formula/ast.js';
import type { Node, Tree } from '../model/tree.js';
import { figure } from './figures.js';

const sign = (written: string): string => written.replaceAll('*', '×').replaceAll('/', '÷');

/** A name as it is written once; of a volume with `lags` there is a term for each month from which some arrives. */
interface Named {
  readonly place: Reference['place'];
  readonly terms: readonly Term[];
}

const namedIn = ({ owner, terms }: AppliedFormula): Named[] => {
  const byOffset = new Map<number, Named>();
  for (const [index, { place }] of referencesOf(owner.formula!.expression).entries()) {
    const before = byOffset.get(place.offset)?.terms ?? [];
    byOffset.set(place.offset, { place, terms: [...before, terms[index]!] });
  }
  return [...byOffset.values()];
};

/** A formula as it was written, with other words for what it names. */
const rewritten = (applied: AppliedFormula, word: (terms: readonly Term[]) => Message): Message => {
  const { text: written } = applied.owner.formula!;
  const inLang = (lang: Lang): string => {
    let end = 0;
    const parts = namedIn(applied).map(({ place, terms }) => {
      const between = written.slice(end, place.offset);
      end = place.offset + place.length;
      return sign(between) + word(terms)[lang];
    });
    return parts.join('') + sign(written.slice(end));
  };
  return { ja: inLang('ja'), en: inLang('en') };
};

/** What arrives of a volume: shares of its months. Null where one of them is missing. */
const arriving = ({ lags }: Node, terms: readonly Term[]): number | null => {
  if (lags === null || lags === 'auto' || terms.length === 1) return terms[0]!.value;
  const shares = [...lags.shares.values()];
  return terms.reduce<number | null>(
    (sum, { value }, index) => (sum === null || value === null ? null : sum + shares[index]! * value),
    0,
  );
};

const named = (tree: Tree, id: string): Message => {
  const { label } = tree.nodes.get(id)!;
  return { ja: label, en: label };
};

const valued = (tree: Tree, id: string, value: number | null): Message => {
  const node = tree.nodes.get(id)!;
  const shown = figure(tree, node, value);
  return { ja: `${node.label} ${shown.ja}`, en: `${node.label} ${shown.en}` };
};

/** A formula with the names that people use: 受注数 = 提案数 × 受注率. */
export const formulaInNames = (tree: Tree, applied: AppliedFormula): Message =>
  text.equation({
    left: named(tree, applied.owner.id),
    right: rewritten(applied, ([term]) => named(tree, term!.id)),
  });

/** What a formula makes of its values: 提案数 46 × 受注率 23.9%. */
export const formulaSide = (tree: Tree, applied: AppliedFormula): Message =>
  rewritten(applied, (terms) => {
    const shown = valued(tree, terms[0]!.id, arriving(applied.owner, terms));
    return terms.length === 1 ? shown : text.arriving({ shown });
  });

/** A formula with its values put in: 受注数 11 = 提案数 46 × 受注率 23.9%. */
export const formulaInFigures = (tree: Tree, applied: AppliedFormula): Message =>
  text.equation({
    left: valued(tree, applied.owner.id, applied.value),
    right: formulaSide(tree, applied),
  });
