import type { FileRead, Recognised } from '../../data/facts.js';
import { formatCount } from '../../locale/format.js';
import type { Message } from '../../locale/message.js';
import { whatWasReadText as text } from '../../locale/what-was-read.js';

/** The factor of a power of ten, with its digits grouped. */
const factorText = (exponent: number): string =>
  exponent >= 0 ? (10 ** exponent).toLocaleString('en-US') : String(Number(`1e${exponent}`));

const recognisedTexts = (path: string, found: Recognised): Message[] => [
  ...(found.above > 0 ? [text.above({ path, lines: found.above })] : []),
  ...found.scales.map(({ unit, names }) =>
    text.scale({ path, unit: unit.text, factor: factorText(unit.exponent), origin: unit.origin, names }),
  ),
  ...found.dateOrders.map((order) => text.dateOrder({ path, ...order })),
  ...found.decimalCommas.map((column) => text.decimalComma({ path, column })),
  ...(found.columnsLeft.length > 0 ? [text.columnsLeft({ path, columns: found.columnsLeft })] : []),
  ...(found.copies > 0 ? [text.copies({ path, rows: found.copies })] : []),
];

/** What was read of a file, a sentence each. */
export const fileTexts = ({ path, rows, encoding, recognised }: FileRead): Message[] => [
  text.file({ path, rows: formatCount(rows), isOne: rows === 1, encoding, left: recognised ?? null }),
  ...(recognised ? recognisedTexts(path, recognised) : []),
];
