import type { Message } from '../locale/message.js';

/** Something wrong in a file: in a cell (counted from 0), or in a line as a whole. */
export interface RowProblem {
  readonly rule: string;
  readonly line: number;
  readonly cell: number | null;
  readonly message: Message;
  readonly help?: Message;
}

export type Report = (problem: RowProblem) => void;

/** A file with one wrong column has as many problems as rows; this many show the pattern. */
const SHOWN = 20;

/** The first problems of one file, and how many more there were. */
export interface ProblemList {
  readonly report: Report;
  readonly shown: readonly RowProblem[];
  dropped(): number;
}

export const problemList = (): ProblemList => {
  const shown: RowProblem[] = [];
  let dropped = 0;
  let line = 0;
  // Several measures read one column; what is wrong in it is said once.
  const said = new Set<string>();
  return {
    report: (problem) => {
      if (problem.line !== line) said.clear();
      line = problem.line;
      const key = `${problem.rule} ${problem.cell}`;
      if (said.has(key)) return;
      said.add(key);
      if (shown.length < SHOWN) shown.push(problem);
      else dropped += 1;
    },
    shown,
    dropped: () => dropped,
  };
};
