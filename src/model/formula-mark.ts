/** The apostrophe by which spreadsheets take a cell for a text, whatever follows it. */
const MARK = "'";

/**
 * How a text begins that a spreadsheet would take for a formula (OWASP, "CSV Injection"), in either width; and the mark
 * itself, so that a text that has one by itself comes back with it.
 */
const LIKE_A_FORMULA = /^[=+\-@＝＋－＠\t\r\n']/u;

/** A text that no spreadsheet takes for a formula. */
export const markedText = (text: string): string => (LIKE_A_FORMULA.test(text) ? MARK + text : text);

/** A text as it was before `markedText`. */
export const unmarkedText = (text: string): string =>
  text.startsWith(MARK) && LIKE_A_FORMULA.test(text.slice(MARK.length)) ? text.slice(MARK.length) : text;
