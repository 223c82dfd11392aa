import { type PartFile, partFile } from '../contract/part.js';
import type { TreeFile } from '../contract/tree.js';
import { schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { canonicalId } from './identifiers.js';
import { type Bag, isBag } from './plain.js';
import { readShape, type Shape } from './shape.js';
import type { Sheet } from './yaml.js';

/** A file that a tree includes. */
export interface TreePart {
  readonly sheet: Sheet;
  /** Its folder, from the tree's own, with forward slashes; '' where they are in one. */
  readonly folder: string;
}

/** The patterns that a file includes, each at its path. What is no text is left to the check of the shape. */
export const includesOf = ({ value }: Sheet): { readonly pattern: string; readonly path: Path }[] => {
  const include = isBag(value) ? value.include : undefined;
  if (typeof include === 'string') return [{ pattern: include, path: ['include'] }];
  return Array.isArray(include)
    ? include.flatMap((pattern: unknown, index) =>
        typeof pattern === 'string' ? [{ pattern, path: ['include', index] }] : [],
      )
    : [];
};

/** The sections to which several files may add. */
const MERGED = ['kpis', 'kcis', 'handoffs', 'sources'] as const;
type Section = (typeof MERGED)[number];

const isMerged = (section: unknown): section is Section => MERGED.some((name) => name === section);

/** An included file's values. One that is still empty adds nothing, and is no mistake. */
export const partShape = ({ sheet }: TreePart): Shape<PartFile> => readShape(partFile, sheet.value ?? {});

/** A file that has been read, with the values that it adds. */
interface Addition {
  readonly part: TreePart;
  readonly file: PartFile;
}

/** A tree whose files are put together. */
interface Merged extends Pick<Sheet, 'locate' | 'edit' | 'keysAt'> {
  readonly file: TreeFile;
  /** What is declared in two files, at the second place. */
  readonly duplicates: readonly { readonly sheet: Sheet; readonly finding: Finding }[];
}

const isAbsolute = (path: string): boolean => /^(?:[\\/]|[a-z]:)/iu.test(path);

/** A source names its files from the folder of the file that declares it. */
const fromRoot = (section: Section, entry: unknown, folder: string): unknown => {
  if (section !== 'sources' || folder === '') return entry;
  const source = entry as NonNullable<PartFile['sources']>[string];
  return { ...source, path: source.path?.map((path) => (isAbsolute(path) ? path : `${folder}/${path}`)) };
};

const differing = (one: object, other: object): string[] => {
  const at = (entry: object, key: string): string => JSON.stringify((entry as Bag)[key]);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => at(one, key) !== at(other, key));
};

/** The places of a tree, each in the file that it belongs to. */
const placesOf = (sheetOf: (path: Path) => Sheet): Pick<Sheet, 'locate' | 'edit' | 'keysAt'> => ({
  locate: (path, at) => sheetOf(path).locate(path, at),
  edit: (path, at, fix) => sheetOf(path).edit(path, at, fix),
  keysAt: (path) => sheetOf(path).keysAt(path),
});

/** Puts the files of a tree together. An id that two of them declare keeps the first meaning, and is reported. */
export const merge = (own: Sheet, tree: TreeFile, additions: readonly Addition[]): Merged => {
  // Most trees stand in one file, where every entry is its own already.
  if (additions.length === 0) return { ...placesOf(() => own), file: tree, duplicates: [] };
  const owners = new Map<string, { sheet: Sheet; entry: object; key: string }>();
  const name = (section: Section, key: string | number): string => `${section} ${canonicalId(String(key))}`;
  const sections: Record<Section, Record<string, unknown>> = {
    kpis: {},
    kcis: {},
    handoffs: {},
    sources: {},
  };
  const duplicates: { sheet: Sheet; finding: Finding }[] = [];
  const all = [{ part: { sheet: own, folder: '' }, file: tree as PartFile }, ...additions];
  for (const { part, file } of all) {
    for (const section of MERGED) {
      for (const [key, entry] of Object.entries(file[section] ?? {})) {
        const first = owners.get(name(section, key));
        if (first === undefined || first.sheet === part.sheet) {
          if (first === undefined) owners.set(name(section, key), { sheet: part.sheet, entry, key });
          sections[section][key] = fromRoot(section, entry, part.folder);
          continue;
        }
        const { start, file: where } = first.sheet.locate([section, first.key], 'key');
        const message = schemaText.duplicateId({ id: key, place: { file: where, line: start.line } });
        const help = schemaText.duplicateHelp({ keys: differing(first.entry, entry) });
        duplicates.push({
          sheet: part.sheet,
          finding: { path: [section, key], at: 'key', node: canonicalId(key), message, help },
        });
      }
    }
  }
  const sheetOf = ([section, key]: Path): Sheet => {
    const owner = isMerged(section) && key !== undefined ? owners.get(name(section, key)) : undefined;
    return owner?.sheet ?? own;
  };
  return {
    file: { ...tree, ...(sections as Pick<TreeFile, Section>) },
    duplicates,
    ...placesOf(sheetOf),
  };
};
