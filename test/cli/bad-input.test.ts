import { describe, expect, it } from 'vitest';
import { cp932 } from '../data/japanese-bytes.js';
import { BARE, CSV, TREE } from './funnel.js';
import { type Files, run } from './run.js';

const tree = (text: string | Uint8Array): Files => ({ 'kpi.yaml': text });
const csv = (text: string | Uint8Array): Files => ({ 'kpi.yaml': TREE, 'a.csv': text });
const edited = (from: string, to: string, text = TREE): Files => {
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  return { 'kpi.yaml': text.replace(from, to), 'a.csv': CSV };
};
const good = csv(CSV);
const row = (cells: string): Files => csv(`${CSV}${cells}\n`);

/** A list of deals with one more record. */
const records = (more: string): Files => ({
  'kpi.yaml': `kpi: 1
kgi: { id: wins, kind: count, target: 10, measure: { source: deals, count: true, on: won } }
sources:
  deals: { path: a.csv, layout: records }
`,
  'a.csv': `id,won\n0,2026-01-05\n${more}\n`,
});

/** Nine lists of nine lists of nine … */
const BOMB = [...'abcdefghi']
  .map((name, index, names) => {
    const inner = index === 0 ? 'x' : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]\n`;
  })
  .join('');

/** What was done, the files, the exit code, and what is said in English and in Japanese. */
type Case = readonly [argv: string, files: Files, code: number, en: string, ja: string];

// biome-ignore format: a case a line
const MISUSE: Record<string, Case> = {
  'no command': ['', {}, 2, 'Usage: kpi', '使い方'],
  'unknown command': ['plann', {}, 2, 'did you mean "plan"?', '「plan」のことですか'],
  'unknown option': ['plan --targt 3', good, 2, 'did you mean "--target"?', '「--target」のことですか'],
  'an option of another command': ['validate --target 3', good, 2, 'unknown option --target', '「--target」というオプションはありません'],
  'an option before the command': ['--lang en plan', good, 2, 'kpi plan --help shows', 'kpi plan --help'],
  'an option without its value': ['plan --target', good, 2, '--target <number> needs a value', '--target <number>'],
  'unknown format': ['plan --format jsn', good, 2, 'did you mean "json"?', '「json」のことですか'],
  'unknown rounding': ['plan --rounding casade', good, 2, 'did you mean "cascade"?', '「cascade」のことですか'],
  'too many arguments': ['plan a b', good, 2, 'too many arguments', '引数が多すぎます'],
  '--target abc': ['plan --target abc', good, 2, '--target takes a number, and "abc" is not one', '読めなかったもの: abc'],
  '--set nonsense': ['plan --set nonsense', good, 2, '--set takes ID=VALUE', '指標=値'],
  '--set of a rate above 1': ['plan --set win_rate=150%', good, 2, 'win_rate cannot be 1.5', 'win_rate を 1.5 にはできません'],
  '--set of an unknown id': ['plan --set win_rat=1%', good, 2, 'did you mean "win_rate"?', '「win_rate」のことですか'],
  '--max nonsense': ['plan --max 5', good, 2, '--max takes ID=VALUE', '--max は 指標=値'],
  '--max below the least': ['plan --max leads=2', edited('max: 500', 'min: 50, max: 500'), 2, 'is below the least that the tree gives it, 50', '下限 50 を下回っています'],
  '--max of a fixed leaf': ['plan --max price=6', good, 2, 'if it may move, add --unlock price', '--unlock price を足してください'],
  '--max of what is set': ['plan --set leads=90 --max leads=95', good, 2, '--set leads and --max leads contradict', '--set leads と --max leads は両立しません'],
  '--unlock of what is locked': ['plan --lock leads --unlock leads', good, 2, '--lock leads and --unlock leads contradict', '--lock leads と --unlock leads は両立しません'],
  '--unlock beside the one lever': ['plan --lever leads --unlock price', good, 2, '--lever leads and --unlock price contradict', '--lever leads と --unlock price は両立しません'],
  '--unlock of an unknown id': ['plan --unlock prize', good, 2, 'did you mean "price"?', '「price」のことですか'],
  '--scenario where there are none': ['plan --scenario bold', good, 2, 'the tree declares none', 'ツリーに scenarios:'],
  '--target of half a number': ['plan --target 1,2億', good, 2, 'may be one number, or several targets', '1つの数なのか'],
  '--lever of a node with a formula': ['plan --lever wins', good, 2, '"wins" follows from a formula', '「wins」は数式で決まる'],
  '--lever of a fixed leaf': ['plan --lever price', good, 2, 'cannot move: it is held', '固定されている'],
  '--lock of an unknown id': ['plan --lock leeds', good, 2, 'did you mean "leads"?', '「leads」のことですか'],
  '--lock of every lever': ['plan --lock leads --lock win_rate', good, 2, 'no lever to move', '動かせるレバーがありません'],
  '--horizon backwards': ['plan --horizon 2026-06..2026-01', good, 2, '--horizon takes a period', '--horizon に必要なのは期間です'],
  '--as-of of a year': ['plan --as-of 2026', good, 2, '--as-of takes a month', '--as-of に必要なのは月です'],
  '--as-of after the horizon': ['plan --as-of 2027-01', good, 2, 'no month is left to plan', '計画する月が残りません'],
  '--confidence 0%': ['plan --confidence 0%', good, 2, 'above 0% and below 100%, and "0%" is none', '「0%」は使えません'],
  '--confidence 100%': ['plan --confidence 100%', good, 2, 'above 0% and below 100%', '100%より小さい割合'],
  '--confidence 80 for 80%': ['plan --confidence 80', good, 2, 'write 80%, or 0.8', '80% や 0.8 のように書きます'],
  '--confidence in words': ['plan --confidence high', good, 2, '--confidence takes a number, and "high" is not one', '読めなかったもの: high'],
  '--confidence without history': ['plan --confidence 80%', { 'kpi.yaml': BARE }, 2, 'no actuals to tell them from', '出発点になる実績がない'],
  '--confidence without odds': ['plan --confidence 80% --no-odds', good, 2, '--no-odds', '--no-odds'],
  '--seed of a fraction': ['plan --seed 1.5', good, 2, '--seed', '--seed'],
  '--free-months in whole steps': ['plan --free-months --rounding cascade', good, 2, '--free-months', '--free-months'],
  '--by of a source without dimensions': ['plan --by 担当者', good, 2, 'no source has any dimensions', 'dimensions: [担当者]'],
  '--by in whole steps': ['plan --by 担当者 --rounding cascade', good, 2, '--by', '--rounding cascade'],
  '--free-mix of nobody': ['plan --free-mix', good, 2, '--free-mix', '--by'],
  '--baseline without data': ['plan --baseline 2020', good, 2, 'no actuals for --baseline 2020-01..2020-12', '--baseline 2020-01..2020-12 の実績がありません'],
  '--period without data': ['diagnose --period 2030-01', good, 2, 'the actuals cover 2025-11..2026-01', '実績のある期間: 2025-11..2026-01'],
  '--period of nonsense': ['diagnose --period soon', good, 2, '--period takes a period', '--period に必要なのは期間です'],
  '--against of a slip': ['diagnose --against lastyear', good, 2, 'did you mean "last-year"?', '「last-year」のことですか'],
  '--output into a missing folder': ['plan --output no/out.txt', good, 2, 'cannot write no/out.txt (ENOENT)', 'no/out.txt に書けません'],
  'cascade of a sum': ['plan --rounding cascade', edited('wins * price', 'wins + price', BARE), 2, 'is not one chain', '一本道ではありません'],
};

// biome-ignore format: a case a line
const TREES: Record<string, Case> = {
  'no tree anywhere': ['plan', {}, 2, 'no kpi.yaml here or in any folder above', '上のフォルダに kpi.yaml が見つかりません'],
  'no such tree': ['plan kpi.yml', good, 2, 'did you mean "kpi.yaml"?', '「kpi.yaml」のことですか'],
  'a folder without a tree': ['validate sub', { 'sub/': '' }, 2, 'no tree file in the folder sub', 'フォルダ sub とその下に、ツリーのYAMLがありません'],
  'a table for a tree': ['plan a.csv', good, 2, 'expected a mapping', 'a.csv:1:1'],
  'an empty tree': ['validate', tree(''), 1, 'the file is empty', 'ファイルに何も書かれていません'],
  'an empty tree to plan': ['plan', tree(''), 2, 'the file is empty', 'ファイルに何も書かれていません'],
  'not UTF-8': ['validate', tree(cp932('kpi: 1\nname: 売上\n')), 2, 'kpi.yaml is not UTF-8', 'UTF-8ではありません'],
  'no YAML': ['validate', tree('kpi: 1\nkgi: [\n'), 1, 'this is not valid YAML', 'YAMLとして読めません'],
  'no YAML to plan': ['plan', tree('kpi: 1\nkgi: [\n'), 2, 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
  'no YAML to diagnose': ['diagnose', tree('kpi: 1\nkgi: [\n'), 2, 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
  'a tab for indentation': ['validate', tree('kpi: 1\nkgi:\n\tid: x\n'), 1, 'kpi.yaml:3:1', 'kpi.yaml:3:1'],
  'two documents': ['validate', tree(`${BARE}---\n${BARE}`), 1, 'several YAML documents', 'kpi.yaml:6:1'],
  'a key twice': ['validate', tree(`${BARE}kpi: 1\n`), 1, 'kpi.yaml:6:1', 'kpi.yaml:6:1'],
  'an id twice': ['validate', edited('win_rate: {', 'revenue: {'), 1, 'error[duplicate-id]', 'エラー[duplicate-id]'],
  'wrong types': ['validate', tree('kpi: 1\nkgi: 5\nkpis: []\n'), 1, 'expected a mapping', 'kpi.yaml:2:6'],
  'an unknown key': ['validate', edited('target:', 'taget:'), 1, 'did you mean "target"?', '「target」のことですか'],
  'an unknown kind': ['plan', edited('kind: amount', 'kind: amout'), 2, 'did you mean "amount"?', '「amount」のことですか'],
  'an unknown node': ['plan', edited('wins * price', 'wins * prise'), 2, 'did you mean "price"?', '「price」のことですか'],
  'a node as its own': ['plan', edited('leads * win_rate', 'wins * 2'), 2, 'wins → wins', 'wins → wins'],
  'a cycle': ['validate', edited('kind: rate', 'kind: rate, formula: wins / leads'), 1, ' → ', ' → '],
  'half a formula': ['validate', edited('wins * price', 'wins *'), 1, 'error[formula-syntax]', 'エラー[formula-syntax]'],
  'an alias bomb': ['validate', tree(BOMB), 1, 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
  'an alias of nothing': ['plan', tree('kpi: 1\nkgi: *nothing\n'), 2, 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
  'an alias of itself': ['validate', tree('kpi: 1\nkgi: &a [*a]\n'), 1, 'stands for what it is a part of', 'それ自身を含む値'],
  'an alias of itself, far below': ['plan', tree(`${BARE}departments: &a { b: { c: [*a] } }\n`), 2, 'stands for what it is a part of', 'それ自身を含む値'],
  'nothing in a list': ['validate', edited('quality: [price]', 'quality: [null]', BARE), 1, '"null" does not fit', '「null」は使えません'],
  'lists too deep': ['validate', tree(`kpi: ${'['.repeat(4000)}${']'.repeat(4000)}\n`), 1, 'error[yaml-syntax]', 'エラー[yaml-syntax]'],
  'brackets too deep': ['validate', edited('wins * price', `"${'('.repeat(2000)}wins"`), 1, 'the formula is too long', 'エラー[formula-syntax]'],
  'a minimum above the maximum': ['plan', edited('max: 40%', 'min: 50%, max: 40%'), 2, 'above its maximum', 'エラー[contradicting-bounds]'],
  'a rate above 1': ['plan', edited('win_rate: { kind: rate', 'win_rate: { kind: rate, baseline: 30'), 2, 'did you mean "30%"?', '「30%」のことですか'],
  'no target': ['plan', edited(', target: 1.2M', ''), 2, 'revenue has no target', '目標がありません'],
  'two levers without a level': ['plan', tree(TREE.slice(0, TREE.indexOf('sources:'))), 2, 'no level to plan from for: price, leads, win_rate', '出発点となる値がありません'],
  'a division by zero': ['plan', tree(BARE.replace('*', '/').replace('baseline: 100', 'baseline: 0')), 2, 'divides by zero', '0で割っています'],
};

// biome-ignore format: a case a line
const DATA: Record<string, Case> = {
  'no such CSV': ['diagnose', { 'kpi.yaml': TREE, 'b.csv': CSV }, 2, 'there is no file "a.csv"', 'ファイル「a.csv」がありません'],
  'no such CSV on the command line': ['diagnose . aa.csv', good, 2, 'did you mean "a.csv"?', '「a.csv」のことですか'],
  'a CSV that is a folder': ['diagnose', { 'kpi.yaml': TREE, 'a.csv/': '' }, 2, '"a.csv" is a folder', '「a.csv」はフォルダです'],
  'a CSV outside': ['diagnose', edited('a.csv', '../a.csv'), 2, 'lies outside the folder', 'フォルダの外にあります'],
  'a pattern of nothing': ['diagnose', edited('a.csv', 'data/*.csv'), 2, 'no file matches "data/*.csv"', '当てはまるファイルがありません'],
  '0 bytes': ['diagnose', csv(''), 2, 'is empty (0 bytes)', '空です（0バイト）'],
  '0 bytes to plan': ['plan', csv(''), 2, 'is empty (0 bytes)', '空です（0バイト）'],
  'a header alone': ['diagnose', csv('month,leads,wins,price\n'), 2, 'has a header and no rows', 'a.csv'],
  'blank lines alone': ['diagnose', csv('\n\n'), 2, 'line 1, where the header should be, is blank', '1行目'],
  'every cell blank': ['diagnose', csv('month,leads,wins,price\n2026-01,,,\n'), 2, 'there are no actuals', '実績がありません'],
  'a row too short': ['diagnose', row('2026-02,1,2'), 2, 'a.csv:5:1', 'a.csv:5:1'],
  'a row too long': ['diagnose', row('2026-02,1,2,3,4'), 2, 'the header has 4 columns and this row has 5', 'a.csv:5:1'],
  'an open quote': ['diagnose', row('2026-02,"1,2,3'), 2, 'is never closed', 'a.csv:5:1'],
  'no such column': ['diagnose', edited('leads: { kind: count', 'leads: { kind: count, measure: leeds'), 2, 'did you mean "leads"?', '「leads」のことですか'],
  'no such period column': ['diagnose', edited('period: month', 'period: mnth'), 2, 'did you mean "month"?', '「month」のことですか'],
  'a header twice': ['diagnose', csv('month,leads,leads\n2026-01,1,2\n'), 2, 'a.csv:1:13', 'a.csv:1:13'],
  'a month twice': ['diagnose', row('2026-01,1,2,3'), 2, 'more than one row of 2026-01', 'a.csv:5:1'],
  'no month': ['diagnose', row(',1,2,3'), 2, 'a.csv:5:1', 'a.csv:5:1'],
  'a month 13': ['diagnose', row('2026-13,1,2,3'), 2, '"2026-13" in the column "month"', '2026-13'],
  'the end of all days': ['diagnose', row('9999-12-31,1,2,3'), 2, 'no year of sales', 'a.csv:5:1'],
  'the end of all days in a record': ['diagnose', records('1,9999-12-31'), 2, 'no year of sales', 'a.csv:3:3'],
  'a slip in the year of a record': ['plan', records('1,2206-01-05'), 2, 'none: ["2206-01-05"]', 'none: ["2206-01-05"]'],
  'text for a number': ['diagnose', row('2026-02,九十,2,3'), 2, 'a.csv:5:9', '九十'],
  'an escape for a number': ['diagnose', row('2026-02,\u001b[31m9,2,3'), 2, '␛[31m9', '␛[31m9'],
  'a negative count': ['diagnose', row('2026-02,△9,2,3'), 2, 'a count cannot be negative (△9)', 'a.csv:5:9'],
  'a rate above 1 in a column': ['diagnose', csv('month,win_rate\n2026-01,120\n'), 2, 'a.csv:2:9', 'a.csv:2:9'],
  'a number without end': ['diagnose', row(`2026-02,${'9'.repeat(400)},2,3`), 2, 'is not a number', 'a.csv:5:9'],
  'a workbook': ['diagnose', csv(Buffer.from('PK\u0003\u0004\u0000\u0000')), 2, 'a.csv', 'a.csv'],
  'NUL bytes': ['diagnose', row('2026-02,\0,2,3'), 2, 'not a text file', 'a.csv'],
};

const check = async ([argv, files, code, ...words]: Case): Promise<void> => {
  for (const [index, lang] of (['en', 'ja'] as const).entries()) {
    const found = await run(argv === '' ? [] : argv.split(' '), { files, env: { KPI_LANG: lang } });
    const said = found.stdout + found.stderr;
    expect(said).toContain(words[index]);
    expect(found.code).toBe(code);
    expect(said).not.toMatch(/\n\s+at /);
    expect(said).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/);
    if (code === 2) expect(found.stdout).toBe('');
    else expect(found.stderr).toBe('');
    expect([...found.written.keys()]).toEqual([]);
  }
};

describe('misuse of the command line', () => {
  it.each(Object.entries(MISUSE))('%s', (_, each) => check(each));
});

describe('trees that are wrong', () => {
  it.each(Object.entries(TREES))('%s', (_, each) => check(each));
});

describe('data that cannot be', () => {
  it.each(Object.entries(DATA))('%s', (_, each) => check(each));
});

describe('plans at the edge', () => {
  it.each([
    ['the goal is met already', 'plan --target 1', 0, 'met'],
    ['a target of nothing', 'plan --target 0', 0, 'met'],
    ['a negative target', 'plan --target -5', 0, 'met'],
    ['the goal is out of reach', 'plan --target 1e12', 1, 'unreachable'],
    ['a leaf is set to nothing', 'plan --set leads=0', 1, 'unreachable'],
  ])('%s', async (_, argv, code, status) => {
    const found = await run([...argv.split(' '), '--format', 'json'], { files: good });
    expect([found.code, found.stderr]).toEqual([code, '']);
    expect(JSON.parse(found.stdout).status).toBe(status);
  });
});
