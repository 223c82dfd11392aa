import type { Tell, Work } from '../data/progress.js';
import type { Lang, Message } from '../locale/message.js';
import { progressText } from '../locale/progress.js';
import { clipText } from '../report/clip.js';
import { visible } from '../report/visible.js';
import { textWidth } from '../report/width.js';
import type { Io } from './io.js';

/** Whoever waits less than this long asks for no news. In milliseconds. */
const PATIENCE = 1000;
/** Between two looks at what is going on: often enough to be seen moving. */
const INTERVAL = 200;
const MEGABYTE = 1_000_000;

const words = (work: Work, elapsed: number): Message => {
  if ('source' in work)
    return progressText.waiting({ source: work.source, seconds: Math.floor(elapsed / 1000) });
  const { file, read, of } = work;
  const percent = Number.isFinite(of) && of > 0 ? Math.min(100, Math.floor((read / of) * 100)) : null;
  return progressText.reading({ file, percent, megabytes: String(Math.floor(read / MEGABYTE)) });
};

/**
 * Runs an action and shows what it waits for in one line of stderr, written anew in its place and taken away at the
 * end, also by a signal. Only for a person at a terminal: not in a pipe, not in the log of a CI. Uses nothing but spaces
 * and carriage returns, which every terminal understands.
 */
export const withProgress = async <T>(
  { stderr, env, clock, beforeEnd }: Pick<Io, 'stderr' | 'env' | 'clock' | 'beforeEnd'>,
  lang: () => Lang,
  act: (tell?: Tell) => Promise<T>,
): Promise<T> => {
  if (!stderr.isTTY || (env.CI && env.CI !== 'false')) return act();
  const start = clock.now();
  let work: Work | null = null;
  let since = start;
  let shown = 0;
  const held: (() => void)[] = [];
  const clear = (): void => {
    if (shown > 0) stderr.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  const look = (): void => {
    const now = clock.now();
    if (!work || now - start < PATIENCE) return;
    if (held.length === 0) held.push(beforeEnd(clear));
    // A terminal of no columns does not know its size. The last one is left free: filling it begins the next line.
    const width = (stderr.columns || 80) - 1;
    const line = clipText(visible(words(work, now - since)[lang()]).replaceAll('\n', ' '), width);
    const padding = Math.max(0, shown - textWidth(line));
    stderr.write(`\r${line}${' '.repeat(padding)}`);
    shown = textWidth(line) + padding;
  };
  const stop = clock.every(INTERVAL, look);
  try {
    return await act((next) => {
      if (!work || 'source' in work !== 'source' in next) since = clock.now();
      work = next;
    });
  } finally {
    stop();
    clear();
    for (const letGo of held) letGo();
  }
};
