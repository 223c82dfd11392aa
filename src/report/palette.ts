import { Chalk } from 'chalk';
import type { Tone } from './report.js';

type Paint = (text: string) => string;

/** The colours of the tones. The caller decides whether there is colour: chalk does not know NO_COLOR. */
export const paletteFor = (color: boolean): ((tone: Tone) => Paint) => {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const paints: Readonly<Record<Tone, Paint>> = {
    plain: (text) => text,
    strong: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
  };
  return (tone) => paints[tone];
};
