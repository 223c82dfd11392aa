import { hubspot } from './hubspot.js';
import { kintone } from './kintone.js';
import { monthly } from './monthly.js';
import { pipedrive } from './pipedrive.js';
import type { Preset } from './preset.js';
import { records } from './records.js';
import { salesforce } from './salesforce.js';

/** Every preset, in the order in which they are tried: those of a product first, whose headers only it writes. */
export const presets: readonly Preset[] = [salesforce, hubspot, pipedrive, kintone, records, monthly];
