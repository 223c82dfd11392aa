const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/u;

/** How long a database may take to answer where the source says nothing: a minute, in milliseconds. */
export const USUAL_TIMEOUT = 60_000;

/** The longest wait that can be asked for, a day: databases and timers count milliseconds in 32 bits. */
const LONGEST = 86_400_000;

/** Reads `30s`, `500ms`, `5m`, `1h` or a bare number of seconds, as milliseconds; undefined for anything else. */
export const parseDuration = (text: string): number | undefined => {
  const match = DURATION.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const milliseconds = Math.round(Number(match[1]) * MILLISECONDS[match[2] ?? 's']!);
  return milliseconds >= 1 && milliseconds <= LONGEST ? milliseconds : undefined;
};
