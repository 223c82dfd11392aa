import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PEAK = new URL('./peak.js', import.meta.url).href;

export const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const run = (args) => {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (error) throw error;
  // 1 means findings, which are an answer too.
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')}\n${stderr}`);
  return { stdout, stderr };
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of the wall clock that a work takes. */
const timed = ({ args }) => {
  const start = process.hrtime.bigint();
  run(args);
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/**
 * Runs a base and works in turn, A B A B and so on, so that whatever else the machine does falls on all of them alike.
 * The milliseconds of each, and its multiple of the base that ran just before it, are medians over the rounds.
 */
export const interleaved = (base, works, rounds) => {
  const turns = Array.from({ length: rounds }, () => [base, ...works].map(timed));
  return [base, ...works].map((work, at) => ({
    ...work,
    took: median(turns.map((turn) => turn[at])),
    ratio: median(turns.map((turn) => turn[at] / turn[0])),
  }));
};

/** What a script of this folder prints, one number, and its share of a work that runs just after it. */
export const shareOf = (script, file, work, rounds) => {
  const turns = Array.from({ length: rounds }, () => {
    const part = Number(run([here(script), file]).stdout);
    return { part, share: part / timed(work) };
  });
  return { took: median(turns.map(({ part }) => part)), ratio: median(turns.map(({ share }) => share)) };
};

/** Megabytes of memory that a work takes at most, in a run of its own. */
export const peakOf = (args) => Number(run(['--import', PEAK, ...args]).stderr.match(/peak (\d+)/)[1]) / 1024;
