import { distance } from 'fastest-levenshtein';

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u;

/** Names that a formula reads as functions and that therefore cannot be ids. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(['min', 'max', 'lag']);

/** Two spellings of one Unicode text are one id. */
export const canonicalId = (text: string): string => text.normalize('NFC');

export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text) && !FUNCTION_NAMES.has(text);

/** Full-width, half-width and letter case aside: what two people would call the same heading. */
export const foldWidth = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/**
 * The candidate that was probably meant, for "did you mean": equal but for width and case, or within a third of
 * its length in edit distance (Levenshtein 1966). Undefined where nothing is near.
 */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined => {
  const wanted = foldWidth(text);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const folded = foldWidth(candidate);
    const edits = distance(wanted, folded);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, folded.length) / 3));
    if (edits < bestDistance && edits <= allowed && edits < Math.max(wanted.length, folded.length)) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
};
