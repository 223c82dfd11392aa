import { dataCellsText } from './data-cells.js';
import { dataColumnsText } from './data-columns.js';
import { dataEnginesText } from './data-engines.js';
import { dataFilesText } from './data-files.js';
import { dataJoinsText } from './data-joins.js';
import { dataLayoutsText } from './data-layouts.js';
import { dataRecordsText } from './data-records.js';
import { dataStagesText } from './data-stages.js';
import { dataWorkbookText } from './data-workbook.js';

/** What reading actuals has to say. */
export const dataText = {
  ...dataFilesText,
  ...dataColumnsText,
  ...dataCellsText,
  ...dataLayoutsText,
  ...dataRecordsText,
  ...dataStagesText,
  ...dataEnginesText,
  ...dataJoinsText,
  ...dataWorkbookText,
};
