import { type Judged, type RestatedSince, restatedSince } from '../diagnose/restated.js';
import { restatedText } from '../locale/restated.js';
import { InputError } from '../model/diagnostic.js';
import type { Session } from './session.js';
import { type SnapshotAsOf, snapshotAsOf } from './snapshots.js';
import { readWorkspace, type SoundTree, type Workspace } from './workspace.js';

/** The data of a snapshot. */
interface PastWorkspace extends Workspace {
  readonly snapshot: SnapshotAsOf;
}

/** Of facts that the tree of today would not give. */
const OTHER_TREE = 'data-facts';

/**
 * The data as they were on a day, from the snapshots that the command line or else the tree names. Throws an InputError
 * where there is none of that day or before, and one that says how to read a snapshot that an earlier tree has made.
 */
export const readSnapshot = async (
  asOf: string,
  given: string | undefined,
  place: SoundTree,
  session: Session,
): Promise<PastWorkspace> => {
  const snapshot = await snapshotAsOf(asOf, given, place, session);
  try {
    return { snapshot, ...(await readWorkspace(place, { facts: snapshot.path }, session)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const help = restatedText.otherTreeHelp({ day: snapshot.day });
    throw new InputError(error.diagnostics.map((one) => (one.rule === OTHER_TREE ? { ...one, help } : one)));
  }
};

/** What the data of now tell otherwise than those of a snapshot. */
export const restatedBetween = ({ asOf, name }: SnapshotAsOf, was: Judged, now: Judged): RestatedSince => ({
  asOf,
  snapshot: name,
  ...restatedSince(was, now),
});
