import { committedPlanText } from '../../locale/committed-plan.js';
import type { Lang } from '../../locale/message.js';
import { formatMonth, formatPeriod } from '../../model/calendar.js';
import type { CommittedNumbers, CommittedPlan } from '../../model/committed-plan.js';
import { shellWord } from '../../model/shell-word.js';
import { type YamlEntry, type YamlValue, yamlText } from '../../model/yaml-text.js';
import { flagsOf, writtenOptions } from './options.js';

type Said = readonly [key: string, value: YamlValue | null];

/** The keys that have a value, in their order. */
const entries = (said: readonly Said[]): YamlEntry[] =>
  said.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));

const block = (said: readonly Said[]): YamlValue => ({ block: entries(said) });

/** An option as YAML has it: a value, values on one line, or a value by id on a line of its own. */
const optionValue = (value: unknown): YamlValue =>
  typeof value === 'object' && !Array.isArray(value)
    ? block(Object.entries(value as Record<string, number>))
    : (value as YamlValue);

const numbers = ({ baseline, required, months }: CommittedNumbers): YamlValue =>
  block([
    ['baseline', baseline],
    ['required', required],
    ['months', months.size === 0 ? null : block([...months].map(([at, value]) => [formatMonth(at), value]))],
  ]);

const nodesBlock = (nodes: CommittedPlan['nodes']): YamlValue =>
  block([...nodes].map(([id, own]) => [id, numbers(own)]));

/** How a command line calls the file of a plan, and its tree where that has to be named. */
export interface Called {
  readonly file: string;
  readonly tree: string | null;
}

const commandLine = (words: readonly (string | null)[]): string =>
  ['kpi plan', ...words].filter((word) => word !== null && word !== '').join(' ');

/** The command that makes the plan of the same months again. */
export const renewal = ({ options, asOf }: CommittedPlan, { file, tree }: Called): string => {
  const again = { ...options, ...(asOf !== null && { as_of: asOf }) };
  return commandLine([tree && shellWord(tree), flagsOf(again), `--write ${shellWord(file)}`]);
};

/**
 * The text of a plan's file: a number a line, in the order of the tree and never of time or chance, so that a change of
 * the plan is a change of a few lines.
 */
export const committedText = (plan: CommittedPlan, called: Called, lang: Lang): string => {
  const { horizon, asOf, baselinePeriod, options, assumptions, kgi } = plan;
  const check = commandLine([called.tree && shellWord(called.tree), `--check ${shellWord(called.file)}`]);
  const above = committedPlanText.header({ renew: renewal(plan, called), check })[lang].split('\n');
  const asked = writtenOptions(options).map(([name, value]): Said => [name, optionValue(value)]);
  const groups: readonly (readonly Said[])[] = [
    [
      ['kpi_plan', 1],
      ['tree', plan.tree],
      ['horizon', horizon && formatPeriod(horizon)],
      ['as_of', asOf === null ? null : formatMonth(asOf)],
      ['baseline', baselinePeriod && formatPeriod(baselinePeriod)],
      ['options', asked.length === 0 ? null : block(asked)],
      ['status', plan.status],
      ['kgi', block(Object.entries(kgi))],
    ],
    [
      ['model', plan.model],
      ['data', plan.data],
    ],
    [
      [
        'assumptions',
        block([
          ['horizon', assumptions.horizon],
          ['scenario', assumptions.scenario],
          ['nodes', block([...assumptions.nodes].map(([id, said]) => [id, block([...said])]))],
        ]),
      ],
    ],
    [['nodes', nodesBlock(plan.nodes)]],
    plan.members.size === 0
      ? []
      : [['members', block([...plan.members].map(([name, nodes]) => [name, nodesBlock(nodes)]))]],
  ];
  return yamlText(
    groups.flatMap((group, index) =>
      entries(group).map((entry, at) => (at > 0 ? entry : { ...entry, above: index === 0 ? above : [''] })),
    ),
  );
};
