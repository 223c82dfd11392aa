import type { Message } from './message.js';

export const formulaText = {
  unreadable: ({ text }: { text: string }): Message => ({
    ja: `数式の「${text}」を読めません。使えるのは + - * / と括弧、min()、max()、lag() です`,
    en: `cannot read "${text}" in the formula: it takes + - * /, parentheses, min(), max() and lag()`,
  }),
  expectedOperator: ({ found }: { found: string }): Message => ({
    ja: `「${found}」の前に + - * / のどれかが必要です（桁区切りのカンマは数式では使えません。1_000 のように書きます）`,
    en: `expected one of + - * / before "${found}" (digit groups in a formula are written 1_000, not 1,000)`,
  }),
  expectedTerm: ({ found }: { found: string }): Message => ({
    ja: `「${found}」のところに数値か指標のidが必要です`,
    en: `expected a number or an id where "${found}" stands`,
  }),
  unfinished: (): Message => ({ ja: '数式が途中で終わっています', en: 'the formula ends too early' }),
  unclosed: (): Message => ({ ja: 'この括弧が閉じられていません', en: 'this parenthesis is never closed' }),
  tooLong: (): Message => ({
    ja: '数式が長すぎます。途中の指標に分けてください',
    en: 'the formula is too long; split it into nodes',
  }),
  tooDeep: (): Message => ({
    ja: '括弧や符号の入れ子が深すぎます',
    en: 'parentheses or signs are nested too deeply',
  }),
  needsTwo: ({ name }: { name: string }): Message => ({
    ja: `${name}() には2つ以上の項が必要です`,
    en: `${name}() takes two or more terms`,
  }),
  unknownFunction: ({ name }: { name: string }): Message => ({
    ja: `「${name}」という関数はありません`,
    en: `there is no function "${name}"`,
  }),
  functions: (): Message => ({
    ja: '使える関数は min(…)、max(…)、lag(指標, 月数) です',
    en: 'the functions are min(…), max(…) and lag(id, months)',
  }),
  lagArguments: (): Message => ({
    ja: 'lag(指標, 月数) の月数は 0〜120 の整数です',
    en: 'lag(id, months) takes a whole number of months from 0 to 120',
  }),
};
