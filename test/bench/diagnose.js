import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dealsTree, stagesTree, writeDeals } from './deals.js';
import { here, interleaved, measured, outputOf } from './measure.js';
import { writeTeam } from './team.js';

const KPI = here('../../bin/kpi.js');
const EXAMPLE = here('../../examples/b2b-sales');
const ROUNDS = 11;
/** Milliseconds to attribute the gap of as many terms, and what twice as many may take of that. */
const ATTRIBUTED = { terms: 100_000, milliseconds: 50, growth: 2.6 };
const TEAM = { members: 200, months: 60, seconds: 3 };
const ROWS = 1_000_000;
/** A diagnosis as a multiple of the check of its tree, and of records by cohorts as one of the plain aggregation. */
const MOST = { ofCheck: 1.25, ofPlain: 1.5 };

const reportExample = (line, verdict) => {
  for (const tree of ['kpi.yaml', 'deals.yaml']) {
    const file = join(EXAMPLE, tree);
    const base = { name: `validate, example's ${tree}`, args: [KPI, 'validate', file] };
    const [first, { took, ratio }] = interleaved(base, [{ args: [KPI, 'diagnose', file] }], ROUNDS);
    line([first.name, first.took.toFixed(0)]);
    line([
      'diagnose',
      took.toFixed(0),
      ratio.toFixed(2),
      'validate',
      MOST.ofCheck,
      '',
      '',
      verdict(ratio > MOST.ofCheck),
    ]);
  }
};

const reportAttribution = (line, verdict) => {
  const { terms, milliseconds, growth } = ATTRIBUTED;
  const [once, twice] = [1, 2].map((times) =>
    Number(outputOf([here('attribute.js'), String(times * terms)])),
  );
  const ratio = twice / once;
  line([
    `gap of ${terms} terms`,
    once.toFixed(0),
    '',
    '',
    milliseconds,
    '',
    '',
    verdict(once > milliseconds),
  ]);
  line([
    `gap of ${2 * terms} terms`,
    twice.toFixed(0),
    ratio.toFixed(2),
    `${terms} terms`,
    growth,
    '',
    '',
    verdict(ratio > growth),
  ]);
};

const reportTeam = (folder, line, verdict) => {
  const { members, months, seconds } = TEAM;
  const tree = writeTeam(join(folder, 'team'), members, months);
  const { took, used, peak } = measured(
    { args: [KPI, 'diagnose', tree, '--by', '担当者', '--against', 'previous'] },
    3,
  );
  const name = `${members} members x ${months} months`;
  line([
    name,
    took.toFixed(0),
    '',
    `${used.toFixed(0)} of CPU`,
    seconds * 1000,
    peak.toFixed(0),
    '',
    verdict(took > seconds * 1000),
  ]);
};

const reportCohorts = (folder, line, verdict) => {
  writeDeals(join(folder, 'deals.csv'), ROWS);
  for (const engine of ['csv', 'duckdb']) {
    const [plain, cohorts] = [
      ['plain', dealsTree],
      ['cohorts', stagesTree],
    ].map(([name, treeOf]) => {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, treeOf('deals.csv', engine));
      return measured({ args: [KPI, 'diagnose', file] }, 3);
    });
    const ratio = cohorts.used / plain.used;
    line([`${ROWS} deals, ${engine}`, plain.used.toFixed(0), '', 'CPU, plain', '', plain.peak.toFixed(0)]);
    line([
      '  and their cohorts',
      cohorts.used.toFixed(0),
      ratio.toFixed(2),
      'plain',
      MOST.ofPlain,
      cohorts.peak.toFixed(0),
      '',
      verdict(ratio > MOST.ofPlain),
    ]);
  }
  rmSync(join(folder, 'deals.csv'));
};

/** What a diagnosis takes: of the example, of a large tree's gap, of a large team, and of cohorts of many records. */
export const reportDiagnosis = (folder, line, verdict) => {
  line([]);
  line(['diagnose', 'ms', 'times', 'of', 'at most', 'MB', 'at most', '']);
  reportExample(line, verdict);
  reportAttribution(line, verdict);
  reportTeam(folder, line, verdict);
  reportCohorts(folder, line, verdict);
};
