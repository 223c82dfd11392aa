import { reportText } from '../locale/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { View } from './report.js';
import { visible } from './visible.js';

/** A message that repeats more of a file than this helps nobody. */
const LONGEST = 1000;

export const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** What is wrong and, on a second line, what would mend it; whatever came from a file is made harmless. */
export const sentenceOf = ({ message, help }: Diagnostic, { lang }: View): string => {
  const wrong = shortened(message[lang]);
  return visible(help ? `${wrong}\n${reportText.help()[lang]}: ${shortened(help[lang])}` : wrong);
};
