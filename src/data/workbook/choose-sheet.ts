import { dataText } from '../../locale/data.js';
import { type InputError, inputError } from '../../model/diagnostic.js';
import { foldWidth, nearest } from '../../model/identifiers.js';

/** A sheet of a workbook as its tab shows it, or not. */
export interface SheetTab {
  readonly name: string;
  readonly isHidden: boolean;
}

/** Sheets named in a help text; a workbook may have one for each day. */
const NAMED = 20;

const refused = (file: string, wanted: string | null, tabs: readonly SheetTab[]): InputError => {
  const names = tabs.map(({ name }) => name);
  const shown = { names: names.slice(0, NAMED), more: Math.max(0, names.length - NAMED) };
  if (wanted === null) {
    const message = dataText.whichSheet({ count: names.length });
    return inputError('data-sheet', file, message, { help: dataText.whichSheetHelp(shown) });
  }
  const suggestion = nearest(wanted, names);
  const help = dataText.sheetsThere({ ...shown, ...(suggestion && { suggestion }) });
  return inputError('data-sheet', file, dataText.noSheet({ name: wanted }), {
    help,
    ...(suggestion && { suggestion }),
  });
};

/**
 * The name of the sheet to read: the declared one, whatever its width and letter case, hidden or not; else the only
 * one that is shown. Throws an InputError that names the sheets there are.
 */
export const chosenSheet = (file: string, wanted: string | null, tabs: readonly SheetTab[]): string => {
  const shown = tabs.filter(({ isHidden }) => !isHidden);
  if (wanted === null) {
    if (shown.length === 1) return shown[0]!.name;
    throw refused(file, wanted, shown.length > 0 ? shown : tabs);
  }
  const exact = tabs.find(({ name }) => name === wanted);
  const found = exact ?? tabs.find(({ name }) => foldWidth(name) === foldWidth(wanted));
  if (found) return found.name;
  throw refused(file, wanted, tabs);
};
