import { expect, it } from 'vitest';
import { nestedQuery, quoteName, quoteTable } from '../../../src/data/sql/names.js';

it.each([
  ['deals', '"deals"'],
  ['受注 日', '"受注 日"'],
  ['a"; drop table deals; --', '"a""; drop table deals; --"'],
])('the name %s', (name, sql) => {
  expect(quoteName(name)).toBe(sql);
});

it.each([
  ['deals', '"deals"'],
  ['sales.deals', '"sales"."deals"'],
  ['crm.sales.deals', '"crm"."sales"."deals"'],
  ['"sales.2026".Deals', '"sales.2026"."Deals"'],
  ['"say ""hi"""', '"say ""hi"""'],
  ['deals"; drop table deals', '"deals"."; drop table deals"'],
])('the table %s', (table, sql) => {
  expect(quoteTable(table)).toBe(sql);
});

it.each([
  ['select 1;', '(\nselect 1\n)'],
  ['select 1 -- all of them', '(\nselect 1 -- all of them\n)'],
])('the query %s', (query, sql) => {
  expect(nestedQuery(query)).toBe(sql);
});
