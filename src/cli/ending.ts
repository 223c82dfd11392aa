import { constants } from 'node:os';

/** Tidies up, at once and without waiting, if a signal ends the process before the answer is called. */
export type BeforeEnd = (tidy: () => void) => () => void;

/** What of a process signals have to do with. */
export interface Signalled {
  readonly pid: number;
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
  exit(code: number): void;
}

/** Ctrl-C, a polite end, and a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for signals as long as there is something to tidy up, and no longer. A process without a listener ends at
 * once, in the middle of a computation too; one with a listener ends when the event loop next comes round, which on a
 * tree of 60,000 nodes took 15 seconds. Having tidied, it ends by the signal itself, so that a shell sees 130 after
 * Ctrl-C and stops its loops.
 */
export const endingOf = (own: Signalled): BeforeEnd => {
  const tidies = new Set<() => void>();
  const end = (signal: NodeJS.Signals): void => {
    for (const tidy of tidies) tidy();
    for (const each of SIGNALS) own.off(each, end);
    own.kill(own.pid, signal);
    // The first process of a container does not end by a signal that it has no listener for.
    own.exit(128 + constants.signals[signal]);
  };
  const beforeEnd: BeforeEnd = (tidy) => {
    if (tidies.size === 0) for (const each of SIGNALS) own.on(each, end);
    tidies.add(tidy);
    return () => {
      if (tidies.delete(tidy) && tidies.size === 0) for (const each of SIGNALS) own.off(each, end);
    };
  };
  if (own.pid === 1) beforeEnd(() => {});
  return beforeEnd;
};
