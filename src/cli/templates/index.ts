import type { Lang } from '../../locale/message.js';
import { b2bEn } from './b2b-en.js';
import { b2bJa } from './b2b-ja.js';
import type { StarterFile, Template } from './template.js';

const templates: Readonly<Record<Lang, Template>> = { ja: b2bJa, en: b2bEn };

/**
 * Every file of a fresh folder, in the order in which they are named to the reader. A file that goes with every
 * template, whatever its language, is one more entry here.
 */
export const starterFiles = (lang: Lang): readonly StarterFile[] => [...templates[lang]];
