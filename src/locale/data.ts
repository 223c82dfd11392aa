import { dataCellsText } from './data-cells.js';
import { dataColumnsText } from './data-columns.js';
import { dataEnginesText } from './data-engines.js';
import { dataFilesText } from './data-files.js';

/** What reading actuals has to say. */
export const dataText = { ...dataFilesText, ...dataColumnsText, ...dataCellsText, ...dataEnginesText };
