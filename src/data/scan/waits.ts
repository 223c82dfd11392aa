import { monthOfDay } from '../date-order.js';
import { OPEN, openKey, waitCode, waitKey } from '../wait-key.js';
import type { ApartReader } from './apart.js';
import { conditionsReader, textReader } from './readers.js';
import type { TaskWait } from './task.js';

/**
 * Reads how the record went on after the day on which it entered, as the number of the text that says it: `numberOf`
 * gives one to each text, and is asked for it once.
 */
export const waitReader: ApartReader<TaskWait> = (
  { since, until, lost, named },
  reading,
  earliest,
  numberOf,
) => {
  const [begun, arrived, left] = [since, until, lost?.on ?? []].map(earliest) as [
    () => number,
    () => number,
    () => number,
  ];
  const isLost = lost && conditionsReader(reading, lost.where);
  const numbers = new Map<number, number>();
  const texts = named?.columns.map((column) => textReader(reading, column)) ?? [];

  return (entered) => {
    const isGone = isLost?.() ?? false;
    const days = { entered, since: begun(), until: arrived(), loss: isGone ? left() : 0 };
    const code = waitCode(days, isGone);
    const isNamed = named !== null && waitKey(code) === OPEN && monthOfDay(entered) <= named.through;
    if (isNamed) return numberOf(openKey(texts.map((text) => text())));
    const known = numbers.get(code);
    if (known !== undefined) return known;
    const number = numberOf(waitKey(code));
    numbers.set(code, number);
    return number;
  };
};
