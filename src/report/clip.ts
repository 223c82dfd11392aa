import { textWidth } from './width.js';

const ELLIPSIS = '…';

/** The beginning of a text that fits into some columns of a terminal, with a sign where it was cut. */
export const clipText = (text: string, width: number): string => {
  if (textWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (textWidth(kept + segment) + textWidth(ELLIPSIS) > width) break;
    kept += segment;
  }
  return kept + ELLIPSIS;
};
