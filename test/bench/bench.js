/**
 * How quick the built program is, each work as a multiple of `node -e 0` in the same minute, so that the figures of
 * two machines can be compared. `--check` makes the exit code 1 where one is over its target.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportDiagnosis } from './diagnose.js';
import { here, interleaved, outputOf, peakOf, shareOf } from './measure.js';
import { reportMembers } from './members.js';
import { reportFewRecords, reportRecords } from './records.js';
import { reportSolver } from './solver.js';
import { plannedTreeOf, treeOf } from './tree.js';

const KPI = here('../../bin/kpi.js');
const NODE = { name: 'node -e 0', args: ['-e', '0'] };
/** The part of a check that all rules together may take. */
const RULES = 0.15;
const SIZES = [200, 2000, 20000];
/** Nanoseconds a term, for a tree over months evaluated and differentiated, at so many terms. */
const NANOSECONDS = 20;
const TERMS = [100_000, 1_000_000];

const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-'));
const fileOf = (nodes) => join(folder, `${nodes}.yaml`);
const validate = (nodes) => ({ name: `validate, ${nodes} nodes`, args: [KPI, 'validate', fileOf(nodes)] });
const PLANNED = 50;
const planned = join(folder, 'planned.yaml');
const parse = (nodes) => ({ name: `yaml alone, ${nodes} nodes`, args: [here('parse.js'), fileOf(nodes)] });

/** Works that are run in turn; the first of a group is what the others are held against. */
const GROUPS = [
  {
    rounds: 21,
    base: NODE,
    works: [
      { name: '--version', args: [KPI, '--version'], times: 1.3 },
      { name: '--help', args: [KPI, '--help'], times: 1.3 },
      { name: '--help in Japanese', args: [KPI, '--help', '--lang', 'ja'], times: 1.3 },
      { ...validate(200), times: 4, megabytes: 80 },
    ],
  },
  {
    rounds: 21,
    base: { name: `validate, ${PLANNED} nodes`, args: [KPI, 'validate', planned] },
    works: [{ name: `plan, ${PLANNED} nodes`, args: [KPI, 'plan', planned], times: 1.3 }],
  },
  { rounds: 11, base: NODE, works: [{ ...validate(2000), times: 9.5 }] },
  { rounds: 5, base: parse(20000), works: [{ ...validate(20000), times: 1.3, megabytes: 700 }] },
];

const WIDTHS = [22, 8, 7, 24, 8, 6, 8, 5];
const line = (cells) =>
  process.stdout.write(
    `${cells
      .map((cell, at) => String(cell).padEnd(WIDTHS[at]))
      .join(' ')
      .trimEnd()}\n`,
  );

const verdict = (isOver) => {
  if (isOver && process.argv.includes('--check')) process.exitCode = 1;
  return isOver ? 'over' : 'ok';
};

const report = ({ name, args, took, ratio, times, megabytes }, of) => {
  const peak = peakOf(args);
  const isOver = ratio > times || peak > (megabytes ?? Number.POSITIVE_INFINITY);
  line([
    name,
    took.toFixed(0),
    ratio.toFixed(2),
    of,
    times,
    peak.toFixed(0),
    megabytes ?? '',
    verdict(isOver),
  ]);
};

const reportRules = (nodes) => {
  const work = validate(nodes);
  const { took, ratio } = shareOf('lint', work, join(folder, 'profiles'), 5);
  const name = `all rules, ${nodes} nodes`;
  line([name, took.toFixed(0), ratio.toFixed(2), work.name, RULES, '', '', verdict(ratio > RULES)]);
};

const reportTerms = (terms) => {
  const took = Number(outputOf([here('evaluate.js'), String(terms)]));
  const name = `${terms} terms`;
  line([name, took.toFixed(1), '', 'nanoseconds each', NANOSECONDS, '', '', verdict(took > NANOSECONDS)]);
};

try {
  for (const nodes of SIZES) writeFileSync(fileOf(nodes), treeOf(nodes));
  writeFileSync(planned, plannedTreeOf(PLANNED));
  line([`Node ${process.version}, ${cpus().length} cores`]);
  for (const nodes of SIZES)
    line([`${nodes} nodes`, (statSync(fileOf(nodes)).size / nodes).toFixed(0), 'bytes each']);
  line(['work', 'ms', 'times', 'of', 'at most', 'MB', 'at most', '']);
  for (const { rounds, base, works } of GROUPS) {
    const [first, ...measured] = interleaved(base, works, rounds);
    line([first.name, first.took.toFixed(0)]);
    for (const work of measured) report(work, base.name);
  }
  for (const nodes of SIZES) reportRules(nodes);
  for (const terms of TERMS) reportTerms(terms);
  reportMembers(folder, line, verdict);
  reportSolver(line, verdict);
  reportDiagnosis(folder, line, verdict);
  reportFewRecords(folder, line, verdict);
  reportRecords(folder, line, verdict);
} finally {
  rmSync(folder, { recursive: true });
}
