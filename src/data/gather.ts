import { type Diagnostic, InputError } from '../model/diagnostic.js';

/**
 * Runs a step and keeps what an InputError says, so that the next file is looked at all the same; null where the
 * step failed. Any other error goes on.
 */
export const gather = async <T>(problems: Diagnostic[], step: () => Promise<T>): Promise<T | null> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.diagnostics);
    return null;
  }
};
