import type { Condition, Kind, Layout, Measure, RecordDate, Scalar } from '../model/tree.js';
import { joined, type Message, verbatim } from './message.js';

const KINDS: Readonly<Record<Kind, Message>> = {
  count: { ja: '件数', en: 'count' },
  amount: { ja: '金額', en: 'amount' },
  rate: { ja: '率', en: 'rate' },
  average: { ja: '平均', en: 'average' },
  stock: { ja: '残高', en: 'stock' },
  score: { ja: '点数', en: 'score' },
};

/** What a table calls the place of a metric. */
const PLACES: Readonly<Record<Exclude<Layout, 'records'>, Message>> = {
  columns: { ja: '列', en: 'the column ' },
  rows: { ja: '行', en: 'the row ' },
  long: { ja: '指標', en: 'the metric ' },
};

const COMPARISONS = {
  gt: (value: string): Message => ({ ja: `が${value}より大きい`, en: `is above ${value}` }),
  gte: (value: string): Message => ({ ja: `が${value}以上`, en: `is ${value} or more` }),
  lt: (value: string): Message => ({ ja: `が${value}より小さい`, en: `is below ${value}` }),
  lte: (value: string): Message => ({ ja: `が${value}以下`, en: `is ${value} or less` }),
} as const satisfies Partial<Record<keyof Condition, (value: string) => Message>>;

const several = (scalars: Scalar | readonly Scalar[]): Message =>
  joined(
    [scalars].flat().map((scalar) => ({ ja: `「${scalar}」`, en: `"${scalar}"` })),
    'か',
    ' or ',
  );

const conditionParts = (condition: Condition): Message[] => {
  const { eq, not, in: list, exists, matches } = condition;
  const parts: Message[] = [];
  const say = (values: Message, ja: string, en: string): void => {
    parts.push({ ja: `が${values.ja}${ja}`, en: `${en} ${values.en}` });
  };
  if (eq !== undefined) say(several(eq), '', 'is');
  if (list !== undefined) say(several(list), '', 'is');
  if (not !== undefined) say(several(not), 'でない', 'is not');
  if (exists !== undefined) {
    parts.push(exists ? { ja: 'が空欄でない', en: 'is not blank' } : { ja: 'が空欄', en: 'is blank' });
  }
  if (matches !== undefined) parts.push({ ja: `が /${matches}/ に合う`, en: `matches /${matches}/` });
  for (const [key, said] of Object.entries(COMPARISONS)) {
    const operand = condition[key as keyof typeof COMPARISONS];
    if (operand !== undefined) parts.push(said(String(operand)));
  }
  return parts;
};

const conditionsText = (conditions: ReadonlyMap<string, Condition>): Message =>
  joined(
    [...conditions].flatMap(([column, condition]) =>
      conditionParts(condition).map(({ ja, en }) => ({
        ja: `「${column}」${ja}`,
        en: `"${column}" ${en}`,
      })),
    ),
    '、かつ',
    ' and ',
  );

const datesText = (dates: readonly RecordDate[]): Message =>
  joined(
    dates.map(({ column, where }) => {
      if (where.size === 0) return quoted(column);
      const { ja, en } = conditionsText(where);
      return { ja: `「${column}」（ただし${ja}）`, en: `"${column}" (where ${en})` };
    }),
    '、',
    ', ',
  );

const quoted = (name: string): Message => ({ ja: `「${name}」`, en: `"${name}"` });

const aggregated = ({ aggregate, column }: Measure): Message => {
  const name = quoted(column ?? '');
  switch (aggregate) {
    case 'count_distinct':
      return { ja: `列${name.ja}の異なる値の数`, en: `the number of different values of ${name.en}` };
    case 'sum':
      return { ja: `列${name.ja}の合計`, en: `the sum of ${name.en}` };
    case 'mean':
      return { ja: `列${name.ja}の平均`, en: `the mean of ${name.en}` };
    default:
      return { ja: '記録の件数', en: 'the number of records' };
  }
};

/** Members and inputs named in one line. */
const andMore = (more: number): Message =>
  more === 0 ? verbatim('') : { ja: `、ほか${more}`, en: ` and ${more} more` };

