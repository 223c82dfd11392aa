import type { Message } from './message.js';

/** Rows that are no data, by what they are. */
interface LeftRows {
  readonly blank: number;
  readonly headers: number;
  readonly units: number;
  readonly footer: number;
  readonly totals: number;
}

const LEFT: readonly (readonly [keyof LeftRows, (count: number) => Message])[] = [
  ['blank', (n) => ({ ja: `空行${n}行`, en: `${n} blank ${n === 1 ? 'row' : 'rows'}` })],
  [
    'headers',
    (n) => ({ ja: `見出しの繰り返し${n}行`, en: `${n} repeated ${n === 1 ? 'header' : 'headers'}` }),
  ],
  ['units', (n) => ({ ja: `単位の行${n}行`, en: `${n} ${n === 1 ? 'row' : 'rows'} of units` })],
  ['footer', (n) => ({ ja: `表の下の${n}行`, en: `${n} ${n === 1 ? 'line' : 'lines'} below the table` })],
  ['totals', (n) => ({ ja: `合計の行${n}行`, en: `${n} ${n === 1 ? 'row' : 'rows'} of totals` })],
];

const ORIGINS = {
  declared: { ja: '取り込み元の scale', en: 'the scale of the source' },
  above: { ja: '表の上の行', en: 'a line above the table' },
  header: { ja: '見出し', en: 'the header' },
  'unit-row': { ja: '単位の行', en: 'the row of units' },
  'unit-column': { ja: '単位の列', en: 'the column of units' },
} as const;

const EXPECTED = {
  budget: { ja: '予算', en: 'the budget' },
  'last-year': { ja: '前年の実績', en: "last year's actuals" },
} as const;

/** Names listed in one line; a wide table has hundreds. */
const LISTED = 10;

