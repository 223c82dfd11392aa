import type { Undecided } from '../forms.js';

/**
 * Thrown where a scan meets what it may not judge: something that is wrong or doubtful, which the reader of rows must
 * look at, or a column whose form must be known first.
 */
export class NotMine extends Error {
  constructor(readonly undecided: Undecided | null = null) {
    super();
  }
}
