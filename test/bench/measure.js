import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** What a program prints. */
export const outputOf = (args) => run(args).stdout;

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

/** Milliseconds within a function of the program, and its share of all, by a profile; garbage is nobody's. */
const timesIn = (name, { nodes, samples, timeDeltas }) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const within = new Set();
  const enter = (id) => {
    within.add(id);
    for (const child of byId.get(id).children ?? []) enter(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.functionName === name) enter(id);
  if (within.size === 0) throw new Error(`no function ${name} has run`);
  let [part, whole] = [0, 0];
  samples.forEach((id, at) => {
    if (['(idle)', '(garbage collector)'].includes(byId.get(id).callFrame.functionName)) return;
    whole += timeDeltas[at] / 1000;
    if (within.has(id)) part += timeDeltas[at] / 1000;
  });
  return { part, share: part / whole };
};

/** The milliseconds that a function of the program takes, with all that it calls, and its share of a work. */
export const shareOf = (name, { args }, folder, rounds) => {
  const turns = Array.from({ length: rounds }, () => {
    run(['--cpu-prof', '--cpu-prof-dir', folder, ...args]);
    const [file] = readdirSync(folder);
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    rmSync(folder, { recursive: true });
    return timesIn(name, profile);
  });
  return { took: median(turns.map(({ part }) => part)), ratio: median(turns.map(({ share }) => share)) };
};

const watched = (args) => {
  const start = process.hrtime.bigint();
  const { stderr } = run(['--import', PEAK, ...args]);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  return {
    took,
    used: Number(stderr.match(/used ([\d.]+)/)[1]),
    peak: Number(stderr.match(/peak (\d+)/)[1]) / 1024,
  };
};

/** Megabytes of memory that a work takes at most, in a run of its own. */
export const peakOf = (args) => watched(args).peak;

/**
 * Milliseconds by the clock and of all processors that a work takes, and the megabytes that it takes at most: medians
 * of some runs.
 */
export const measured = ({ args }, rounds) => {
  const turns = Array.from({ length: rounds }, () => watched(args));
  const middle = (of) => median(turns.map(of));
  return {
    took: middle(({ took }) => took),
    used: middle(({ used }) => used),
    peak: middle(({ peak }) => peak),
  };
};