const listed = (names: readonly string[]): Message => {
  const more = names.length - LISTED;
  const shown = names.slice(0, LISTED);
  return {
    ja: shown.join('、') + (more > 0 ? `、ほか${more}` : ''),
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
};

const VIEWS = {
  snapshot: {
    ja: '件数は、それぞれの日付の月で数えています（スナップショット）',
    en: 'each count is of the month of its own date (snapshot view)',
  },
  cohort: {
    ja: '件数はどのフェーズも、案件が最初に入った月で数えています（コホート）',
    en: 'all phases are counted in the month in which the record entered (cohort view)',
  },
  current: {
    ja: '今の段階しか分からないので、フェーズ間の転換率は計算していません',
    en: 'only the present stage of its records is known, so that no conversion between phases can be computed',
  },
} as const;

/** What a diagnosis says of the files that it rests on: what was read, what was left out, what was taken for what. */
export const whatWasReadText = {
  file: (v: {
    path: string;
    count: number;
    rows: Message;
    isOne: boolean;
    encoding: string;
    sheet: string | null;
    left: LeftRows | null;
  }): Message => {
    const parts = LEFT.flatMap(([key, said]) => (v.left && v.left[key] > 0 ? [said(v.left[key])] : []));
    const left = {
      ja: parts.map(({ ja }) => ja).join('・'),
      en: parts.map(({ en }) => en).join(', '),
    };
    const files =
      v.count === 1 ? { ja: '', en: '' } : { ja: `${v.count}ファイル、`, en: `${v.count} files, ` };
    return {
      ja: `${v.path}${v.sheet === null ? '' : `（シート「${v.sheet}」）`}: ${files.ja}${v.rows.ja}行（${v.encoding}${left.ja ? `、${left.ja}を除く` : ''}）`,
      en: `${v.path}${v.sheet === null ? '' : ` (sheet "${v.sheet}")`}: ${files.en}${v.rows.en} ${v.isOne ? 'row' : 'rows'} (${v.encoding}${left.en ? `, ${left.en} left out` : ''})`,
    };
  },
  above: ({ path, lines }: { path: string; lines: number }): Message => ({
    ja: `${path}: 見出しは${lines + 1}行目にあるとみなし、その上の${lines}行を除きました`,
    en: `${path}: the header was taken to be in line ${lines + 1}; what stands above it was left out`,
  }),
  stacked: ({ path, line }: { path: string; line: number }): Message => ({
    ja: `${path}: ${line}行目と${line + 1}行目を2段の見出しとみなし、「4月」と「予算」なら「4月予算」とつなげて読みました`,
    en: `${path}: lines ${line} and ${line + 1} were taken for one header of two rows, and joined: "Apr" above "Budget" is "Apr Budget"`,
  }),
  copies: ({ path, rows }: { path: string; rows: number }): Message => ({
    ja: `${path}: 同じ日のまったく同じ行が${rows}行あります。二重の入力かもしれませんが、そのまま数えています`,
    en: `${path}: ${rows} ${rows === 1 ? 'row is' : 'rows are'} the same in every cell as another row of the day; typed twice, perhaps, but counted`,
  }),
  expected: (v: {
    path: string;
    role: keyof typeof EXPECTED;
    columns: readonly string[];
    unread: number;
  }): Message => {
    const { ja, en } = EXPECTED[v.role];
    const unread = {
      ja: v.unread > 0 ? `。数値ではない${v.unread}個のセルは空欄とみなしました` : '',
      en:
        v.unread > 0
          ? `; ${v.unread} of their cells ${v.unread === 1 ? 'is' : 'are'} no number, and taken for blank`
          : '',
    };
    return {
      ja: `${v.path}: ${ja}として読んだ列: ${listed(v.columns).ja}${unread.ja}`,
      en: `${v.path}: columns read as ${en}: ${listed(v.columns).en}${unread.en}`,
    };
  },
  columnsLeft: ({ path, columns }: { path: string; columns: readonly string[] }): Message => ({
    ja: `${path}: 実績の月ではないので使わなかった列: ${listed(columns).ja}`,
    en: `${path}: columns that are no months of actuals and were left out: ${listed(columns).en}`,
  }),
  dateOrder: (v: { path: string; column: string; order: 'day-first' | 'month-first' }): Message =>
    v.order === 'day-first'
      ? {
          ja: `${v.path}: 列「${v.column}」の日付は、日が先と、その日付から決まりました`,
          en: `${v.path}: the dates of the column "${v.column}" prove themselves day-first`,
        }
      : {
          ja: `${v.path}: 列「${v.column}」の日付は、月が先と、その日付から決まりました`,
          en: `${v.path}: the dates of the column "${v.column}" prove themselves month-first`,
        },
  decimalComma: ({ path, column }: { path: string; column: string }): Message => ({
    ja: `${path}: 「${column}」の数字は、コンマが小数点と、その数字から決まりました`,
    en: `${path}: the numbers of "${column}" prove their commas to be decimal`,
  }),
  scale: (v: {
    path: string;
    unit: string;
    factor: string;
    origin: keyof typeof ORIGINS;
    names: readonly string[];
  }): Message => ({
    ja: `${v.path}: 数字の単位は${v.unit}（${ORIGINS[v.origin].ja}）。×${v.factor}したもの: ${listed(v.names).ja}`,
    en: `${v.path}: numbers in ${v.unit} (${ORIGINS[v.origin].en}), multiplied by ${v.factor}: ${listed(v.names).en}`,
  }),
  view: ({ source, view }: { source: string; view: keyof typeof VIEWS }): Message => ({
    ja: `${source}: ${VIEWS[view].ja}`,
    en: `${source}: ${VIEWS[view].en}`,
  }),
  settled: (v: {
    source: string;
    months: Message;
    records: Message;
    settled: Message;
    share: Message;
  }): Message => ({
    ja: `${v.source}: ${v.months.ja}に入った${v.records.ja}件のうち、決着したのは${v.settled.ja}件（${v.share.ja}）。残りが決着すれば転換率は変わります`,
    en: `${v.source}: of the ${v.records.en} that entered in ${v.months.en}, ${v.settled.en} are settled (${v.share.en}); conversions change as the rest are`,
  }),
  unsettled: ({
    source,
    months,
    records,
  }: {
    source: string;
    months: Message;
    records: Message;
  }): Message => ({
    ja: `${source}: ${months.ja}に入ったのは${records.ja}件。取り込み元に status がないので、何件が決着したかは分かりません`,
    en: `${source}: ${records.en} entered in ${months.en}; without a status nothing tells how many of them are settled`,
  }),
  implied: ({ source, phase, records }: { source: string; phase: string; records: Message }): Message => ({
    ja: `${source}: ${phase}の日付がなく、後のフェーズの日付から通ったとみなした案件が${records.ja}件あります`,
    en: `${source}: ${records.en} without a date of ${phase} are taken to have passed it by that of a later phase`,
  }),
  undatedWins: ({ source, records }: { source: string; records: Message }): Message => ({
    ja: `${source}: 受注なのに受注の日付がない案件が${records.ja}件あり、どの月の受注にも数えていません`,
    en: `${source}: ${records.en} were won and have no date of it; they are wins of no month`,
  }),
};
