/** Elements of a sheet, counted with their ends: two million cells with a value have about as many. */
const MOST_OF_SHEET = 8_000_000;
/** Those of another part, of which each takes a place in memory: 700,000 different texts have about as many. */
const MOST_OF_OTHERS = 3_000_000;
/** Cells of the rectangle that a sheet spans, blank ones included. */
const MOST_CELLS = 20_000_000;
/** Each may stand for all the columns there are, and people write one for each width. */
const MOST_COLUMN_WIDTHS = 2000;

const LESS_THAN = 0x3c;

const elementsIn = (part: Buffer): number => {
  let count = 0;
  for (const byte of part) if (byte === LESS_THAN) count += 1;
  return count;
};

const ELEMENT = /<(?:[^\s<>/:]+:)?(row|col|c)(?=[\s/>])([^<]*)/gu;
const PLACE = /["'\s]r\s*=\s*["']?\s*([A-Za-z]*)(\d*)/gu;

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** How many cells the rectangle from A1 to the last row and column has, as the references in a sheet name them. */
const cellsSpanned = (sheet: string): number => {
  let [row, column, rows, columns, widths] = [0, 0, 0, 0, 0];
  for (const [, name, attributes] of sheet.matchAll(ELEMENT)) {
    if (name === 'col') {
      widths += 1;
      if (widths > MOST_COLUMN_WIDTHS) return Number.POSITIVE_INFINITY;
      continue;
    }
    const places = [...attributes!.matchAll(PLACE)];
    // A reference written in another way would not be seen here, and be read all the same.
    if (places.length > 1 || /&/u.test(attributes!.split('>', 1)[0]!)) return Number.POSITIVE_INFINITY;
    const [, letters = '', digits = ''] = places[0] ?? [];
    if (name === 'row') [row, column] = [digits === '' ? row + 1 : Number(digits), 0];
    else {
      column = letters === '' ? column + 1 : columnOf(letters);
      if (digits !== '') row = Number(digits);
    }
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return rows * columns;
};

/** Whether a part of a workbook can be read into memory: it has no more elements, and spans no more cells, than that. */
export const isReadable = (part: Buffer, name: string): boolean => {
  const most = /(?:^|\/)worksheets\//iu.test(name) ? MOST_OF_SHEET : MOST_OF_OTHERS;
  if (elementsIn(part) > most) return false;
  return cellsSpanned(part.toString('latin1')) <= MOST_CELLS;
};
