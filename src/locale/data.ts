import { dataCellsText } from './data-cells.js';
import { dataColumnsText } from './data-columns.js';
import { dataFilesText } from './data-files.js';

/** What reading actuals has to say. */
export const dataText = { ...dataFilesText, ...dataColumnsText, ...dataCellsText };
