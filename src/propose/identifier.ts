import { foldWidth, isIdentifier } from '../model/identifiers.js';

/** Longer ids are hard to read in a formula. */
const LONGEST = 40;

/** What is left of a label where only letters, digits and underscores may stand. */
const wordOf = (label: string): string => {
  const word = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '_')
    .replace(/^[_\p{M}]+|_+$/gu, '');
  return [...word].slice(0, LONGEST).join('').replace(/_+$/u, '').normalize('NFC');
};

/** Gives out ids made of labels, each once. */
export type Namer = (label: string, fallback: string) => string;

/** A namer of fresh ids; `taken` are names that no id may have, however wide or large their letters are. */
export const namer = (taken: Iterable<string> = []): Namer => {
  const used = new Set([...taken].map(foldWidth));
  return (label, fallback) => {
    const word = wordOf(label);
    const candidate = isIdentifier(word) ? word : `${fallback}${word === '' ? '' : `_${word}`}`;
    const base = isIdentifier(candidate) ? candidate : fallback;
    let id = base;
    for (let number = 2; used.has(foldWidth(id)); number += 1) id = `${base}_${number}`;
    used.add(foldWidth(id));
    return id;
  };
};
