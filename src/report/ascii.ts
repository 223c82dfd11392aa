/** From the lowest bar to the highest, and the line of a table. */
const DRAWN = '▁▂▃▄▅▆▇█─';
const PLAIN = '_.-~=+*#-';
/** A row of bars with its gaps; a dot between letters is left alone. */
const DRAWING = /·*[▁-█][▁-█·]*|─+/gu;

/**
 * A text whose lines and bars are drawn with ASCII, each as wide as before, for terminals that know no others. Words are
 * left as they are.
 */
export const drawnInAscii = (text: string): string =>
  text.replace(DRAWING, (drawing) =>
    [...drawing].map((sign) => (sign === '·' ? ' ' : PLAIN[DRAWN.indexOf(sign)]!)).join(''),
  );

/**
 * Whether a terminal is known to show no drawn signs: one that calls itself dumb, or a locale of another encoding than
 * UTF-8. Where nothing is said, UTF-8 is.
 */
export const drawsAsciiOnly = (env: Readonly<Record<string, string | undefined>>): boolean => {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  if (env.TERM === 'dumb' || locale === 'C' || locale === 'POSIX') return true;
  const encoding = /\.([^@]+)/u.exec(locale ?? '')?.[1];
  return encoding !== undefined && !/^utf-?8$/iu.test(encoding);
};
