import type { Lang } from '../locale/message.js';
import type { Config } from '../model/config.js';
import type { Io } from './io.js';

/** One run of the program: the world, and the language in which it speaks. */
export interface Session {
  readonly io: Io;
  readonly lang: Lang;
  /** The program's own. */
  readonly version: string;
  /** The files that this run has read, by absolute path: an answer is never written over one of them. */
  readonly inputs: Set<string>;
  /** Texts of files that have been mended and not yet written, by absolute path: they are read in place of the files. */
  readonly drafts: Map<string, string>;
  /** The configurations that this run has read, by absolute path. */
  readonly configs: Map<string, Config>;
  /** The largest file of definitions that is read. */
  readonly mostMegabytes: number;
  limitFiles(megabytes: number): void;
  /** A tree says in which language it is read, unless the person has said so. */
  heardFromTree(lang: Lang | null): void;
}

/** A tree of 50,000 nodes; more is more often a mistake. --max-size raises it. */
const MOST_MEGABYTES = 8;

const langOf = (text: string | undefined): Lang | undefined => {
  const tag = text?.toLowerCase() ?? '';
  if (/^ja(?:$|[-_.])/u.test(tag)) return 'ja';
  return /^en(?:$|[-_.])/u.test(tag) ? 'en' : undefined;
};

/** The flag, KPI_LANG, the tree, then the system: the first that names a language. */
export const sessionOf = (io: Io, flag: string | undefined, version: string): Session => {
  const { env } = io;
  const asked = langOf(flag) ?? langOf(env.KPI_LANG);
  const [system] = [env.LC_ALL, env.LC_MESSAGES, env.LANG].filter(
    (value) => value !== undefined && value !== '',
  );
  const native: Lang = langOf(system ?? io.locale) ?? 'en';
  let fromTree: Lang | null = null;
  let mostMegabytes = MOST_MEGABYTES;
  return {
    io,
    version,
    inputs: new Set(),
    configs: new Map(),
    drafts: new Map(),
    get mostMegabytes() {
      return mostMegabytes;
    },
    limitFiles: (megabytes) => {
      mostMegabytes = megabytes;
    },
    get lang() {
      return asked ?? fromTree ?? native;
    },
    heardFromTree: (lang) => {
      fromTree = lang;
    },
  };
};
