import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { edited, mendable } from '../lint/mend.js';
import type { Diagnostic, TextEdit } from '../model/diagnostic.js';
import type { Session } from './session.js';
import { readText } from './tree-file.js';
import { writeWhole } from './write-output.js';

/** One mending may bring another to light, a reference behind a number; never a long chain of them. */
const MOST_TURNS = 10;

const isOfForm = ({ rule }: Diagnostic): boolean => rule === 'yaml-syntax' || rule === 'duplicate-key';

/** Puts the edits of one turn into the drafts. Answers with a way to take them back. */
const draft = async (edits: readonly TextEdit[], session: Session): Promise<() => void> => {
  const { drafts, configs, io } = session;
  const before = new Map(drafts);
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const path = resolve(io.cwd, file);
    const ofFile = edits.filter((edit) => edit.file === file);
    drafts.set(path, edited((await readText(path, session)).text, ofFile));
    configs.delete(path);
  }
  return () => {
    drafts.clear();
    for (const [path, text] of before) drafts.set(path, text);
    configs.clear();
  };
};

const BYTE_ORDER_MARK = '\uFEFF';

/** Writes the drafts over their files, each whole or not at all. Throws an InputError where one cannot be written. */
const writeDrafts = async ({ drafts, io }: Session): Promise<void> => {
  for (const [path, text] of drafts) {
    // Reading takes the mark away; the file keeps it.
    const isMarked = (await readFile(path, 'utf8')).startsWith(BYTE_ORDER_MARK);
    await writeWhole(path, isMarked ? BYTE_ORDER_MARK + text : text, path, io);
  }
};

/**
 * Mends what needs no judgement, by turns, and writes the files once at the end. `look` judges them as they stand in
 * the drafts. A turn that would break the form of a file is taken back. Answers with what was mended.
 */
export const mendFiles = async (
  look: () => Promise<readonly Diagnostic[]>,
  session: Session,
): Promise<readonly Diagnostic[]> => {
  const mended: Diagnostic[] = [];
  let findings = await look();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const turned = mendable(findings);
    if (turned.length === 0) break;
    const takeBack = await draft(
      turned.map(({ edit }) => edit),
      session,
    );
    const next = await look();
    if (next.filter(isOfForm).length > findings.filter(isOfForm).length) {
      takeBack();
      break;
    }
    mended.push(...turned);
    findings = next;
  }
  await writeDrafts(session);
  return mended;
};
