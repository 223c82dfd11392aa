/** One metric of the catalogue, as its own file states it. */
interface Metric {
  readonly 'Metric Label': string;
  readonly 'Metric Ref': string;
  readonly 'Metric Expression': string;
  readonly 'Owning Team(s)': string;
  readonly Unit: string;
}

/** The catalogue as a tree file, and the metrics whose expression is none of our formulas: it stands there as it is. */
export interface Converted {
  readonly text: string;
  readonly inexpressible: readonly string[];
}

/** The catalogue names no goal; a business of subscriptions lives by its recurring revenue. */
const KGI = 'TotMRR';

const KIND_OF_UNIT: Readonly<Record<string, string>> = {
  $: 'amount',
  n: 'count',
  '#': 'count',
  '%': 'rate',
  '%`': 'rate',
};

const SUBSCRIPT_DIGITS = '₀₁₂₃₄₅₆₇₈₉';
const POWER = /[⁰¹²³⁴⁵⁶⁷⁸⁹]/u;

/** Ids have no colon: `LTV:CAC` of the catalogue is LTV_CAC here, and keeps its label. */
const idOf = (name: string): string => name.replaceAll(':', '_');

const inFigures = (subscript: string): number =>
  Number([...subscript].map((digit) => SUBSCRIPT_DIGITS.indexOf(digit)).join(''));

/** `{TotMRRₜ₋₁}+{NetMRRₜ}` becomes `lag(TotMRR, 1)+NetMRR`; all else, mistakes included, stays as it is. */
const formulaOf = (expression: string): string =>
  expression
    .replace(/\{([^{}ₜ]+)(?:ₜ(?:₋([₀-₉]+))?)?\}/gu, (_, name: string, months?: string) =>
      months === undefined ? idOf(name) : `lag(${idOf(name)}, ${inFigures(months)})`,
    )
    // One expression leaves the braces out.
    .replace(/(\w+)ₜ(?:₋([₀-₉]+))?/gu, (_, name: string, months?: string) =>
      months === undefined ? name : `lag(${name}, ${inFigures(months)})`,
    );

/** By the unit; but what is a level carries its own past, and a quotient never adds up. */
const kindOf = ({ Unit, 'Metric Ref': name }: Metric, formula: string): string => {
  const kind = KIND_OF_UNIT[Unit] ?? 'average';
  if (formula.includes(`lag(${idOf(name)},`)) return 'stock';
  return kind !== 'rate' && formula.includes('/') ? 'average' : kind;
};

const teamsOf = (metric: Metric): string[] => metric['Owning Team(s)'].split('; ');

const departmentOf = (team: string): string => team.toLowerCase().replaceAll(' ', '_');

const linesOf = (metric: Metric, indent: string): string[] => {
  const expression = metric['Metric Expression'];
  const formula = formulaOf(expression);
  return [
    `label: ${JSON.stringify(metric['Metric Label'])}`,
    `kind: ${kindOf(metric, formula)}`,
    `unit: ${JSON.stringify(metric.Unit)}`,
    // Where two teams own a metric, the first answers for it.
    `owner: ${departmentOf(teamsOf(metric)[0]!)}`,
    ...(formula === '' ? [] : [`formula: ${POWER.test(formula) ? JSON.stringify(formula) : formula}`]),
  ].map((line) => indent + line);
};

/** Makes a tree file of the catalogue: the texts of its metrics, one a file. Its mistakes are kept. */
export const treeOfCatalogue = (files: readonly string[]): Converted => {
  const metrics = files.map((text): Metric => JSON.parse(text));
  const teams = [...new Set(metrics.flatMap(teamsOf))].sort();
  const kgi = metrics.find((metric) => metric['Metric Ref'] === KGI)!;
  const others = metrics.filter((metric) => metric !== kgi);
  return {
    text: [
      'kpi: 1',
      'name: B2B SaaS',
      'currency: USD',
      'departments:',
      ...teams.map((team) => `  ${departmentOf(team)}: ${team}`),
      'kgi:',
      `  id: ${KGI}`,
      ...linesOf(kgi, '  '),
      'kpis:',
      ...others.flatMap((metric) => [`  ${idOf(metric['Metric Ref'])}:`, ...linesOf(metric, '    ')]),
      '',
    ].join('\n'),
    inexpressible: metrics
      .filter((metric) => POWER.test(metric['Metric Expression']))
      .map((metric) => metric['Metric Ref']),
  };
};
