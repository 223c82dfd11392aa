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
 * Finds the candidates that may have been meant, for "did you mean", the likeliest first: equal but for width and case,
 * or within a third of their length in edit distance (Levenshtein 1966). Of candidates as near, the one that begins
 * alike for longer comes first, since people rarely err at the start of a word (Winkler 1990). The candidates are
 * folded once, for many texts.
 */
export const nearAmong = (candidates: Iterable<string>): ((text: string) => readonly string[]) => {
  const known = [...candidates].map((candidate) => ({ candidate, folded: foldWidth(candidate) }));
  return (text) => {
    const wanted = foldWidth(text);
    const near: { candidate: string; edits: number; start: number }[] = [];
    for (const { candidate, folded } of known) {
      const longer = Math.max(wanted.length, folded.length);
      const allowed = Math.max(1, Math.floor(longer / 3));
      // The distance is at least the difference of the lengths, which is cheaper to see.
      if (longer - Math.min(wanted.length, folded.length) > allowed) continue;
      const edits = distance(wanted, folded);
      if (edits <= allowed && edits < longer)
        near.push({ candidate, edits, start: commonStart(wanted, folded) });
    }
    return near.sort((a, b) => a.edits - b.edits || b.start - a.start).map(({ candidate }) => candidate);
  };
};

/** The candidate that one text probably means; undefined where nothing is near. See `nearAmong`. */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined =>
  nearAmong(candidates)(text)[0];
