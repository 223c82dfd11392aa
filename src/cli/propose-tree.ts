import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { filesGiven } from '../data/files.js';
import { lookAt, type TableSeen } from '../data/look.js';
import { IMPLICIT, readSources } from '../data/read.js';
import { seeSources } from '../data/see-sources.js';
import { judge } from '../lint/judge.js';
import { initText } from '../locale/init.js';
import type { Message } from '../locale/message.js';
import { InputError, inputError, problem } from '../model/diagnostic.js';
import { type Loaded, loadTree } from '../model/load.js';
import { presets } from '../propose/presets/index.js';
import type { Preset } from '../propose/presets/preset.js';
import type { Given } from '../propose/proposal.js';
import { treeText } from '../propose/tree-text.js';
import type { Origin } from '../report/answers/init.js';
import type { Session } from './session.js';
import { shownPath } from './tree-file.js';

/** What a person asks for with `kpi init --from`. */
export interface FromRequest {
  readonly from: string;
  /** The folder for the tree, as it was written; left out, the file's own. */
  readonly folder: string | undefined;
  readonly preset: string | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
  readonly year: number | undefined;
}

/** A tree for a file: where it goes, its text, and what to say of it. */
export interface ProposedTree {
  readonly folder: string;
  readonly text: string;
  readonly origin: Origin;
}

/** Reading all of a larger file takes longer than people wait for a draft. */
const MOST_READ = 64 * 1024 * 1024;
/** Faults of the data that are told; the first shows the pattern. */
const MOST_FAULTS = 3;

const located = async ({ from, folder }: FromRequest, { io }: Session) => {
  const path = resolve(io.cwd, from);
  const { files, problems } = await filesGiven([path], io.cwd);
  if (files.length === 0) throw new InputError(problems);
  const name = shownPath(path, io.cwd);
  const root = folder === undefined ? dirname(path) : resolve(io.cwd, folder);
  const inside = relative(root, path);
  if (isAbsolute(inside) || inside.split(sep)[0] === '..')
    throw inputError(
      'init-from',
      name,
      initText.fromOutside({ path: name, folder: shownPath(root, io.cwd) }),
      {
        help: initText.fromOutsideHelp({ path: name }),
      },
    );
  const own = relative(io.cwd, dirname(path)).split(sep).join('/');
  return {
    path,
    root,
    name,
    inside: inside.split(sep).join('/'),
    folder: folder ?? (own === '' ? '.' : own),
  };
};

const presetFor = (table: TableSeen, wanted: string | undefined, name: string): Preset => {
  const found = presets.find((preset) =>
    wanted === undefined ? preset.recognise(table) !== null : preset.id === wanted,
  );
  if (found) return found;
  const columns = table.columns.map((column) => column.name).filter((each) => each !== '');
  throw inputError('init-from', name, initText.unrecognised({ path: name, columns }), {
    help: initText.unrecognisedHelp(),
  });
};

/** The draft as `validate` sees it: one that it finds errors in is not written. */
const checked = async (text: string, root: string, name: string, signal: AbortSignal): Promise<Loaded> => {
  const loaded = loadTree(text, 'kpi.yaml');
  const sources = loaded.tree ? await seeSources(loaded.tree, { root, always: true, signal }) : null;
  const errors = [...judge(loaded, null, { sources, earlier: [] }).blocking, ...(sources?.unreadable ?? [])];
  if (errors.length > 0)
    throw new InputError([problem('init-from', name, initText.notSound({ path: name })), ...errors]);
  return loaded;
};

/** What keeps the tree's numbers from being read, of a file that is read in a moment. */
const faultsIn = async (
  { tree }: Loaded,
  root: string,
  path: string,
  { io }: Session,
): Promise<Message[]> => {
  if ((await stat(path)).size > MOST_READ) return [];
  try {
    await readSources(tree!, { root, env: io.env, signal: io.signal });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics
      .slice(0, MOST_FAULTS)
      .map(({ span, message }) => initText.fault({ line: span?.start.line ?? null, message }));
  }
};

/**
 * Proposes a tree for a file. Throws an InputError where the file is no table, where nothing tells what it is, or where
 * the tree would have errors; and the signal's reason when aborted.
 */
export const proposeTree = async (request: FromRequest, session: Session): Promise<ProposedTree> => {
  const { lang, io } = session;
  const { path, root, name, inside, folder } = await located(request, session);
  session.inputs.add(path);
  const table = await lookAt({ path, name }, { ...IMPLICIT, sheet: request.sheet ?? null }, io.signal);
  const given: Given = { year: request.year ?? null, lang };
  const found = presetFor(table, request.preset, name).propose(table, given);
  if ('refused' in found) throw inputError('init-from', name, found.refused, { help: found.help });
  const { sheet } = request;
  const proposal = sheet === undefined ? found : { ...found, source: { ...found.source, sheet } };
  const text = treeText(proposal, { path: inside, file: basename(path) }, lang);
  const loaded = await checked(text, root, name, io.signal);
  const { preset, recognisedBy, assumed, toCheck } = proposal;
  const unread = await faultsIn(loaded, root, path, session);
  const { looked, isWhole } = table;
  return {
    folder,
    text,
    origin: { file: name, preset, recognisedBy, looked, isWhole, toCheck: [...unread, ...toCheck], assumed },
  };
};
