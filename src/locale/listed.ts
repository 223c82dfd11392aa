import type { Message } from './message.js';

/** Names of columns listed in a sentence; a wide export has hundreds. */
const MOST = 8;

/** Names in quotes, the first of many. */
export const listed = (names: readonly string[]): Message => {
  const shown = names.slice(0, MOST);
  const more = names.length - shown.length;
  return {
    ja: `${shown.map((name) => `「${name}」`).join('')}${more > 0 ? `ほか${more}個` : ''}`,
    en: `${shown.map((name) => `"${name}"`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
};

/** A sentence about some names, of which the first are listed. */
export const about = (
  names: readonly string[],
  ja: (names: string) => string,
  en: (names: string) => string,
): Message => {
  const { ja: japanese, en: english } = listed(names);
  return { ja: ja(japanese), en: en(english) };
};
