import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import { ALONE } from '../../src/lint/surroundings.js';
import { treeOf } from '../data/workspace.js';

const HANDOFF = 'from: inside, to: field, definition: 時期を聞いた, score: { cutoff: 60 }, sla_days: 2';

const tree = (handoffs: string, file = 'kpi.yaml') =>
  treeOf(
    `kpi: 1
departments: { inside: 内勤, field: 営業, marketing: 広報 }
kgi: { id: wins, kind: count, formula: contacts * win_rate }
kpis: { contacts: { kind: count }, win_rate: { kind: rate } }
handoffs:
${handoffs}
`,
    file,
  );

/** What is said of handoffs that are defined differently, with the line that is marked. */
const said = (...trees: ReturnType<typeof tree>[]): string[] =>
  lint(trees.at(-1)!, undefined, { ...ALONE, earlier: trees.slice(0, -1) })
    .filter(({ rule }) => rule === 'handoff-defined-differently')
    .map(({ span, message }) => `${span!.start.line} ${message.en}`);

describe('one handoff in two trees', () => {
  const first = tree(`  accepted: { ${HANDOFF} }`, 'inside.yaml');
  const differs = '6 the handoff accepted differs from accepted at inside.yaml:6 in';

  // biome-ignore format: a case a line
  it.each<[string, string, string, string[]]>([
    ['is the same', '', '', []],
    ['is laid out otherwise', '時期を聞いた', '" 時期を聞いた "', []],
    ['leaves something out', ', sla_days: 2', '', []],
    ['has another definition', '時期を聞いた', '予算を聞いた', [`${differs} definition`]],
    ['has another cut-off', 'cutoff: 60', 'cutoff: 75', [`${differs} score.cutoff`]],
    ['has another limit', 'sla_days: 2', 'sla_days: 3', [`${differs} sla_days`]],
    ['joins other departments', 'from: inside, to: field', 'from: marketing, to: inside', [`${differs} from, to`]],
    ['has another id', 'accepted:', 'agreed:', []],
  ])('%s', (_, from, to, expected) => {
    const second = `  accepted: { ${HANDOFF} }`.replace(from, to);
    expect(said(first, tree(second, 'field.yaml'))).toEqual(expected);
  });

  it('is told at the later tree only, once for each tree before', () => {
    const other = tree(`  accepted: { ${HANDOFF.replace('60', '75')} }`, 'field.yaml');
    const third = tree(`  accepted: { ${HANDOFF.replace('60', '80')} }`, 'partners.yaml');
    expect(said(first)).toEqual([]);
    expect(said(first, other, third)).toEqual([
      `${differs} score.cutoff`,
      '6 the handoff accepted differs from accepted at field.yaml:6 in score.cutoff',
    ]);
  });
});

describe('two handoffs of one tree', () => {
  const pair = (more: string, nodes = 'passed: contacts, accepted: wins'): string =>
    `  one: { ${nodes}, ${HANDOFF} }\n  two: { ${nodes}, ${more} }`;

  // biome-ignore format: a case a line
  it.each<[string, string, string[]]>([
    ['join the same nodes by one definition', pair(HANDOFF), []],
    ['join them from two departments', pair(HANDOFF.replace('inside', 'marketing')), []],
    ['join them by two definitions', pair(HANDOFF.replace('時期', '予算')), ['7 the handoff two differs from one at kpi.yaml:6 in definition']],
    ['join no nodes', pair(HANDOFF.replace('時期', '予算'), 'label: 商談'), []],
  ])('%s', (_, handoffs, expected) => {
    expect(said(tree(handoffs))).toEqual(expected);
  });
});
