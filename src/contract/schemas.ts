import type { z } from 'zod';

/** A file that people write, by its name. Its schema is loaded when it is used: help needs no zod. */
export interface Written {
  readonly id: string;
  load(): Promise<z.ZodType>;
}

/** The files of the format that have a JSON Schema; the first is the one that is meant without a name. */
export const schemas: readonly Written[] = [
  { id: 'tree', load: async () => (await import('./tree.js')).treeFile },
  { id: 'part', load: async () => (await import('./part.js')).partFile },
  { id: 'config', load: async () => (await import('./config.js')).configFile },
];
