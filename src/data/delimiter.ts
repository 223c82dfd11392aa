const CANDIDATES = [',', '\t', ';', '|'];

const NAMES: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
};

/** The delimiter that a source declares; null for `auto`, undefined for what cannot be one. */
export const declaredDelimiter = (declared: string): string | null | undefined => {
  if (declared === 'auto') return null;
  const delimiter = NAMES[declared.toLowerCase()] ?? declared;
  return delimiter.length === 1 && !/["\r\n]/u.test(delimiter) ? delimiter : undefined;
};

const counted = (record: string): Map<string, number> => {
  const counts = new Map(CANDIDATES.map((candidate) => [candidate, 0]));
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return counts;
};

/** How many characters outside quotes could be delimiters. */
export const delimitersIn = (record: string): number =>
  [...counted(record).values()].reduce((sum, count) => sum + count, 0);

/** The delimiter that a header uses: the candidate that occurs most outside quotes; a comma where none does. */
export const delimiterOf = (header: string): string => {
  const counts = counted(header);
  return CANDIDATES.reduce((best, candidate) =>
    counts.get(candidate)! > counts.get(best)! ? candidate : best,
  );
};
