import { reportText } from '../locale/report.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { markedLine } from './marked-line.js';
import { paletteFor } from './palette.js';
import { roomOf, type Tone, type View } from './report.js';
import { visible } from './visible.js';
import { wrapBehind, wrapText } from './wrap.js';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'strong' };
