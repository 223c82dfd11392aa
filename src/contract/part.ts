import type { z } from 'zod';
import { mergeable, version } from './tree.js';
import { mapping, text } from './values.js';

/** A file that a tree includes: what one department keeps of it. */
export const partFile = mapping({ kpi: version.optional(), note: text.optional(), ...mergeable });

export type PartFile = z.output<typeof partFile>;
