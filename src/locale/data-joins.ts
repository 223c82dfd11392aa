import type { Message } from './message.js';

/** The rows of one side of a join that find no partner. */
export interface Unmatched {
  readonly source: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly other: string;
  readonly rows: number;
  readonly unmatched: number;
  readonly blank: number;
  readonly fate: 'lost' | 'without-values';
  readonly keys: readonly { readonly value: string; readonly rows: number; readonly near: string | null }[];
}

const grouped = (count: number): string => count.toLocaleString('en-US');

const rowsIn = (count: number): string => `${grouped(count)} ${count === 1 ? 'row' : 'rows'}`;

const share = (part: number, whole: number): Message => {
  const percent = Math.round((part / whole) * 100);
  return percent === 0 ? { ja: '1%未満', en: 'under 1%' } : { ja: `${percent}%`, en: `${percent}%` };
};

const FATES = {
  lost: { ja: '結合で失われています', en: 'the join loses them' },
  'without-values': { ja: '結合した列が空のままです', en: 'the joined columns are empty there' },
} as const;

const keysText = ({ keys, unmatched }: Unmatched): Message => {
  const told = keys.reduce((sum, { rows }) => sum + rows, 0);
  const ja = keys.map(
    ({ value, rows, near }) =>
      `「${value}」${grouped(rows)}行${near === null ? '' : `（近い値: 「${near}」）`}`,
  );
  const en = keys.map(
    ({ value, rows, near }) =>
      `"${value}" in ${rowsIn(rows)}${near === null ? '' : ` (did you mean "${near}"?)`}`,
  );
  const more = unmatched - told;
  return {
    ja: [...ja, ...(more > 0 ? [`ほか${grouped(more)}行`] : [])].join('、'),
    en: [...en, ...(more > 0 ? [`${grouped(more)} more`] : [])].join(', '),
  };
};

/** What is said of the joins of a source's query. */
export const dataJoinsText = {
  joinUnmatched: (v: Unmatched): Message => {
    const columns = v.columns.join(' / ');
    const [percent, fate, keys] = [share(v.unmatched, v.rows), FATES[v.fate], keysText(v)];
    if (v.unmatched === 0) {
      return {
        ja: `取り込み元「${v.source}」の query: ${v.table} の ${columns} は${grouped(v.blank)}行で空欄のため ${v.other} と結べず、${fate.ja}`,
        en: `the query of "${v.source}": ${columns} of ${v.table} is blank in ${rowsIn(v.blank)}, which ${v.other} cannot be joined to; ${fate.en}`,
      };
    }
    const blank = {
      ja: v.blank > 0 ? `。ほかに空欄 ${grouped(v.blank)}行` : '',
      en: v.blank > 0 ? `; blank in ${rowsIn(v.blank)} more` : '',
    };
    return {
      ja: `取り込み元「${v.source}」の query: ${v.table} の ${columns} のうち${grouped(v.unmatched)}行（${percent.ja}）は ${v.other} に一致する値がなく、${fate.ja}: ${keys.ja}${blank.ja}`,
      en: `the query of "${v.source}": ${rowsIn(v.unmatched)} of ${v.table} (${percent.en}) have a ${columns} that is not in ${v.other}; ${fate.en}: ${keys.en}${blank.en}`,
    };
  },
  joinUnclear: {
    natural: ({ source }: { source: string }): Message => ({
      ja: `取り込み元「${source}」の query: NATURAL JOIN では、一致しないキーを調べられません。using (列) と書くと調べます`,
      en: `the query of "${source}": a NATURAL JOIN cannot be searched for keys that match nothing; with using (column) it is`,
    }),
    'no-equality': ({ source }: { source: string }): Message => ({
      ja: `取り込み元「${source}」の query: 「=」で結ばない結合は、一致しないキーを調べていません`,
      en: `the query of "${source}": a join without an equality was not searched for keys that match nothing`,
    }),
    'no-json': ({ source }: { source: string }): Message => ({
      ja: `取り込み元「${source}」の query: この DuckDB には拡張 json がないため、結合で一致しないキーを調べられませんでした`,
      en: `the query of "${source}": this DuckDB lacks the extension json, so its joins were not searched for keys that match nothing`,
    }),
    'not-asked': ({ source }: { source: string }): Message => ({
      ja: `取り込み元「${source}」の query: この形の結合は、一致しないキーを調べられませんでした`,
      en: `the query of "${source}": a join of this form could not be searched for keys that match nothing`,
    }),
  },
};
