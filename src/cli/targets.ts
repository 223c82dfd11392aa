import { scenarioText } from '../locale/scenarios.js';
import { inputError } from '../model/diagnostic.js';
import { parseNumber } from '../model/numbers.js';
import { numberOption } from './values.js';

const OPTION = '--target';
/** What stands between targets and in no number, and what may stand in a number too. */
const BETWEEN = '、';
const COMMA = ',';
const BARE = /^\d{1,3}$/u;

/** Beside a target with its unit, a few digits alone are half of a number: 1,2億, or 1,200万,1,500万. */
const isMixed = (parts: readonly string[]): boolean => {
  const bare = parts.filter((part) => BARE.test(part.trim()));
  return bare.length > 0 && bare.length < parts.length;
};

const inPart = (part: string): number[] => {
  const whole = parseNumber(part);
  if (whole !== undefined || !part.includes(COMMA)) return [whole ?? numberOption(OPTION, part)];
  const parts = part.split(COMMA);
  if (isMixed(parts))
    throw inputError('usage', '', scenarioText.mixedTargets({ value: part }), {
      help: scenarioText.mixedTargetsHelp(),
    });
  return parts.map((one) => parseNumber(one) ?? numberOption(OPTION, part));
};

/**
 * The targets of `--target`: 1.2億, or several such as 100M,120M,140M and 1,200万、1,500万. What can be read as one number,
 * such as 120,000,000, is one. Throws an InputError for anything else, and for what may be read either way.
 */
export const targetsOption = (values: readonly string[]): readonly number[] =>
  values.flatMap((value) => {
    const text = value.normalize('NFKC');
    return parseNumber(text) === undefined
      ? text.split(BETWEEN).flatMap(inPart)
      : [numberOption(OPTION, value)];
  });
