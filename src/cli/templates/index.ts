import { jsonSchemaOf } from '../../contract/json-schema.js';
import { schemas } from '../../contract/schemas.js';
import type { Lang } from '../../locale/message.js';
import { described } from '../../report/described.js';
import { jsonText } from '../../report/json-text.js';
import { b2bEn } from './b2b-en.js';
import { b2bJa } from './b2b-ja.js';
import type { StarterFile, Template } from './template.js';

const templates: Readonly<Record<Lang, Template>> = { ja: b2bJa, en: b2bEn };

const SCHEMA_NAME = 'kpi.schema.json';

/** Tells editors with yaml-language-server which schema the file follows; it looks at the first lines only. */
const MODELINE = `# yaml-language-server: $schema=./${SCHEMA_NAME}\n`;

const schemaFile = async (lang: Lang): Promise<StarterFile> => {
  const { id, load } = schemas[0]!;
  return {
    path: SCHEMA_NAME,
    role: 'schema',
    text: jsonText(described(jsonSchemaOf(await load()), id, lang)),
  };
};

/** The files of a fresh folder for a tree that was made for somebody's own data. */
export const draftFiles = async (text: string, lang: Lang): Promise<readonly StarterFile[]> => [
  { path: 'kpi.yaml', role: 'draft', text: MODELINE + text },
  await schemaFile(lang),
];

/** Every file of a fresh folder, in the order in which they are named to the reader. */
export const starterFiles = async (lang: Lang): Promise<readonly StarterFile[]> => [
  ...templates[lang].map((file) => (file.role === 'tree' ? { ...file, text: MODELINE + file.text } : file)),
  await schemaFile(lang),
];
