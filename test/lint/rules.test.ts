import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seeSources } from '../../src/data/see-sources.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/lint/rules/index.js';
import { ALONE } from '../../src/lint/surroundings.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { loadTree } from '../../src/model/load.js';
import { type Files, inFolder } from '../data/workspace.js';

const foundAlone = (text: string): Diagnostic[] => {
  const loaded = loadTree(text, 'kpi.yaml');
  return [...loaded.diagnostics, ...(loaded.tree ? lint(loaded.tree, loaded) : [])];
};

/** What is found in a tree with files beside it. */
const foundBeside = (text: string, files: Files): Promise<Diagnostic[]> =>
  inFolder(files, async (root) => {
    const loaded = loadTree(text, 'kpi.yaml');
    const { signal } = new AbortController();
    const sources = loaded.tree && (await seeSources(loaded.tree, { root, always: true, signal }));
    return [...loaded.diagnostics, ...(loaded.tree ? lint(loaded.tree, loaded, { ...ALONE, sources }) : [])];
  });

/** The lines whose end is marked as reported. */
const marked = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (line.endsWith('# !') ? [index + 1] : []));

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const found = async (text: string): Promise<Diagnostic[]> =>
    rule.files ? foundBeside(text, rule.files) : foundAlone(text);

  it('has nothing to say about its good example, and no other rule warns of it', async () => {
    const reported = (await found(rule.good)).filter(
      (diagnostic) => diagnostic.rule === id || diagnostic.severity !== 'info',
    );
    expect(reported.map((diagnostic) => `${diagnostic.rule}: ${diagnostic.message.en}`)).toEqual([]);
  });

  it('reports its bad example on the marked line', async () => {
    const reported = (await found(rule.bad)).filter((diagnostic) => diagnostic.rule === id);
    expect(reported.map(({ span }) => span!.start.line)).toEqual(marked(rule.bad));
    expect(
      reported.every(({ severity, principle }) => severity === rule.severity && principle === rule.principle),
    ).toBe(true);
  });

  it('speaks Japanese and English', async () => {
    for (const { message, help } of await found(rule.bad)) {
      for (const text of [message, help ?? message, rule.reason]) {
        expect(text.ja).toMatch(/[ぁ-んァ-ン一-龠]/u);
        expect(text.en).not.toMatch(/[ぁ-んァ-ン]/u);
      }
    }
  });
});

describe('the list of rules', () => {
  it('names every file of the folder once, in order', () => {
    const files = readdirSync(new URL('../../src/lint/rules/', import.meta.url)).filter(
      (name) => name !== 'index.ts',
    );
    expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.sort());
  });
});

/** Whether a rule has something to say about a tree. */
const reports = (id: string, text: string): boolean => foundAlone(text).some(({ rule }) => rule === id);

const FUNNEL = (more: { contacts?: string; wins?: string; target?: number; rest?: string }) => `kpi: 1
horizon: 2026-04..2026-09
departments: { inside: 内勤, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: ${more.wins ?? 'contacts * win_rate'}, target: ${more.target ?? 12} }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate], ${more.contacts ?? 'target: 100'} }
  win_rate: { kind: rate }
${more.rest ?? ''}`;

const KCI = (keys: string, first = '困りごとを1つも聞けていない') =>
  FUNNEL({
    rest: `kcis:\n  clarity: { drives: win_rate, target: 3, rubric: { 1: ${first}, 5: 決裁者が損失額を話した }, ${keys} }\n`,
  });

describe('an action', () => {
  it.each([
    '頑張る',
    'もっとがんばる。',
    '徹底します',
    '全員で意識する',
    '強化',
    'improve',
    'Try harder!',
    'do better',
    'Work much harder.',
    '改善を図る',
    '向上に努めます',
    'contactsを改善する',
    '件数をもっと増やす',
    '質を上げる',
    'Improve the contacts.',
    'Increase contacts',
  ])('is vague: %s', (action) => {
    expect(reports('vague-action', FUNNEL({ contacts: `action: '${action}'` }))).toBe(true);
  });

  it.each([
    '月曜に失注先への電話を強化する',
    '休眠顧客への電話を週2回、担当別のリストで行う',
    '改善案を毎週1つ試す',
    'Improve the first slide by showing the loss in yen',
    'Call every lead within a day',
    'Try harder questions in every first call',
    '紹介の件数を増やす',
    'Raise the price by 5% in June',
    'Improve the win rate',
  ])('is concrete enough: %s', (action) => {
    expect(reports('vague-action', FUNNEL({ contacts: `action: '${action}'` }))).toBe(false);
  });
});

