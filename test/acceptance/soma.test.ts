import { describe, expect, it } from 'vitest';
import { loadTree } from '../../src/index.js';
import { dependencies } from '../../src/model/graph.js';
import type { Tree } from '../../src/model/tree.js';
import { run } from '../cli/run.js';
import { dataIn } from './data.js';
import { treeOfCatalogue } from './soma.js';

const data = dataIn('soma_b2b_saas');
const METRICS = data.absent
  ? []
  : data
      .list('definitions/metrics')
      .filter((name) => name.endsWith('.json'))
      .map((name) => data.read(name).toString('utf8'));

const converted = () => treeOfCatalogue(METRICS);
const treeOf = (text: string): Tree => loadTree(text, 'soma.yaml').tree!;

/** A value of a metric by a search of its text, without a parser of JSON, formulas or trees. */
const searched = (text: string, key: string): string =>
  new RegExp(`"${key}": "([^"]*)"`, 'u').exec(text)![1]!;

/** Each name in an expression as `metric name`, by a search of the catalogue's text. */
const usesByText = METRICS.flatMap((text) =>
  [...searched(text, 'Metric Expression').matchAll(/[A-Za-z][\w:]*/gu)].map(
    ([name]) => `${searched(text, 'Metric Ref')} ${name}`,
  ),
);

const nameIn = (use: string): string => use.split(' ')[1]!;
const namesIn = (uses: readonly string[]): string[] => [...new Set(uses.map(nameIn))];

const refs = new Set(METRICS.map((text) => searched(text, 'Metric Ref')));
const undefinedByText = usesByText.filter((use) => !refs.has(nameIn(use))).sort();

interface Finding {
  readonly rule: string;
  readonly node: string;
  readonly message: string;
  readonly suggestion: string | null;
  readonly range: Record<'start' | 'end', { line: number; column: number }>;
}

const validated = async (text: string) => {
  const { code, stdout, stderr } = await run(['validate', 'soma.yaml', '--format', 'json'], {
    files: { 'soma.yaml': text },
  });
  const { summary, diagnostics } = JSON.parse(stdout);
  const of = (rule: string): Finding[] => diagnostics.filter((found: Finding) => found.rule === rule);
  return { code, stderr, summary, of };
};

/** The characters that a finding marks. */
const marked = (text: string, { range: { start, end } }: Finding): string =>
  text.split('\n')[start.line - 1]!.slice(start.column - 1, end.column - 1);

/** Each use of an undeclared name as `metric name`, by the tool. */
const undefinedByTool = async (text: string): Promise<string[]> =>
  (await validated(text)).of('unknown-reference').map((found) => `${found.node} ${marked(text, found)}`);

/** The tree with the one parenthesis that the catalogue leaves open closed. */
const closed = (text: string): string =>
  text.replace('BlendedCAC / (GrossMarginPerCust\n', 'BlendedCAC / (GrossMarginPerCust)\n');

const lineOf = (text: string, line: string, last = false): number => {
  const lines = text.split('\n');
  return (last ? lines.lastIndexOf(line) : lines.indexOf(line)) + 1;
};

