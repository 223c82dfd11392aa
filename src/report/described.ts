import type { JsonSchema } from '../contract/json-schema.js';
import { keyExamples, keyText } from '../locale/keys.js';
import type { Lang, Message } from '../locale/message.js';
import { expectedText, schemaText } from '../locale/schema.js';

type Path = readonly string[];

const OTHER: Readonly<Record<Lang, Lang>> = { ja: 'en', en: 'ja' };

/** Both languages in Markdown, the reader's first; a `*` of a formula would start italics. */
const bilingual = (message: Message, lang: Lang, between: string): string =>
  [message[lang], message[OTHER[lang]]].map((text) => text.replace(/[*_<]/gu, '\\$&')).join(between);

const textsAt = (path: Path, lang: Lang) => {
  const message = keyText(path);
  const examples = keyExamples(path);
  return {
    ...(message && { description: message[lang], markdownDescription: bilingual(message, lang, '\n\n') }),
    ...(examples && { examples }),
  };
};

/** What each value means, where the catalogue knows all of them. */
const valueTexts = (values: readonly unknown[], path: Path, lang: Lang) => {
  const found = values.map((value) => keyText([...path.slice(0, -1), `${path.at(-1)}=${value}`]));
  const messages = found.filter((message) => message !== undefined);
  if (messages.length < values.length) return {};
  return {
    enumDescriptions: messages.map((message) => message[lang]),
    markdownEnumDescriptions: messages.map((message) => bilingual(message, lang, ' / ')),
  };
};

/** Everything below a place of the schema with its texts. */
const within = ({ expected, ...schema }: JsonSchema, path: Path, lang: Lang): JsonSchema => {
  const { properties, propertyNames, additionalProperties, items, anyOf, enum: values } = schema;
  return {
    ...schema,
    ...(expected !== undefined && {
      patternErrorMessage: schemaText.expected({ expected: expectedText(expected) })[lang],
    }),
    ...(propertyNames && { propertyNames: within(propertyNames, path, lang) }),
    ...(values && valueTexts(values, path, lang)),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, at(value, [...path, key], lang)]),
      ),
    }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: at(additionalProperties, [...path, '*'], lang),
    }),
    ...(items && { items: at(items, [...path, '*'], lang) }),
    ...(anyOf && { anyOf: anyOf.map((one) => within(one, path, lang)) }),
  };
};

const at = (schema: JsonSchema, path: Path, lang: Lang): JsonSchema => ({
  ...textsAt(path, lang),
  ...within(schema, path, lang),
});

/**
 * A file's JSON Schema with what every key means: `description` in the reader's language, `markdownDescription`, which
 * editors show, in both.
 */
export const described = ({ $schema, ...schema }: JsonSchema, name: string, lang: Lang): JsonSchema => ({
  ...($schema !== undefined && { $schema }),
  title: `kpi ${name}`,
  ...at(schema, [name], lang),
});
