import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { detectEncoding, headOf } from './decode.js';
import { declaredEncoding } from './encodings.js';
import type { InputFile } from './facts.js';
import { isArchive } from './foreign.js';
import type { Opening } from './opening.js';

/** Refuses what a source declares of text where the file is a workbook, which says it of itself. */
const refuseTextKeys = ({ name }: InputFile, { encoding, delimiter }: Source): void => {
  const key = encoding !== 'auto' ? 'encoding' : delimiter !== 'auto' ? 'delimiter' : null;
  if (key === null) return;
  const rule = key === 'encoding' ? 'data-encoding' : 'data-csv';
  throw inputError(rule, name, dataText.notOfWorkbook({ key }), {
    help: dataText.notOfWorkbookHelp({ key }),
  });
};

/**
 * Opens a file by what its first bytes say: a workbook, whatever it is called, or text. The source's declarations have
 * been checked before. With `judged` the encoding is only what so many bytes say, for those who look at all the others
 * themselves. Throws an InputError for anything else, and for a declaration that is about the other.
 */
export const openFile = async (
  file: InputFile,
  source: Source,
  signal: AbortSignal,
  judged?: number,
): Promise<Opening> => {
  if (isArchive(await headOf(file, signal))) {
    refuseTextKeys(file, source);
    const { openWorkbook } = await import('./workbook/open.js');
    return openWorkbook(file, source, signal);
  }
  const declared = declaredEncoding(source.encoding)!;
  const telling = judged === undefined ? file : { ...file, most: judged };
  const encoding = await detectEncoding(telling, declared, signal);
  if (source.sheet !== null) {
    throw inputError('data-sheet', file.name, dataText.notOfText(), { help: dataText.notOfTextHelp() });
  }
  return { form: 'text', file, declared, encoding };
};
