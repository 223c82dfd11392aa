import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { withProgress } from '../../src/cli/progress.js';
import type { Tell, Work } from '../../src/data/progress.js';
import type { Lang } from '../../src/locale/message.js';

interface Setting {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly lang?: Lang;
}

/** A terminal with a clock that is set by hand: what stands in its line, and all that was written. */
const terminal = ({ isTTY = true, columns = 60, env = {}, lang = 'ja' }: Setting = {}) => {
  let now = 0;
  let tick: (() => void) | null = null;
  const tidies = new Set<() => void>();
  const written: string[] = [];
  const io = {
    stderr: { write: (text: string) => void written.push(text), isTTY, columns },
    env,
    clock: {
      now: () => now,
      every: (_: number, act: () => void) => {
        tick = act;
        return () => {
          tick = null;
        };
      },
    },
    beforeEnd: (tidy: () => void) => {
      tidies.add(tidy);
      return () => void tidies.delete(tidy);
    },
  };
  return {
    during: <T>(act: (tell?: Tell) => Promise<T>) => withProgress(io, () => lang, act),
    at: (milliseconds: number) => {
      now = milliseconds;
      tick?.();
    },
    written,
    tidies,
    isTicking: () => tick !== null,
  };
};

const FILE: Work = { file: '営業実績.csv', read: 50_000_000, of: 200_000_000 };

describe('progress', () => {
  it('is silent within a second, then shown, then taken away', async () => {
    const { during, at, written, tidies, isTicking } = terminal();
    await during(async (tell) => {
      tell!(FILE);
      at(900);
      expect(written).toEqual([]);
      at(1000);
      tell!({ ...FILE, read: 150_000_000 });
      at(1200);
      expect(tidies.size).toBe(1);
    });
    expect(written).toEqual([
      '\r営業実績.csv を読んでいます… 25%（50 MB）',
      '\r営業実績.csv を読んでいます… 75%（150 MB）',
      `\r${' '.repeat(42)}\r`,
    ]);
    expect([isTicking(), tidies.size]).toEqual([false, 0]);
  });

  it('tells how long a database is waited for', async () => {
    const { during, at, written } = terminal({ lang: 'en' });
    await during(async (tell) => {
      tell!({ ...FILE, file: 'a.csv' });
      at(1000);
      tell!({ source: 'deals' });
      at(13_400);
    });
    expect(written.slice(0, 2)).toEqual([
      '\rreading a.csv… 25% (50 MB)',
      '\rwaiting for the source "deals"… 12 s',
    ]);
  });

  it('covers a longer line that stood there', async () => {
    const { during, at, written } = terminal({ lang: 'en' });
    await during(async (tell) => {
      tell!({ source: 'a source with a name' });
      at(1000);
      tell!({ file: 'a', read: 0, of: Number.POSITIVE_INFINITY });
      at(1200);
    });
    expect(written[1]).toHaveLength(written[0]!.length);
  });

  it.each([10, 20, 40])('fits into %d columns, whatever the width of its letters', async (columns) => {
    const { during, at, written } = terminal({ columns });
    await during(async (tell) => {
      tell!({ ...FILE, file: '\u001b[31m東日本\n営業本部\u0007の実績.csv' });
      at(2000);
    });
    expect(stringWidth(written[0]!)).toBeLessThan(columns);
    expect(written[0]).toMatch(/^\r[^\u0000-\u001f]*$/u);
  });

  it.each([
    ['in a pipe', { isTTY: false }],
    ['under a CI', { env: { CI: 'true' } }],
  ])('is never shown %s', async (_, setting) => {
    const { during, at, written, isTicking } = terminal(setting);
    await during(async (tell) => {
      expect(tell).toBeUndefined();
      at(5000);
    });
    expect([written, isTicking()]).toEqual([[], false]);
  });

  it('is taken away by a signal, and where the work fails', async () => {
    const { during, at, written, tidies } = terminal();
    const failing = during(async (tell) => {
      tell!(FILE);
      at(1000);
      for (const tidy of tidies) tidy();
      expect(written.at(-1)).toMatch(/^\r +\r$/u);
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect([written.length, tidies.size]).toEqual([2, 0]);
  });
});
