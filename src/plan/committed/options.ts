import { formatMonth, formatPeriod, type Month, type Period } from '../../model/calendar.js';
import type { CommittedOptions, CommittedPlan } from '../../model/committed-plan.js';
import type { AskedRequest } from '../scenarios.js';
import type { Plan } from '../types.js';

/** What each part of a request is called in the file of a plan; on the command line with hyphens. */
const NAMES: { readonly [K in keyof Required<AskedRequest>]: keyof CommittedOptions } = {
  target: 'target',
  horizon: 'horizon',
  baseline: 'baseline',
  asOf: 'as_of',
  lever: 'lever',
  lock: 'lock',
  unlock: 'unlock',
  set: 'set',
  max: 'max',
  scenario: 'scenario',
  confidence: 'confidence',
  seed: 'seed',
  rounding: 'rounding',
  freeMonths: 'free_months',
  by: 'by',
  freeMix: 'free_mix',
};

/** The options whose values stand under ids. */
const BY_ID: ReadonlySet<string> = new Set(['set', 'max']);
/** The options that are months or periods. */
const PERIODS: ReadonlySet<string> = new Set(['horizon', 'baseline']);
const MONTHS: ReadonlySet<string> = new Set(['as_of']);
/** What holds without being said. */
const USUAL: ReadonlySet<unknown> = new Set([undefined, false, 'carry']);

const isSaid = (value: unknown): boolean => {
  if (USUAL.has(value)) return false;
  if (value instanceof Map) return value.size > 0;
  return !Array.isArray(value) || value.length > 0;
};

/** What a request asks beside the tree, as the file of a plan holds it; what it leaves as usual is left out. */
export const optionsOf = (request: AskedRequest): CommittedOptions => {
  const said = Object.entries(NAMES).flatMap(([key, name]) => {
    const value = request[key as keyof AskedRequest];
    if (!isSaid(value)) return [];
    return [[name, value instanceof Map ? Object.fromEntries(value) : value]];
  });
  return Object.fromEntries(said) as CommittedOptions;
};

/** What the options of a plan's file ask, as a request. */
export const askedIn = (options: CommittedOptions): AskedRequest => {
  const said = Object.entries(NAMES).flatMap(([key, name]) => {
    const value = options[name];
    if (value === undefined) return [];
    return [[key, BY_ID.has(name) ? new Map(Object.entries(value)) : value]];
  });
  return Object.fromEntries(said) as AskedRequest;
};

/** The request that a committed plan answers: the same months and the same baseline, whatever the date is by now. */
export const requestOf = ({ options, horizon, asOf, baselinePeriod }: CommittedPlan): AskedRequest => {
  return {
    ...askedIn(options),
    ...(horizon && { horizon }),
    ...(asOf !== null && { asOf }),
    ...(baselinePeriod && { baseline: baselinePeriod }),
  };
};

/** A request with the months that its plan was made for: asked again in another month, it is the same question. */
export const resolved = (
  request: AskedRequest,
  { horizon, settled, baselinePeriod }: Plan,
): AskedRequest => ({
  ...request,
  ...(horizon && { horizon, asOf: horizon.from + settled }),
  ...(baselinePeriod && { baseline: baselinePeriod }),
});

/** An option's value as it is written down: months and periods as people write them. */
const writtenValue = (name: string, value: unknown): unknown => {
  if (PERIODS.has(name)) return formatPeriod(value as Period);
  return MONTHS.has(name) ? formatMonth(value as Month) : value;
};

/** Options as they are written down, each under its name. */
export const writtenOptions = (options: CommittedOptions): readonly (readonly [string, unknown])[] =>
  Object.entries(options).map(([name, value]) => [name, writtenValue(name, value)]);

/** Options as they are written on a command line: `--as-of 2026-04 --set win_rate=0.3`. */
export const flagsOf = (options: CommittedOptions): string =>
  writtenOptions(options)
    .flatMap(([name, value]) => {
      const flag = `--${name.replaceAll('_', '-')}`;
      if (value === true) return [flag];
      if (BY_ID.has(name))
        return Object.entries(value as Record<string, number>).map(
          ([id, number]) => `${flag} ${id}=${number}`,
        );
      if (Array.isArray(value)) return value.map((each) => `${flag} ${each}`);
      return [`${flag} ${value}`];
    })
    .join(' ');
