import { Chalk } from 'chalk';
import type { Tone } from './report.js';

type Paint = (text: string) => string;

/** The colours of the tones. The caller decides whether there is colour: chalk does not know NO_COLOR. */
export const paletteFor = (color: boolean): ((tone: Tone) => Paint) => {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  // chalk joins all its arguments, and `map` passes three.
  const paints: Readonly<Record<Tone, Paint>> = {
    plain: (text) => text,
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
  };
  return (tone) => paints[tone];
};
