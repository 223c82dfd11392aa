import { readFile, stat } from 'node:fs/promises';
import type { Sheet, Workbook } from 'hucre/xlsx';
import { dataText } from '../../locale/data.js';
import { type InputError, inputError } from '../../model/diagnostic.js';
import type { Source } from '../../model/tree.js';
import type { InputFile } from '../facts.js';
import type { WorkbookOpening } from '../opening.js';
import { LONGEST_RECORD } from '../rows.js';
import { type CheckedArchive, checkedArchive } from './archive.js';
import { workbookText } from './cell-text.js';
import { chosenSheet, type SheetTab } from './choose-sheet.js';
import { isReadable } from './extent.js';
import { workbookLibrary } from './library.js';
import type { SheetRow } from './sheet-rows.js';

const MEBIBYTE = 1024 * 1024;
/** A larger workbook takes more memory than the program is to use; the sheet as text takes next to none. */
const LARGEST = 25 * MEBIBYTE;

/** A text that stands once in a workbook may be said by every cell of a sheet, and is read for each. */
const MOST_CHARACTERS = 100 * MEBIBYTE;

const refused = (fault: keyof typeof dataText.workbookFault, { name }: InputFile): InputError =>
  inputError('data-file', name, dataText.workbookFault[fault](), {
    help: dataText.workbookFaultHelp[fault](),
  });

const bytesOf = async (file: InputFile, signal: AbortSignal): Promise<CheckedArchive> => {
  const { size } = await stat(file.path);
  if (size > LARGEST) {
    const message = dataText.workbookLarge({
      mebibytes: Math.ceil(size / MEBIBYTE),
      most: LARGEST / MEBIBYTE,
    });
    throw inputError('data-file', file.name, message, { help: dataText.workbookFaultHelp.tooLarge() });
  }
  const bytes = await readFile(file.path);
  signal.throwIfAborted();
  const checked = checkedArchive(bytes, isReadable);
  if (typeof checked === 'string') throw refused(checked, file);
  return checked;
};

/** The rows of a sheet without the blank ones below; null where they say more than can be read. */
const rowsOf = ({ rows, cells }: Sheet, is1904: boolean): SheetRow[] | null => {
  let all = 0;
  let longest = 0;
  const found = rows.map((values, index): SheetRow => {
    let own = 0;
    const texts: string[] = [];
    const uncalculated: number[] = [];
    for (const [column, value] of values.entries()) {
      const cell = cells?.get(`${index},${column}`);
      if (value === null && cell?.formula !== undefined) uncalculated.push(column);
      const text = workbookText(value, cell, is1904);
      if (text === '') continue;
      while (texts.length < column) texts.push('');
      texts.push(text);
      own += text.length;
    }
    all += own;
    longest = Math.max(longest, own);
    return { line: index + 1, texts, uncalculated };
  });
  if (longest > LONGEST_RECORD || all > MOST_CHARACTERS) return null;
  const last = found.findLastIndex(({ texts, uncalculated }) => texts.length + uncalculated.length > 0);
  return found.slice(0, last + 1);
};

/** Reads the sheets that are wanted, and asks of each in the order of the tabs. */
const readSheets = async (
  file: InputFile,
  bytes: Buffer,
  isWanted: (tab: SheetTab) => boolean,
): Promise<Workbook> => {
  const { readXlsx } = await workbookLibrary(file);
  try {
    return await readXlsx(bytes, {
      readStyles: true,
      sheets: ({ name, hidden, veryHidden }) => isWanted({ name, isHidden: Boolean(hidden || veryHidden) }),
    });
  } catch {
    // What the library says is about XML and archives, in English; all of it means one thing to who made the file.
    throw refused('damaged', file);
  }
};

const sheetOf = async (file: InputFile, source: Source, signal: AbortSignal): Promise<WorkbookOpening> => {
  await workbookLibrary(file);
  const bytes = await bytesOf(file, signal);
  const tabs: SheetTab[] = [];
  await readSheets(file, bytes.tabs, (tab) => {
    tabs.push(tab);
    return false;
  });
  const name = chosenSheet(file.name, source.sheet, tabs);
  const { sheets, dateSystem } = await readSheets(file, bytes.cells, (tab) => tab.name === name);
  signal.throwIfAborted();
  const rows = rowsOf(sheets[0]!, dateSystem === '1904');
  if (!rows) throw refused('tooLarge', file);
  if (rows.length === 0) {
    throw inputError('data-header', file.name, dataText.emptySheet({ name }), {
      help: dataText.emptySheetHelp(),
    });
  }
  return { form: 'workbook', file, encoding: 'xlsx', sheet: name, rows };
};

/** A file is looked at for its columns, and again for its rows; to unpack it takes longer than all else. */
const opened = new WeakMap<InputFile, Promise<WorkbookOpening>>();

/**
 * Opens one sheet of a workbook of Excel. All of it is held in memory, which a limit on the file, on what it unpacks to
 * and on the cells of the sheet keeps bounded. Throws an InputError for a workbook that is too large, damaged or none,
 * and where it is not clear which sheet is meant.
 */
export const openWorkbook = (
  file: InputFile,
  source: Source,
  signal: AbortSignal,
): Promise<WorkbookOpening> => {
  const opening = opened.get(file) ?? sheetOf(file, source, signal);
  opened.set(file, opening);
  return opening;
};