/** The page of a node: where its number comes from. */
export const explainNodeText = {
  title: (v: { label: string; id: string; period: Message; value: Message }): Message => {
    const name = v.label === v.id ? v.id : `${v.label}（${v.id}）`;
    const en = v.label === v.id ? v.id : `${v.label} (${v.id})`;
    return { ja: `${name}、${v.period.ja}: ${v.value.ja}`, en: `${en}, ${v.period.en}: ${v.value.en}` };
  },
  perMonth: (): Message => ({ ja: '1か月あたり', en: 'per month' }),
  about: (v: { kind: Kind; unit: string | null; owner: string | null; phase: string | null }): Message =>
    joined(
      [
        KINDS[v.kind],
        ...(v.unit === null ? [] : [{ ja: `単位: ${v.unit}`, en: `in ${v.unit}` }]),
        ...(v.owner === null ? [] : [{ ja: `担当: ${v.owner}`, en: `owner: ${v.owner}` }]),
        ...(v.phase === null ? [] : [{ ja: `フェーズ: ${v.phase}`, en: `phase: ${v.phase}` }]),
      ],
      '／',
      '; ',
    ),
  neverAveraged: (): Message => ({
    ja: '率・平均・点数は、月ごとや担当ごとの値を平均しません。件数や金額の合計から、期間ごとに計算し直します。',
    en: 'Rates, averages and scores are never averaged over months or members: they are computed again from sums for each period.',
  }),

  readTitle: (): Message => ({ ja: '読んだもの', en: 'What was read' }),
  ofRecords: ({ source, measure }: { source: string; measure: Measure }): Message => {
    const what = aggregated(measure);
    return { ja: `取り込み元「${source}」: ${what.ja}`, en: `source "${source}": ${what.en}` };
  },
  ofTable: (v: { source: string; layout: Exclude<Layout, 'records'>; names: readonly string[] }): Message => {
    const names = joined(v.names.map(quoted), 'か', ' or ');
    const { ja, en } = PLACES[v.layout];
    return {
      ja: `取り込み元「${v.source}」: ${ja}${names.ja}`,
      en: `source "${v.source}": ${en}${names.en}`,
    };
  },
  monthBy: ({ dates }: { dates: readonly RecordDate[] }): Message => {
    const { ja, en } = datesText(dates);
    return dates.length === 1
      ? { ja: `月を決める列: ${ja}`, en: `the month is that of ${en}` }
      : { ja: `月を決めるのは、次のうち最も早い日: ${ja}`, en: `the month is that of the earliest of ${en}` };
  },
  reached: ({ dates }: { dates: readonly RecordDate[] }): Message => {
    const { ja, en } = datesText(dates);
    return dates.length === 1
      ? { ja: `数えるのは、この日がある記録: ${ja}`, en: `only records with ${en}` }
      : { ja: `数えるのは、次のどれかがある記録: ${ja}`, en: `only records with any of ${en}` };
  },
  where: ({ conditions }: { conditions: ReadonlyMap<string, Condition> }): Message => {
    const all = conditionsText(conditions);
    return { ja: `条件: ${all.ja}`, en: `only where ${all.en}` };
  },
  matched: ({ count, sum }: { count: Message; sum: Message | null }): Message => ({
    ja: `当てはまった記録: ${count.ja}件${sum ? `（合計 ${sum.ja}）` : ''}`,
    en: `records that matched: ${count.en}${sum ? ` (sum ${sum.en})` : ''}`,
  }),
  distinct: ({ count }: { count: Message }): Message => ({
    ja: `当てはまった記録の異なる値: ${count.ja}個`,
    en: `different values in the records that matched: ${count.en}`,
  }),
  values: ({ count, sum }: { count: Message; sum: Message | null }): Message => ({
    ja: `読んだ値: ${count.ja}個${sum ? `（合計 ${sum.ja}）` : ''}`,
    en: `values read: ${count.en}${sum ? ` (sum ${sum.en})` : ''}`,
  }),
  members: (v: {
    dimensions: readonly string[];
    members: readonly { readonly name: string; readonly value: Message }[];
    more: number;
  }): Message => {
    const each = joined(
      v.members.map(({ name, value }) => ({ ja: `${name} ${value.ja}`, en: `${name} ${value.en}` })),
    );
    const rest = andMore(v.more);
    return {
      ja: `内訳（${v.dimensions.join('・')}）: ${each.ja}${rest.ja}`,
      en: `by ${v.dimensions.join(', ')}: ${each.en}${rest.en}`,
    };
  },
  noMember: (): Message => ({ ja: '（空欄）', en: '(blank)' }),

  formulaTitle: (): Message => ({ ja: '数式', en: 'Formula' }),
  equation: ({ left, right }: { left: Message; right: Message }): Message => ({
    ja: `${left.ja} = ${right.ja}`,
    en: `${left.en} = ${right.en}`,
  }),
  arriving: ({ shown }: { shown: Message }): Message => ({
    ja: `届いた${shown.ja}`,
    en: `${shown.en} arriving`,
  }),
  solvedFor: ({ label }: { label: string }): Message => ({
    ja: `この数式を「${label}」について解きました。`,
    en: `This was solved for ${label}.`,
  }),

  wayTitle: (): Message => ({ ja: '数字の道すじ', en: 'The way of the number' }),
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  value: (): Message => ({ ja: '値', en: 'Value' }),
  from: (): Message => ({ ja: 'どこから', en: 'From' }),
  monthsBack: ({ label, months }: { label: string; months: number }): Message => ({
    ja: `${label}（${months}か月前）`,
    en: `${label} (${months} ${months === 1 ? 'month' : 'months'} before)`,
  }),
  byFormula: (): Message => ({ ja: '上の数式', en: 'the formula above' }),
  solved: ({ formula, label }: { formula: Message; label: string }): Message => ({
    ja: `${formula.ja} を「${label}」について解いた`,
    en: `${formula.en}, solved for ${label}`,
  }),
  added: (): Message => ({
    ja: '月や担当ごとに計算した値の合計',
    en: 'the sum of what was computed for each month or member',
  }),
  declared: (): Message => ({ ja: 'ツリーの baseline', en: 'baseline in the tree' }),
  above: (): Message => ({ ja: '上に示したもの', en: 'shown above' }),
  omitted: (): Message => ({
    ja: 'この先もあります。続きは、途中の指標の名前で kpi explain を呼ぶと見られます。',
    en: 'The way goes on: ask kpi explain for a node on it to see the rest.',
  }),

  notesTitle: (): Message => ({ ja: '確かめておくこと', en: 'To be checked' }),
  noActuals: (): Message => ({
    ja: '実績がありません。値は、ツリーの baseline から計算した1か月あたりのものです。',
    en: 'There are no actuals. Values are per month, computed from the baselines in the tree.',
  }),
  agrees: (v: { label: string; month: Message; measured: Message; computed: Message }): Message => ({
    ja: `${v.label}（${v.month.ja}）は、読んだ値 ${v.measured.ja} と数式の値 ${v.computed.ja} が合っています`,
    en: `${v.label} in ${v.month.en}: ${v.measured.en} as read agrees with ${v.computed.en} by formula`,
  }),
  differs: (v: { label: string; month: Message; measured: Message; computed: Message }): Message => ({
    ja: `${v.label}（${v.month.ja}）は、読んだ値が ${v.measured.ja}、数式では ${v.computed.ja} で、合いません`,
    en: `${v.label} in ${v.month.en}: ${v.measured.en} as read, but ${v.computed.en} by formula`,
  }),

  outside: ({ span }: { span: Message }): Message => ({
    ja: `この期間の実績がない（あるのは${span.ja}）`,
    en: `no actuals for the period (there are for ${span.en})`,
  }),
  blank: ({ source, months }: { source: string; months: readonly string[] }): Message => ({
    ja: `「${source}」の ${months.join('、')} が空欄`,
    en: `"${source}" is blank for ${months.join(', ')}`,
  }),
  blankMember: ({ source }: { source: string }): Message => ({
    ja: `「${source}」の内訳に空欄があり、合計が決まらない`,
    en: `a member of "${source}" is blank, so that the sum is not known`,
  }),
  notAveraged: (): Message => ({
    ja: '月や担当ごとの値しかなく、平均はしない',
    en: 'known only by month or member, and never averaged',
  }),
  missingTerms: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `数式に使う ${labels.join('、')} の値がない`,
    en: `its formula lacks ${labels.join(', ')}`,
  }),
  noValue: (): Message => ({
    ja: '0で割ることになり、値がない',
    en: 'a division by zero: there is no value',
  }),
  untold: (): Message => ({
    ja: '読む列も、値を求められる数式もない',
    en: 'nothing is read for it, and no formula gives it',
  }),

  alsoTerm: ({ name, word }: { name: string; word: string }): Message => ({
    ja: `「${name}」は用語でもあります。その説明は kpi explain ${word} で見られます。`,
    en: `"${name}" is also a word of the field: kpi explain ${word} tells what it means.`,
  }),
};
