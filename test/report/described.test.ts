import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from '../../src/contract/json-schema.js';
import { schemas } from '../../src/contract/schemas.js';
import { described } from '../../src/report/described.js';

/** Every key of a schema by its path, and what stands at it. */
function* keysOf(schema: JsonSchema, path = ''): Generator<[path: string, at: JsonSchema]> {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  for (const [key, at] of Object.entries(properties)) {
    yield [`${path}${key}`, at];
    yield* keysOf(at, `${path}${key}.`);
  }
  for (const one of [additionalProperties, items])
    if (typeof one === 'object') yield* keysOf(one, `${path}*.`);
  for (const one of anyOf) yield* keysOf(one, path);
}

const LANGUAGES = {
  ja: (text: string) => /[ぁ-んァ-ン一-龠]/u.test(text),
  en: (text: string) => /[a-z]{2}/u.test(text) && !/[ぁ-ん]/u.test(text),
} as const;

/** What editors read and JSON Schema does not define. */
const KEYWORDS = [
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'patternErrorMessage',
];

describe.each(schemas)('the schema of a $id', ({ id, load }) => {
  it.each(['ja', 'en'] as const)('says in %s what every key means', async (lang) => {
    const schema = described(jsonSchemaOf(await load()), id, lang);
    const keys: [string, JsonSchema][] = [['', schema], ...keysOf(schema)];
    const bare = keys.filter(([, { description }]) => !LANGUAGES[lang](String(description ?? '')));
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('is one that a strict reader takes', async () => {
    const schema = described(jsonSchemaOf(await load()), id, 'en');
    const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, keywords: KEYWORDS });
    expect(() => ajv.compile(schema)).not.toThrow();
  });
});

const text = { type: 'string' };
const SMALL: JsonSchema = {
  type: 'object',
  properties: {
    label: text,
    kind: { enum: ['count', 'rate'] },
    layout: { enum: ['columns', 'of its own'] },
    phases: { additionalProperties: { properties: { label: text, volume: text } } },
    rubric: { additionalProperties: { anyOf: [text, { properties: { text } }] } },
    unknown: text,
  },
};

describe('what a key means', () => {
  const { properties: at } = described(SMALL, 'tree', 'en') as { properties: Record<string, JsonSchema> };

  it('stands in the language of the reader, and for editors in both, theirs first', () => {
    expect(at.label).toEqual({
      description: 'What people read; the id if left out',
      markdownDescription: 'What people read; the id if left out\n\n表示名。省くとid',
      type: 'string',
    });
    expect(described(SMALL, 'tree', 'ja').properties!.label!.markdownDescription).toBe(
      '表示名。省くとid\n\nWhat people read; the id if left out',
    );
  });

  it('is that of the longest ending of its path', () => {
    const phase = at.phases!.additionalProperties as JsonSchema;
    expect(phase.description).toBe('One step of the sales process');
    expect(phase.properties!.label!.description).toBe(at.label!.description);
    expect(phase.properties!.volume!.description).toContain('in this phase');
    const level = at.rubric!.additionalProperties as JsonSchema;
    expect(level.anyOf![1]!.properties!.text!.description).toBe('When this score is given');
  });

  it('goes on to its values, where all of them are known', () => {
    expect(at.kind!.enumDescriptions).toEqual(['A count: whole, adds up', 'A rate from 0 to 1 (0% to 100%)']);
    expect(at.layout!.enumDescriptions).toBeUndefined();
  });

  it('is left out where nothing is known', () => {
    expect(at.unknown).toEqual(text);
  });

  it('shows formulas in Markdown as they are written', () => {
    const formula = described({ properties: { formula: text } }, 'tree', 'en').properties!.formula!;
    expect(formula.markdownDescription).toContain('+ - \\* /');
    expect(formula.examples).toContain('proposals * win_rate');
  });
});
