import { z } from 'zod';
import { head } from './shared.js';

/** The files are named from the current folder, with forward slashes. */
export const initDocument = z.strictObject({ ...head('init'), files: z.array(z.string()) });

export type InitDocument = z.output<typeof initDocument>;
