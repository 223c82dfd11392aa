const PLAIN = /^[\p{L}\p{N}_./\\:-]+$/u;

/** A name as a shell takes it for one word. */
export const shellWord = (name: string): string => (PLAIN.test(name) ? name : `"${name}"`);