describe('the line that a rule draws', () => {
  it.each<[string, string, boolean, string]>([
    [
      'rubric-adjectives-only',
      'an adjective with its evidence',
      false,
      KCI('', '{ text: 悪い, evidence: 議事録がない }'),
    ],
    ['rubric-adjectives-only', 'an adjective with a degree', true, KCI('', 'とても悪い')],
    [
      'rubric-adjectives-only',
      'an adjective of something',
      false,
      KCI('', '反応が悪く、次の予定が決まらない'),
    ],
    [
      'rubric-not-calibrated',
      'months in other forms',
      true,
      KCI('rubric_version: 2026年4月, calibrated: 2026/3'),
    ],
    ['rubric-not-calibrated', 'numbers of versions', true, KCI('rubric_version: v1.10, calibrated: v1.9')],
    [
      'rubric-not-calibrated',
      'what cannot be compared',
      false,
      KCI('rubric_version: v3, calibrated: 2026-03'),
    ],
    ['rubric-not-calibrated', 'the same month', false, KCI('rubric_version: 2026-04, calibrated: 2026-04')],
    ['phases-not-decreasing', 'a later target above', true, FUNNEL({ target: 200 })],
    [
      'phases-not-decreasing',
      'a target per month',
      false,
      FUNNEL({ target: 200, contacts: 'target: { per_month: 100 }' }),
    ],
    [
      'phases-not-decreasing',
      'a volume that also comes otherwise',
      false,
      FUNNEL({ target: 200, wins: 'contacts * win_rate + 150' }),
    ],
    [
      'phases-not-decreasing',
      'several wins a contact',
      false,
      FUNNEL({ target: 200, wins: 'contacts * win_rate * 3' }),
    ],
    [
      'repeated-term',
      'the same id in two products',
      false,
      FUNNEL({ wins: 'contacts * win_rate + contacts * 2%' }),
    ],
    ['repeated-term', 'a square', true, FUNNEL({ wins: 'contacts * win_rate * win_rate' })],
    ['repeated-term', 'a sum within a product', true, FUNNEL({ wins: '(contacts + contacts) * win_rate' })],
    [
      'repeated-term',
      'the same id in the past',
      false,
      FUNNEL({ wins: "'(contacts + lag(contacts, 1)) * win_rate'" }),
    ],
    [
      'negative-bound',
      'an amount that is a loss',
      false,
      FUNNEL({ rest: '  loss: { kind: amount, baseline: -5 }\n' }),
    ],
    [
      'lag-beyond-horizon',
      'as many months as the horizon',
      true,
      FUNNEL({ wins: "'lag(contacts, 6) * win_rate'" }),
    ],
    ['lag-beyond-horizon', 'one month less', false, FUNNEL({ wins: "'lag(contacts, 5) * win_rate'" })],
    [
      'lag-beyond-horizon',
      'what is lost of the level of last month',
      false,
      `kpi: 1
horizon: 2026-10
kgi: { id: mrr, kind: stock, formula: 'lag(mrr, 1) + gained - lost', baseline: 100, target: 120 }
kpis:
  gained: { kind: amount }
  lost: { kind: amount, formula: 'lag(mrr, 1) * churn_rate' }
  churn_rate: { kind: rate, better: lower }
`,
    ],
    [
      'same-formula',
      'factors in another order',
      true,
      FUNNEL({ rest: '  sales: { kind: count, formula: win_rate × (contacts) }\n' }),
    ],
    [
      'same-formula',
      'the other way round',
      false,
      FUNNEL({
        rest: '  one: { kind: rate, formula: wins / contacts }\n  two: { kind: rate, formula: contacts / wins }\n',
      }),
    ],
    ['department-edge-without-handoff', 'a tree without handoffs', true, FUNNEL({})],
    ['constant-formula', 'a factor of zero', true, FUNNEL({ wins: 'contacts * 0 * win_rate' })],
    ['constant-formula', 'a sum with zero', false, FUNNEL({ wins: 'contacts * win_rate + 0' })],
    ['lever-without-action', 'a tree without any action', true, FUNNEL({ contacts: 'lever: { min: 10 }' })],
    ['phase-without-kci', 'a tree without any KCI', true, FUNNEL({})],
    ['kci-without-measure', 'a tree without sources', true, KCI('')],
    ['kci-single-rater', 'a tree without sources', true, KCI('')],
    ['lagging-only-department', 'a leaf without an owner below', false, FUNNEL({})],
    [
      'same-measure',
      'conditions in another order',
      true,
      FUNNEL({
        contacts: 'measure: { count: true, where: { a: 1, b: 2 } }',
        rest: '  calls: { kind: count, measure: { count: true, where: { b: 2, a: 1 } } }\n',
      }),
    ],
    ['unconnected-node', 'a name that is misspelt further up', false, FUNNEL({ wins: 'contacts * win_rat' })],
    [
      'too-many-kpis-per-owner',
      'leaves that the KGI does not depend on',
      false,
      FUNNEL({ rest: 'abcdefgh'.replace(/./gu, '  $&: { kind: rate, owner: inside }\n') }),
    ],
    [
      'phase-order',
      'an order kept by way of a node that is no volume',
      true,
      `kpi: 1
kgi: { id: wins, kind: count, formula: all_contacts * 10%, target: 12 }
phases: { closing: { volume: wins }, contact: { volume: contacts } }
kpis:
  all_contacts: { kind: count, formula: contacts + 5 }
  contacts: { kind: count }
`,
    ],
  ])('%s, of %s: %s', (id, _what, expected, text) => {
    expect(foundAlone(text).filter(({ rule }) => rule === 'schema' || rule === 'formula-syntax')).toEqual([]);
    expect(reports(id, text)).toBe(expected);
  });
});

