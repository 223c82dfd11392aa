/** ASCII and Latin-1, the dashes, quotes, arrows and signs of a European text, the lines of tables and the blocks of charts. */
const NARROW = '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u00ff‐-‧←-↓−≤≥\\u2500-\\u259f';
/** Ideographs, kana and full-width forms that stand alone: no marks that join the character before them. */
const WIDE = '\\u3000-\\u3029\\u3041-\\u3096\\u309b-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff60\\uffe0-\\uffe6';
const PLAIN = new RegExp(`^[${NARROW}${WIDE}]*$`);
const WIDE_ONES = new RegExp(`[${WIDE}]`, 'g');

/**
 * Columns of a terminal that a text takes, where counting its characters tells; undefined where it has any that join,
 * combine or are pictures. What it can tell it tells at once: the full rules take longer to load than the program.
 */
export const plainWidth = (text: string): number | undefined =>
  PLAIN.test(text) ? text.length + (text.match(WIDE_ONES)?.length ?? 0) : undefined;
