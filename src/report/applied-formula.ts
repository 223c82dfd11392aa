import type { AppliedFormula, Term } from '../explain/types.js';
import { explainNodeText as text } from '../locale/explain-node.js';
import type { Lang, Message } from '../locale/message.js';
import { referencesOf } from '../model/formula/ast.js';
import type { Tree } from '../model/tree.js';
import { figure } from './figures.js';

const sign = (written: string): string => written.replaceAll('*', '×').replaceAll('/', '÷');

/** A formula as it was written, with other words for what it names. */
const rewritten = ({ owner, terms }: AppliedFormula, word: (term: Term) => Message): Message => {
  const { text: written, expression } = owner.formula!;
  const inLang = (lang: Lang): string => {
    let end = 0;
    const parts = referencesOf(expression).map(({ place }, index) => {
      const between = written.slice(end, place.offset);
      end = place.offset + place.length;
      return sign(between) + word(terms[index]!)[lang];
    });
    return parts.join('') + sign(written.slice(end));
  };
  return { ja: inLang('ja'), en: inLang('en') };
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
    right: rewritten(applied, ({ id }) => named(tree, id)),
  });

/** What a formula makes of its values: 提案数 46 × 受注率 23.9%. */
export const formulaSide = (tree: Tree, applied: AppliedFormula): Message =>
  rewritten(applied, ({ id, value }) => valued(tree, id, value));

/** A formula with its values put in: 受注数 11 = 提案数 46 × 受注率 23.9%. */
export const formulaInFigures = (tree: Tree, applied: AppliedFormula): Message =>
  text.equation({
    left: valued(tree, applied.owner.id, applied.value),
    right: formulaSide(tree, applied),
  });
