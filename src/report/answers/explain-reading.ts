import type { Reading } from '../../explain/types.js';
import { explainNodeText as text } from '../../locale/explain-node.js';
import { formatCount, formatExact } from '../../locale/format.js';
import { joined, type Message } from '../../locale/message.js';
import { datesInFiles } from '../../model/stages.js';
import { isExtensive, type Node, type Tree } from '../../model/tree.js';
import { monthDates } from '../documents/explain-node.js';
import { memberParts } from '../documents/pull.js';
import { figure } from '../figures.js';

/** Members named in a line. */
const SHOWN_MEMBERS = 5;

/** The sum of a mean's values is no value of the node. */
const sumText = (tree: Tree, node: Node, sum: number): Message =>
  isExtensive(node.kind) || node.kind === 'stock' ? figure(tree, node, sum) : formatExact(sum, 'count');

/** Where a node's values stand: which column of which source, and what is made of it. */
const placeText = (node: Node, { source, measure }: Reading): Message => {
  if (source.layout === 'records' && measure) return text.ofRecords({ source: source.id, measure });
  const layout = source.layout === 'records' ? 'columns' : source.layout;
  const names = measure?.column ? [measure.column] : [...new Set([node.id, node.label])];
  return text.ofTable({ source: source.id, layout, names });
};

const amountText = (tree: Tree, node: Node, { source, measure, count, sum }: Reading): Message => {
  const counted = formatCount(count);
  if (measure?.aggregate === 'count_distinct') return text.distinct({ count: counted });
  const total = measure?.aggregate === 'count' ? null : sumText(tree, node, sum);
  return source.layout === 'records'
    ? text.matched({ count: counted, sum: total })
    : text.values({ count: counted, sum: count > 1 ? total : null });
};

const memberTexts = (
  tree: Tree,
  node: Node,
  { source, measure, members, membersOmitted }: Reading,
): Message[] => {
  const { dimensions } = source;
  if (members.length === 0) return [];
  const isMean = !isExtensive(node.kind) && node.kind !== 'stock' && measure?.aggregate === 'mean';
  const shown = members.slice(0, SHOWN_MEMBERS).map(({ member, sum, count }) => {
    const parts = Object.values(memberParts(dimensions, member));
    const name = parts.every((part) => part === '') ? null : parts.join('・');
    return { name, value: figure(tree, node, isMean ? sum / count : sum) };
  });
  const of = (lang: 'ja' | 'en') =>
    shown.map(({ name, value }) => ({ name: name ?? text.noMember()[lang], value }));
  const more = membersOmitted + members.length - shown.length;
  const said = (lang: 'ja' | 'en'): string => text.members({ dimensions, members: of(lang), more })[lang];
  return [{ ja: said('ja'), en: said('en') }];
};

/** How a node was read, a sentence each. */
export const readingTexts = (tree: Tree, node: Node, reading: Reading): Message[] => {
  const { source, measure } = reading;
  const on = datesInFiles(source, monthDates(reading));
  const reached = datesInFiles(source, measure?.reached ?? []);
  return [
    placeText(node, reading),
    ...(on.length === 0 ? [] : [text.monthBy({ dates: on })]),
    ...(reached.length === 0 ? [] : [text.reached({ dates: reached })]),
    ...(measure && measure.where.size > 0 ? [text.where({ conditions: measure.where })] : []),
    amountText(tree, node, reading),
    ...memberTexts(tree, node, reading),
  ];
};

/** The same in a phrase, for a row of a table. */
export const readingPhrase = (tree: Tree, node: Node, reading: Reading): Message => {
  const isRecords = reading.source.layout === 'records';
  const parts = [placeText(node, reading), ...(isRecords ? [amountText(tree, node, reading)] : [])];
  return joined(parts, '、', '; ');
};
