/** Rows of the benchmark on the least effort: against SLSQP, and on as many terms as a year of many members has. */
import { here, outputOf } from './measure.js';

/** How many times quicker than SLSQP a thousand levers have to be solved, and how near to its effort. */
const TIMES = 20;
const NEAR = 1e-6;
/** Members; each has five levers and some fifty terms in each of twelve months. */
const MEMBERS = [100, 200];
const SECONDS = 5;
const MEGABYTES = 600;
/** Twice as many members may take so many times as long. */
const GROWTH = 2.6;
const ROUNDS = 3;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const reportSlsqp = (line, verdict, levers) => {
  const { seconds, effort, slsqp } = JSON.parse(outputOf([here('least-effort.js'), String(levers)]));
  const name = `${levers} levers`;
  if (slsqp === null) {
    line([name, (seconds * 1000).toFixed(0), '', 'no SciPy to hold it against']);
    return;
  }
  const apart = Math.abs(effort / slsqp.effort - 1);
  const ratio = slsqp.seconds / seconds;
  const isWorse = effort > slsqp.effort * (1 + NEAR) + slsqp.missed;
  line([
    name,
    (seconds * 1000).toFixed(0),
    ratio.toFixed(0),
    'times quicker than SLSQP',
    `>= ${TIMES}`,
    '',
    '',
    verdict(ratio < TIMES || isWorse),
  ]);
  line(['  effort apart by', apart.toExponential(0), '', `of SLSQP's, ${slsqp.iterations} steps`]);
};

/** The least effort of a thousand levers beside SLSQP's, and of many members. */
export const reportSolver = (line, verdict) => {
  reportSlsqp(line, verdict, 1000);
  for (const kind of ['free', 'capped']) {
    const [half, whole] = MEMBERS.map((members) => {
      const found = Array.from({ length: ROUNDS }, () =>
        JSON.parse(outputOf([here('levers.js'), String(members), kind])),
      );
      return { ...found[0], seconds: median(found.map(({ seconds }) => seconds)) };
    });
    const { levers, terms, seconds, megabytes } = whole;
    const ratio = seconds / half.seconds;
    line([
      `plan, ${terms} terms`,
      (seconds * 1000).toFixed(0),
      ratio.toFixed(2),
      `${kind}, of ${half.terms}, ${levers} levers`,
      GROWTH,
      megabytes.toFixed(0),
      MEGABYTES,
      verdict(seconds > SECONDS || megabytes > MEGABYTES || ratio > GROWTH),
    ]);
  }
};