describe('a tree with many faults of one kind', () => {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => `  ${line(index)}\n`).join('');

  it('has each of its loops reported once', () => {
    const pairs = lines(
      3,
      (i) => `a${i}: { kind: count, formula: b${i} }\n  b${i}: { kind: count, formula: a${i} }`,
    );
    const text = `kpi: 1\nkgi: { id: goal, kind: count, formula: a0 + a1 + a2 }\nkpis:\n${pairs}`;
    expect(foundAlone(text).flatMap(({ rule, message }) => (rule === 'cycle' ? [message.en] : []))).toEqual([
      'the formulas form a cycle: a0 → b0 → a0',
      'the formulas form a cycle: a1 → b1 → a1',
      'the formulas form a cycle: a2 → b2 → a2',
    ]);
  });

  it.each([
    ['an id', 'win_rte', 'win_rate', true],
    ['a label', '受注律', 'win_rate', true],
    ['an id or a label, which stand for two nodes', '受注立', '受注', false],
  ])('suggests what was meant by a misspelt name: %s', (_, name, suggestion, isFixable) => {
    const label = isFixable ? '' : '  受注: { kind: count, formula: contacts * 5% }\n';
    const text = FUNNEL({ contacts: `measure: x, target: 100, quality: [${name}]`, rest: label })
      .replace('quality: [win_rate], ', '')
      .replace('win_rate: { kind: rate', 'win_rate: { label: 受注率, kind: rate');
    const [unknown] = foundAlone(text).filter(({ rule }) => rule === 'unknown-reference');
    expect([unknown!.suggestion, unknown!.edit !== null]).toEqual([suggestion, isFixable]);
  });

  it('has every unknown name reported, the first ones with what was meant', () => {
    const leaves = lines(300, (i) => `leads_${i}: { kind: count, quality: [leads_${i}x] }`);
    const text = `kpi: 1\nkgi: { id: goal, kind: count, formula: leads_1 }\nkpis:\n${leaves}`;
    const unknown = foundAlone(text).filter(({ rule }) => rule === 'unknown-reference');
    expect(unknown).toHaveLength(300);
    expect(unknown[0]!.suggestion).toBe('leads_0');
    expect(unknown.at(-1)!.suggestion).toBeNull();
  });
});
