import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from '../../src/contract/json-schema.js';
import { treeFile } from '../../src/contract/tree.js';
import { rules } from '../../src/lint/rules/index.js';
import { canonicalId, ID_PATTERN, isIdentifier } from '../../src/model/identifiers.js';
import { loadTree } from '../../src/model/load.js';
import { parseNumber } from '../../src/model/numbers.js';
import { readSheet } from '../../src/model/yaml.js';

const schema = jsonSchemaOf(treeFile);
const validate = new Ajv({ allErrors: true, strictTypes: false, keywords: ['expected'] }).compile(schema);

/** What the schema refuses of a tree's text, as `place reason`. */
const refused = (text: string): string[] => {
  validate(readSheet(text, 'kpi.yaml').value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const everyKey = read('test/contract/every-key.kpi.yaml');
const written = [
  'examples/b2b-sales/kpi.yaml',
  'examples/b2b-sales/deals.yaml',
  'test/acceptance/maven.kpi.yaml',
  'test/acceptance/olist.kpi.yaml',
].map((name) => [name, read(name)] as const);
const shown = rules.flatMap(({ id, good, bad }) => [
  [`${id}, good`, good] as const,
  [`${id}, bad`, bad] as const,
]);

const isAccepted = (text: string): boolean =>
  loadTree(text, 'kpi.yaml').diagnostics.every(({ severity }) => severity !== 'error');

describe('the JSON Schema of a tree accepts', () => {
  it.each([...written, ...shown.filter(([, text]) => isAccepted(text))])('%s', (_, text) => {
    expect(refused(text)).toEqual([]);
  });

  it('every key of the format, which all stand in one tree', () => {
    expect(refused(everyKey)).toEqual([]);
    expect(treeFile.safeParse(readSheet(everyKey, 'kpi.yaml').value).error).toBeUndefined();
    const unused = [...keysOf(schema)].filter((key) => !new RegExp(`\\b${key}:\\s`, 'u').test(everyKey));
    expect(unused).toEqual([]);
  });
});

/** The names of all keys at any depth. */
function* keysOf({ properties = {}, additionalProperties, anyOf = [] }: JsonSchema): Generator<string> {
  yield* Object.keys(properties);
  const below = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  for (const inner of [...Object.values(properties), ...below, ...anyOf]) yield* keysOf(inner);
}

const TREE = `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1.2億 }
kpis:
  wins: { kind: count, lever: { max: 3 } }
  price: { kind: average }
`;

describe('the JSON Schema of a tree refuses', () => {
  it.each([
    ['a misspelt key', TREE.replace('target', 'tagret'), '/kgi must NOT have additional properties'],
    ['a misspelt key at the top', `${TREE}phase: {}\n`, ' must NOT have additional properties'],
    [
      'a wrong kind',
      TREE.replace('count', 'counts'),
      '/kpis/wins/kind must be equal to one of the allowed values',
    ],
    [
      'no kind',
      TREE.replace('kind: average', 'label: 単価'),
      "/kpis/price must have required property 'kind'",
    ],
    ['no KGI', 'kpi: 1\n', " must have required property 'kgi'"],
    ['another version', TREE.replace('kpi: 1', 'kpi: 2'), '/kpi must be equal to constant'],
    ['a month 13', `${TREE}fiscal_year_start: 13\n`, '/fiscal_year_start must be <= 12'],
    ['half a month', `${TREE}fiscal_year_start: 1.5\n`, '/fiscal_year_start must be integer'],
    ['a season of 13', `${TREE}season: { 13: 1 }\n`, '/season property name must be valid'],
    [
      'a text without a digit for a number',
      TREE.replace('max: 3', 'max: たくさん'),
      '/kpis/wins/lever/max must match pattern "\\p{N}"',
    ],
    ['no effort', TREE.replace('max: 3', 'effort: 0'), '/kpis/wins/lever/effort must be > 0'],
    ['a negative tolerance', `${TREE}reconcile: -1\n`, '/reconcile must be >= 0'],
    ['an id with a hyphen', TREE.replace('wins:', 'won-deals:'), '/kpis property name must be valid'],
    [
      'the name of a function',
      TREE.replace('id: revenue', 'id: max'),
      `/kgi/id must match pattern "${ID_PATTERN}"`,
    ],
    ['an empty entry', TREE.replace('{ kind: average }', ''), '/kpis/price must be object'],
    [
      'a scale of words',
      `${TREE}kcis: { c: { scale: low..high } }\n`,
      '/kcis/c/scale must match pattern "^\\s*\\d+\\s*\\.\\.\\s*\\d+\\s*$"',
    ],
    [
      'count: false',
      `${TREE}handoffs: { h: { score: { measure: { count: false } } } }\n`,
      '/handoffs/h/score/measure/count must be equal to constant',
    ],
  ])('%s', (_, text, expected) => {
    expect(refused(text)).toContain(expected);
  });
});

type Bag = Record<string, unknown>;
type Place = readonly [holder: Bag, key: string];

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

const placesIn = (holder: Bag): Place[] =>
  Object.keys(holder).flatMap((key): Place[] => {
    const value = holder[key];
    return [[holder, key], ...(isBag(value) ? placesIn(value) : [])];
  });

const isNumber = ([holder, key]: Place): boolean => parseNumber(String(holder[key])) !== undefined;

const NUMBERS = [
  0,
  -1,
  3.5,
  13,
  1e300,
  '35%',
  '1.2億',
  '△1,200',
  '５',
  '①',
  '¥500',
  '(3)',
  '１，２００',
  '.5',
];
const STRANGE = [
  ...['-', '', '受注', 'count', 'error'],
  ...[true, false, null, [], ['a'], [1, '2'], {}, { per_month: '3万' }, { text: 'a' }, { severity: 'off' }],
  ...[{ min: 1 }, { '4': 1 }, { eq: 1 }, { count: true }, '1..5', '2026-04', '9..1'],
];
const NAMES = ['受注率', 'が'.normalize('NFD'), 'Ω', 'max', '4', '04', 'a-b', 'label', 'kind', 'constructor'];

const seeds = [...written, ...shown].map(([, text]) => readSheet(text, 'kpi.yaml').value as Bag);

describe('the JSON Schema never refuses what is read', () => {
  it('of trees in which a value or a name was exchanged', () => {
    const counts = { accepted: 0, refused: 0 };
    const change = fc.record({
      seed: fc.constantFrom(...seeds),
      at: fc.nat(),
      amongNumbers: fc.boolean(),
      value: fc.oneof(fc.constantFrom(...NUMBERS), fc.constantFrom<unknown>(...STRANGE)),
      name: fc.option(fc.constantFrom(...NAMES), { freq: 2 }),
    });
    fc.assert(
      fc.property(change, ({ seed, at, amongNumbers, value, name }) => {
        const tree = structuredClone(seed);
        const places = placesIn(tree).filter((place) => !amongNumbers || isNumber(place));
        const [holder, key] = places[at % places.length]!;
        if (name === null) holder[key] = value;
        else holder[name] = holder[key];
        const isRead = isAccepted(JSON.stringify(tree));
        counts[isRead ? 'accepted' : 'refused'] += 1;
        if (isRead) expect(validate(tree), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(40);
  });

  it('of ids and numbers, whatever characters they are made of', () => {
    const id = new RegExp(ID_PATTERN, 'u');
    const number = /\p{N}/u;
    const missed: string[] = [];
    for (let code = 0; code < 0x20000; code += 1) {
      const text = String.fromCodePoint(code);
      if (isIdentifier(canonicalId(text)) && !id.test(text)) missed.push(`id ${text}`);
      if (!number.test(text) && parseNumber(text) !== undefined) missed.push(`number ${text}`);
    }
    expect(missed).toEqual([]);
  });
});
