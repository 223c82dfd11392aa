import { monthsText as text } from '../../locale/proposal-months.js';
import { datesOf } from '../dates.js';
import { missingTexts } from '../header.js';
import { kindOf } from '../metric.js';
import { metricTree } from '../metric-tree.js';
import { moneyOf, yearStart } from '../money.js';
import { monthTableOf } from '../months/index.js';
import type { Preset } from './preset.js';

/** A table of months kept by hand: a column or a row for each metric. Its headers are its owner's own. */
export const monthly: Preset = {
  id: 'monthly',
  recognise: (table) => monthTableOf(table)?.headers ?? null,
  propose: (table, given) => {
    const months = monthTableOf(table);
    if (!months) return { refused: text.noMonths({ file: table.file }), help: text.noMonthsHelp() };
    if (months.yearless !== null && given.year === null)
      return {
        refused: text.noYear({ file: table.file }),
        help: text.noYearHelp({ start: months.yearless }),
      };
    const metrics = months.metrics.map((metric) => {
      const kind = kindOf(metric);
      // Where a month has several rows, there is no saying which of its rates is the month's.
      return {
        ...metric,
        kind: !months.isMonthly && (kind === 'rate' || kind === 'average') ? ('derived' as const) : kind,
      };
    });
    const tree = metricTree(metrics, table);
    if (!tree) {
      const names = months.metrics.map(({ name }) => name);
      return { refused: text.noGoal({ file: table.file, columns: names }), help: text.noGoalHelp() };
    }
    const { assumed, toCheck, ...proposed } = tree;
    const dates = datesOf(table, months.dated ? [months.dated.name] : []);
    const named = table.columns.find(({ unit }) => unit?.of === 'money');
    const isMoney = [tree.kgi, ...tree.kpis].some(({ kind }) => kind === 'amount' || kind === 'average');
    const money = moneyOf(table, isMoney ? (named ?? table.columns[0]) : undefined, given);
    return {
      preset: 'monthly',
      recognisedBy: months.headers,
      currency: money.currency,
      fiscalYearStart: months.yearless ?? yearStart(given),
      ...proposed,
      source: {
        id: 'monthly',
        ...months.source,
        none: missingTexts(table),
        ...dates.declared,
        ...(months.yearless !== null && { year: given.year! }),
      },
      assumed: [...assumed, ...dates.assumed],
      // Tables that people make are often in thousands, and nothing else would tell.
      toCheck: [...toCheck, ...money.assumed, ...money.toCheck, ...dates.toCheck],
    };
  },
};
