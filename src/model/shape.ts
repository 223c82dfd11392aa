import type { z } from 'zod';
import { keysAt } from '../contract/keys.js';
import type { Message } from '../locale/message.js';
import { expectedText, schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { nearAmong } from './identifiers.js';
import { UNUSABLE } from './maps.js';
import { type Bag, isBag, valueAt } from './plain.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;
const plainPath = (issue: Issue): Path => issue.path as Path;

/** Of a union, the branch that the writer meant: the one that was entered, when the value is a mapping or a list. */
const flatten = (issue: Issue, value: unknown, base: Path = []): { issue: Issue; path: Path }[] => {
  const path = [...base, ...plainPath(issue)];
  if (issue.code === 'invalid_union' && isBag(valueAt(value, path))) {
    const entered = issue.errors.find((branch) =>
      branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    if (entered) return entered.flatMap((inner) => flatten(inner, value, path));
  }
  return [{ issue, path }];
};

/** A value as YAML writes it, which has .inf and .nan where JSON has nothing. */
const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || Number.isFinite(value)) return JSON.stringify(value) ?? String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
};

const shown = (value: unknown): string => {
  const text = written(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** What a comma inside { } leaves of a number: `{ target: 50,000 }` is read as target: 50 and a key 000. */
const isHalfNumber = (key: string): boolean => /^\d{1,3}\D?$/u.test(key);

const unknownKeys = (schema: z.ZodType, keys: readonly string[], path: Path): Finding[] => {
  const known = keysAt(schema, path);
  const near = nearAmong(known);
  return keys.flatMap((key) => {
    // Told of already, wherever it stands.
    if (key === UNUSABLE) return [];
    const [suggestion] = near(key);
    const isHalf = isHalfNumber(key);
    const help = isHalf
      ? schemaText.quoteCommas()
      : suggestion
        ? schemaText.didYouMean({ suggestion })
        : schemaText.known({ keys: known });
    return {
      path: [...path, key],
      at: 'key',
      message: schemaText.unknownKey({ key }),
      help,
      ...(suggestion && { suggestion }),
      ...(isHalf && { fix: { kind: 'quote-number' } as const }),
    };
  });
};

const findingsOf = (schema: z.ZodType, issue: Issue, path: Path, value: unknown): Finding[] => {
  if (issue.code === 'unrecognized_keys') return unknownKeys(schema, issue.keys, path);
  const found = valueAt(value, path);
  const expected = expectedText(issue.message);
  const last = path.at(-1);
  const key = String(last ?? '');
  if (found === null && typeof last !== 'number') {
    const help = isHalfNumber(key) ? { help: schemaText.quoteCommas() } : {};
    return [{ path, at: 'key', message: schemaText.emptyValue({ key, expected }), ...help }];
  }
  if (found === undefined) {
    return [{ path: path.slice(0, -1), at: 'key', message: schemaText.missingKey({ key, expected }) }];
  }
  const choices = /^one of: (.*)$/u.exec(issue.message)?.[1]?.split(', ') ?? [];
  const near = typeof found === 'string' ? nearAmong(choices)(found) : [];
  return [
    { path, at: 'value', message: schemaText.wrong({ found: shown(found), expected }), ...suggest(near) },
  ];
};

/** A stand-in for a required value that is missing or wrong, so that the rest of the file is checked all the same. */
const standIn = (path: Path): unknown => {
  const [section, key, inner] = path;
  if (path.length === 1 && section === 'kpi') return 1;
  if (path.length === 1 && section === 'kgi') return { id: 'kgi', kind: 'count' };
  if (section === 'kgi' && path.length === 2 && key === 'id') return 'kgi';
  if (section === 'sources' && path.length === 3 && inner === 'layout') return 'columns';
  const isKind = (section === 'kgi' && key === 'kind') || (section === 'kpis' && inner === 'kind');
  return isKind ? 'count' : undefined;
};

const without = (value: Bag, issue: Issue, path: Path): void => {
  if (issue.code === 'unrecognized_keys') {
    const holder = valueAt(value, path);
    if (isBag(holder)) for (const key of issue.keys) delete holder[key];
    return;
  }
  // A bad element takes its list with it: dropping it alone would shift the others' places.
  const target = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  const parent = valueAt(value, target.slice(0, -1));
  const key = target.at(-1);
  if (!isBag(parent) || key === undefined) return;
  const substitute = standIn(target);
  if (substitute !== undefined) parent[key] = substitute;
  else if (Object.hasOwn(parent, key)) delete parent[key];
  else without(value, issue, target.slice(0, -1));
};

/** The lists and mappings of a value, made anew. Texts are shared: what aliases repeat may be long. */
const copyOf = (value: unknown): unknown => {
  if (!isBag(value)) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
};

/** A file's values as its schema understands them. */
export interface Shape<T> {
  /** What could be understood, with what did not fit left out; null where too little was left. */
  readonly file: T | null;
  readonly findings: readonly Finding[];
  readonly whole: boolean;
}

/** Checks a file's values against its schema. Every problem is returned; `help` says what an empty file needs. */
export const readShape = <T>(schema: z.ZodType<T>, value: unknown, help?: Message): Shape<T> => {
  if (!isBag(value) || Array.isArray(value)) {
    const message =
      value === null
        ? schemaText.empty()
        : schemaText.wrong({ found: shown(value), expected: expectedText('mapping') });
    return { file: null, findings: [{ path: [], message, ...(help && { help }) }], whole: false };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { file: parsed.data, findings: [], whole: true };
  const flat = parsed.error.issues.flatMap((issue) => flatten(issue, value));
  const findings = flat.flatMap(({ issue, path }) => findingsOf(schema, issue, path, value));
  const rest = copyOf(value) as Bag;
  for (const { issue, path } of flat) without(rest, issue, path);
  return { file: schema.safeParse(rest).data ?? null, findings, whole: false };
};
