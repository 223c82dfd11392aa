import type { Format } from '../report.js';

/** A format by its name. It is loaded when it is used, so that help needs none of the libraries for colour and tables. */
export interface Offered {
  readonly id: string;
  /** The commands whose answers it can write; left out, every command's. */
  readonly only?: readonly string[];
  load(): Promise<Format>;
}

export const formats: readonly Offered[] = [
  { id: 'table', load: async () => (await import('./table.js')).table },
  { id: 'csv', only: ['pull', 'plan', 'diagnose'], load: async () => (await import('./csv.js')).csv },
  { id: 'json', load: async () => (await import('./json.js')).json },
  { id: 'markdown', load: async () => (await import('./markdown.js')).markdown },
  { id: 'sarif', only: ['validate'], load: async () => (await import('./sarif.js')).sarif },
  { id: 'github', only: ['validate'], load: async () => (await import('./github.js')).github },
  { id: 'gitlab', only: ['validate'], load: async () => (await import('./gitlab.js')).gitlab },
  { id: 'junit', only: ['validate', 'test'], load: async () => (await import('./junit.js')).junit },
];

/** The formats in which a command can answer: those that it names, else the usual ones. The first is its default. */
export const formatsOf = (command: string, named?: readonly string[]): readonly Offered[] =>
  formats.filter(({ id, only }) =>
    named ? named.includes(id) : only === undefined || only.includes(command),
  );
