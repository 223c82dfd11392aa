import type { Format } from '../report.js';

/** A format by its name. It is loaded when it is used, so that help needs none of the libraries for colour and tables. */
export interface Offered {
  readonly id: string;
  load(): Promise<Format>;
}

export const formats: readonly Offered[] = [
  { id: 'table', load: async () => (await import('./table.js')).table },
  { id: 'json', load: async () => (await import('./json.js')).json },
  { id: 'markdown', load: async () => (await import('./markdown.js')).markdown },
];
