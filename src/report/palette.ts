import { Chalk } from 'chalk';
import type { Tone } from './report.js';

type Paint = (text: string) => string;

const paintsOf = (level: 0 | 1): Readonly<Record<Tone, Paint>> => {
  const chalk = new Chalk({ level });
  // chalk joins all its arguments, and `map` passes three.
  return {
    plain: (text) => text,
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
  };
};

// Made once: every cell of a table asks for its paint.
const withoutColor = paintsOf(0);
const withColor = paintsOf(1);

/** The colours of the tones. The caller decides whether there is colour: chalk does not know NO_COLOR. */
export const paletteFor =
  (color: boolean) =>
  (tone: Tone): Paint =>
    (color ? withColor : withoutColor)[tone];
