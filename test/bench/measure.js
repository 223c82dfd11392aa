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

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Runs the works in turn, A B A B and so on, so that whatever else the machine does falls on all of them alike.
 * Milliseconds of the wall clock of every run, by the name of the work.
 */
export const interleaved = (works, rounds) => {
  const times = new Map(works.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, args } of works) {
      const start = process.hrtime.bigint();
      run(args);
      times.get(name).push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  return times;
};

/** Megabytes of memory that a work takes at most, in a run of its own. */
export const peakOf = ({ args }) =>
  Number(run(['--import', PEAK, ...args]).stderr.match(/peak (\d+)/)[1]) / 1024;

/** What a script of this folder prints: one number. */
export const numberOf = (script, file) => Number(run([here(script), file]).stdout);
