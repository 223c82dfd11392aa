/**
 * What is being waited for: a file, with the bytes that were read of those to be read, which begin anew with each pass
 * over it; or what a source answers from, a database or another engine.
 */
export type Work =
  | { readonly file: string; readonly read: number; readonly of: number }
  | { readonly source: string };

/** Is told of work as it goes on, some thousand times a second at most. It must be quick, and changes nothing. */
export type Tell = (work: Work) => void;
