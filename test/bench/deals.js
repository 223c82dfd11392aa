import { closeSync, openSync, writeSync } from 'node:fs';

const HEADER =
  '案件番号,会社名,担当者,セグメント,流入元,初回接触日,ヒアリング日,提案日,受注日,失注日,状態,受注金額,メモ';
const COMPANIES = [
  '株式会社山田製作所',
  '丸の内商事株式会社',
  'ABC工業',
  '合同会社みなと',
  '北海道髙橋フーズ',
];
const BRANCHES = ['東京支店', '大阪支店, 第二営業所', 'Nagoya', '本社'];
const OWNERS = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤'];
const SEGMENTS = ['大企業', '中堅', '中小', '個人'];
const ORIGINS = ['問い合わせ', '架電', '紹介'];
const NOTES = ['見積もりを送付済み', '担当者が不在。来週に折り返し', '先方で稟議中', '要確認'];
const MONTHS = 36;
const DAYS = 28;

/** The same numbers from 0 to 1 on every machine (mulberry32). */
const chance = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const two = (number) => String(number).padStart(2, '0');

const dateOf = (day) => {
  const month = Math.floor(day / DAYS) % MONTHS;
  return `${2023 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two((day % DAYS) + 1)}`;
};

const rowOf = (number, next) => {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const day = Math.floor(next() * DAYS * MONTHS);
  const isHeard = next() < 0.6;
  const isProposed = isHeard && next() < 0.7;
  const isWon = isProposed && next() < 0.5;
  const isLost = !isWon && next() < 0.5;
  const dates = [true, isHeard, isProposed, isWon, isLost].map((isThere, at) =>
    isThere ? dateOf(day + at * 9) : '',
  );
  return [
    `D${String(number).padStart(8, '0')}`,
    `"${pick(COMPANIES)}, ${pick(BRANCHES)}"`,
    pick(OWNERS),
    pick(SEGMENTS),
    pick(ORIGINS),
    ...dates,
    isWon ? '受注' : isLost ? '失注' : '商談中',
    isWon ? Math.floor(next() * 5_000_000) : '',
    pick(NOTES),
  ].join(',');
};

/** Bytes of CP932, by the decoder backwards: Node writes UTF-8 and UTF-16 only. */
const cp932 = () => {
  const decoder = new TextDecoder('shift_jis');
  const pairs = new Map();
  for (let lead = 0x81; lead < 0xfd; lead += 1) {
    for (let trail = 0x40; trail < 0xfd; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && !pairs.has(text)) pairs.set(text, [lead, trail]);
    }
  }
  return (text) => Buffer.from([...text].flatMap((one) => pairs.get(one) ?? one.charCodeAt(0)));
};

const AT_A_TIME = 10_000;

/** Writes a list of deals as a CRM exports it: 13 columns, about 146 bytes a row in UTF-8. */
export const writeDeals = (file, rows, encoding = 'utf-8') => {
  const next = chance(1);
  const encode = encoding === 'cp932' ? cp932() : (text) => Buffer.from(text);
  const fd = openSync(file, 'w');
  writeSync(fd, encode(`${HEADER}\n`));
  for (let from = 0; from < rows; from += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, rows - from);
    const lines = Array.from({ length }, (_, at) => `${rowOf(from + at, next)}\n`);
    writeSync(fd, encode(lines.join('')));
  }
  closeSync(fd);
};

/** Month and segment of four stages, a sum and a mean. */
export const dealsTree = (file, engine) => `kpi: 1
kgi: { id: revenue, kind: amount, target: 1, measure: { source: deals, sum: 受注金額, on: 受注日 } }
kpis:
  contacts: { kind: count, measure: { source: deals, count: true, on: 初回接触日 } }
  hearings: { kind: count, measure: { source: deals, count: true, on: ヒアリング日 } }
  proposals: { kind: count, measure: { source: deals, count: true, on: 提案日 } }
  wins: { kind: count, measure: { source: deals, count: true, on: 受注日 } }
  size: { kind: average, measure: { source: deals, mean: 受注金額, on: 受注日 } }
sources:
  deals: { layout: records, path: ${file}, engine: ${engine}, dimensions: [セグメント] }
`;

/** The same counted by their stages, each conversion followed by cohort from the month of the first contact. */
export const stagesTree = (file, engine) => `kpi: 1
kgi: { id: revenue, kind: amount, target: 1, measure: { source: deals, sum: 受注金額, on: 受注日 } }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  proposal: { volume: proposals, conversion: proposal_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate }
  proposal_rate: { kind: rate }
  win_rate: { kind: rate }
  size: { kind: average, measure: { source: deals, mean: 受注金額, on: 受注日 } }
sources:
  deals:
    layout: records
    path: ${file}
    engine: ${engine}
    dimensions: [セグメント]
    view: cohort
    status: { column: 状態, won: [受注], lost: [失注] }
    stages: { contact: 初回接触日, hearing: ヒアリング日, proposal: 提案日, closing: 受注日 }
`;
