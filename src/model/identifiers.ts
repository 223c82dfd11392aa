import { distance } from 'fastest-levenshtein';

/** Names that a formula reads as functions and that therefore cannot be ids. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(['min', 'max', 'lag']);

/** What an id looks like, as a regular expression of Unicode. */
export const ID_PATTERN = `^(?!(?:${[...FUNCTION_NAMES].join('|')})$)[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*$`;

const IDENTIFIER = new RegExp(ID_PATTERN, 'u');

/** Two spellings of one Unicode text are one id. */
export const canonicalId = (text: string): string => text.normalize('NFC');

export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);

/** Full-width, half-width and letter case aside: what two people would call the same heading. */
export const foldWidth = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** How many characters two texts have in common at their beginning. */
const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/**
 * The candidate that was probably meant, for "did you mean": equal but for width and case, or within a third of
 * its length in edit distance (Levenshtein 1966). Of candidates as near, the one that begins alike for longer, since
 * people rarely err at the start of a word (Winkler 1990). Undefined where nothing is near.
 */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined => {
  const wanted = foldWidth(text);
  let best: { candidate: string; edits: number; start: number } | undefined;
  for (const candidate of candidates) {
    const folded = foldWidth(candidate);
    const edits = distance(wanted, folded);
    const longer = Math.max(wanted.length, folded.length);
    if (edits > Math.max(1, Math.floor(longer / 3)) || edits >= longer) continue;
    const start = commonStart(wanted, folded);
    if (!best || edits < best.edits || (edits === best.edits && start > best.start))
      best = { candidate, edits, start };
  }
  return best?.candidate;
};
