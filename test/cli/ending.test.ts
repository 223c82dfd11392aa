import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BeforeEnd, endingOf, type Signalled } from '../../src/cli/ending.js';
import { writeAtomically } from '../../src/cli/write-atomically.js';

/** A process that writes down what is done to it, and the listeners that it has. */
const fakeProcess = (pid = 42) => {
  const listeners = new Map<string, (signal: NodeJS.Signals) => void>();
  const done: string[] = [];
  const own: Signalled = {
    pid,
    on: (signal, listener) => listeners.set(signal, listener),
    off: (signal) => listeners.delete(signal),
    kill: (to, signal) => done.push(`${signal} to ${to}, ${listeners.size} listeners`),
    exit: (code) => done.push(`exit ${code}`),
  };
  return { own, listeners, done };
};

describe('a signal', () => {
  it('is listened to while there is something to tidy up', () => {
    const { own, listeners } = fakeProcess();
    const beforeEnd = endingOf(own);
    expect([...listeners.keys()]).toEqual([]);
    const [first, second] = [beforeEnd(() => {}), beforeEnd(() => {})];
    expect([...listeners.keys()]).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP']);
    first();
    first();
    expect(listeners.size).toBe(3);
    second();
    expect(listeners.size).toBe(0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends the process by itself when all is tidy', (signal, code) => {
    const { own, listeners, done } = fakeProcess();
    const beforeEnd = endingOf(own);
    beforeEnd(() => done.push('tidied'));
    beforeEnd(() => done.push('let go of'))();
    beforeEnd(() => done.push('tidied too'));
    listeners.get(signal)!(signal);
    expect(done).toEqual(['tidied', 'tidied too', `${signal} to 42, 0 listeners`, `exit ${code}`]);
  });

  it('is always listened to by the first process of a container, which would not end otherwise', () => {
    const { own, listeners, done } = fakeProcess(1);
    endingOf(own)(() => {})();
    listeners.get('SIGINT')!('SIGINT');
    expect(done.at(-1)).toBe('exit 130');
  });
});

describe('a file that is written when a signal comes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kpi-ending-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Tidies up as soon as a file under another name than its own is there. */
  const onceBegun: BeforeEnd = (tidy) => {
    const look = async (): Promise<void> => {
      const names = await readdir(folder);
      if (names.some((name) => name.endsWith('.tmp'))) tidy();
      else if (isOpen) setImmediate(look);
    };
    let isOpen = true;
    void look();
    return () => {
      isOpen = false;
    };
  };

  it.each([
    ['is not there', undefined],
    ['is as it was', 'before'],
  ])('%s, and nothing is beside it', async (_, before) => {
    const path = join(folder, 'plan.json');
    if (before !== undefined) await writeFile(path, before);
    await expect(writeAtomically(path, 'x'.repeat(1e7), onceBegun)).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual(before === undefined ? [] : ['plan.json']);
    if (before !== undefined) expect(await readFile(path, 'utf8')).toBe(before);
  });
});
