import stringWidth from 'string-width';
import { plainWidth } from './plain-width.js';

/** Columns of a terminal that a text takes; signs of ambiguous width count as one. */
export const textWidth = (text: string): number => plainWidth(text) ?? stringWidth(text);
