import { type Judged, type RestatedSince, restatedSince } from '../diagnose/restated.js';
import { restatedText } from '../locale/restated.js';
import { InputError } from '../model/diagnostic.js';
import { type Invocation, one } from './command.js';
import type { Session } from './session.js';
import { type SnapshotAsOf, snapshotAsOf } from './snapshots.js';
import { readWorkspace, type SoundTree, type Workspace } from './workspace.js';

/** Of facts that the tree of today would not give. */
const OTHER_TREE = 'data-facts';

/** The snapshot that `--as-of` asks for, of those under `--facts` or in the tree; null where it does not. */
export const snapshotAskedFor = async (
  invocation: Invocation,
  place: SoundTree,
  session: Session,
): Promise<SnapshotAsOf | null> => {
  const asOf = one(invocation, 'asOf');
  return asOf === undefined ? null : snapshotAsOf(asOf, one(invocation, 'facts'), place, session);
};

/** The data of a snapshot. Throws an InputError that says how to read one that an earlier tree has made. */
export const readSnapshot = async (
  place: SoundTree,
  { path, day }: SnapshotAsOf,
  session: Session,
): Promise<Workspace> => {
  try {
    return await readWorkspace(place, { facts: path }, session);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const help = restatedText.otherTreeHelp({ day });
    throw new InputError(error.diagnostics.map((one) => (one.rule === OTHER_TREE ? { ...one, help } : one)));
  }
};

/** What the data of now tell otherwise than those of a snapshot. */
export const restatedBetween = ({ asOf, name }: SnapshotAsOf, was: Judged, now: Judged): RestatedSince => ({
  asOf,
  snapshot: name,
  ...restatedSince(was, now),
});