describe.skipIf(data.absent)('SOMA: a published catalogue of metrics', () => {
  it('407 definitions of 406 metrics, 106 with an expression', () => {
    const { text, inexpressible } = converted();
    expect(METRICS).toHaveLength(407);
    expect(treeOf(text).nodes.size).toBe(406);
    expect(METRICS.filter((metric) => searched(metric, 'Metric Expression') !== '')).toHaveLength(106);
    expect(text.match(/^ +formula: /gmu)).toHaveLength(106);
    // The 12th root of a year's growth: formulas have no powers, and the tool says so.
    expect(inexpressible).toEqual(['CustCMG', 'MRRCMG']);
  });

  it('seven teams; 185 edges, 43 of which (23%) lead from one team to another', () => {
    const tree = treeOf(closed(converted().text));
    expect(tree.departments.size).toBe(7);
    const edges = [...tree.nodes.values()].flatMap((node) =>
      dependencies(tree, node.id).map((id) => [node, tree.nodes.get(id)!] as const),
    );
    expect(edges).toHaveLength(185);
    expect(edges.filter(([above, below]) => above.owner !== below.owner)).toHaveLength(43);
    expect(new Set(usesByText.filter((use) => refs.has(nameIn(use)))).size).toBe(185);
  });

  it('its stray units stay', () => {
    const units = new Set([...treeOf(converted().text).nodes.values()].map(({ unit }) => unit));
    expect(units).toEqual(new Set(METRICS.map((metric) => searched(metric, 'Unit'))));
    expect(units).toContain('%`');
    expect(units).toContain('#');
  });

  it('validate fails with 36 errors and nothing worse', async () => {
    const { code, stderr, summary, of } = await validated(converted().text);
    expect([code, stderr]).toEqual([1, '']);
    expect(summary).toEqual({ files: 1, nodes: 406, errors: 36, warnings: 0, infos: 0 });
    const counts = ['unknown-reference', 'duplicate-key', 'formula-syntax'].map((rule) => of(rule).length);
    expect(counts).toEqual([32, 1, 3]);
  });

  it('21 undefined names in 32 places, both by text search and by validate', async () => {
    const byTool = await undefinedByTool(converted().text);
    expect([namesIn(undefinedByText).length, undefinedByText.length]).toEqual([21, 32]);
    expect([namesIn(byTool).length, byTool.length]).toEqual([21, 32]);
    expect(byTool.sort()).toEqual(undefinedByText);
  });

  it('each stands where the formula of its metric uses it, with the nearest name where one is near', async () => {
    const { text } = converted();
    const found = (await validated(text)).of('unknown-reference');
    for (const { node, range, message } of found) {
      const lines = text.split('\n').slice(0, range.start.line);
      expect(lines.at(-1)).toMatch(/^ {4}formula: /u);
      expect(lines.findLast((line) => /^ {2}\w+:$/u.test(line))).toBe(`  ${node}:`);
      expect(message).toMatch(/^there is no node "\w+"$/u);
    }
    const suggested = Object.fromEntries(found.map((each) => [marked(text, each), each.suggestion]));
    expect(suggested).toEqual({
      AdGenPipe: 'MktGenPipe',
      BlendedCAC: null,
      CostPerWin: 'CPW',
      CtrctnMRR: 'CtrctMRR',
      Cust: null,
      ExpMRR: 'ExposMRR',
      ExpandRenew: 'ExpandRenewals',
      GrossRevChurnRt: 'GrossRevChurnRate',
      MRR: null,
      MktGenProsp: 'MktGenProsps',
      MktblEmailCtcts: 'EmailCtcts',
      NetNewMRR: 'RenewMRR',
      NetRevChurnRt: 'NetRevChurnRate',
      NewBks: 'NetBks',
      NewOrganicSusp: null,
      NewTkts: null,
      SALRt: null,
      SQLRt: null,
      SocFollw: 'SocUnfollows',
      SolvedTkts: 'SolvSuppTkts',
      TotRev: 'NetRev',
    });
  });

  it('the metric that is defined twice is reported at its second definition, with the line of the first', async () => {
    const { text } = converted();
    const [found] = (await validated(text)).of('duplicate-key');
    const first = lineOf(text, '  MktInflPipe:');
    expect(found!.range.start).toEqual({ line: lineOf(text, '  MktInflPipe:', true), column: 3 });
    expect(marked(text, found!)).toBe('MktInflPipe');
    expect(found!.message).toBe(`the key "MktInflPipe" is written twice, first in line ${first}`);
  });

  it('an expression that is broken in the catalogue is broken here', async () => {
    const { text } = converted();
    const found = (await validated(text)).of('formula-syntax').find(({ node }) => node === 'PaybackPd');
    expect(found).toMatchObject({ message: 'this parenthesis is never closed' });
    expect(found!.range.start.line).toBe(lineOf(text, '    formula: BlendedCAC / (GrossMarginPerCust'));
    expect(marked(text, found!)).toBe('(');
  });

  it('a level may carry its own past; without the lag it is a cycle', async () => {
    const { text } = converted();
    const formula = 'lag(TotMRR, 1)+NetMRR';
    expect(text).toContain(`formula: ${formula}\n`);
    expect((await validated(text)).of('cycle')).toEqual([]);
    const [found, ...more] = (await validated(text.replace(formula, 'TotMRR+NetMRR'))).of('cycle');
    expect(found).toMatchObject({ node: 'TotMRR', message: 'the formulas form a cycle: TotMRR → TotMRR' });
    expect(found!.range.start.line).toBe(lineOf(text, `  formula: ${formula}`));
    expect(more).toEqual([]);
  });

  it('with the missing names declared, one definition of the two and the parenthesis, and without the roots, no error is left', async () => {
    const { text, inexpressible } = converted();
    const missing = namesIn(await undefinedByTool(text));
    const withoutRoots = inexpressible.reduce(
      (tree, name) => tree.replace(new RegExp(`(  ${name}:\\n(?:    .*\\n)*?)    formula: .*\\n`, 'u'), '$1'),
      closed(text),
    );
    const repaired =
      withoutRoots.replace(/^ {2}MktInflPipe:\n(?: {4}.*\n)+/mu, '') +
      missing.map((name) => `  ${name}: { kind: average }\n`).join('');
    const { code, stderr, summary } = await validated(repaired);
    expect([code, stderr]).toEqual([0, '']);
    expect(summary).toMatchObject({ nodes: 427, errors: 0 });
  });
});
