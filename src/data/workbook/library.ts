import { dataText } from '../../locale/data.js';
import { inputError } from '../../model/diagnostic.js';
import { ifInstalled } from '../engines/optional.js';
import type { InputFile } from '../facts.js';

type Library = typeof import('hucre/xlsx');

/** The package that reads workbooks, as it is installed. */
const HUCRE = 'hucre';

const load = () => import('hucre/xlsx');

/** The reader of workbooks. Throws an InputError that says how to install it where it is not. */
export const workbookLibrary = async ({ name }: InputFile): Promise<Library> => {
  const library = await ifInstalled(load);
  if (library) return library;
  const help = dataText.workbookNotInstalledHelp({ name: HUCRE });
  throw inputError('data-engine', name, dataText.workbookNotInstalled({ name: HUCRE }), { help });
};
