import type { Message } from './message.js';

const list = (labels: readonly string[]): string => labels.join('、');
const listEn = (labels: readonly string[]): string => labels.join(', ');

/** What is said of the odds of a plan. */
export const oddsText = {
  noHistory: (): Message => ({
    ja: '目標に届く見込みは、出発点になる実績がないため出せません',
    en: 'there are no odds of reaching the target: no actuals to tell them from',
  }),
  noCounts: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `目標に届く見込みは、次の率が「何件のうち何件」だったかの実績がないため出せません: ${list(labels)}`,
    en: `there are no odds of reaching the target: nothing tells of how many cases these rates were: ${listEn(labels)}`,
  }),
  aboveOne: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `目標に届く見込みは、次の率の実績が100%を超えていて件数の割合とみなせないため出せません: ${list(labels)}`,
    en: `there are no odds of reaching the target: above 100%, these are no shares of cases: ${listEn(labels)}`,
  }),
  nothingToChance: (): Message => ({
    ja: '目標に届く見込みは、計画どおりに動かす指標ばかりで、ばらつきの分かる指標がないため出せません',
    en: 'there are no odds of reaching the target: all that it depends on is held at plan, and nothing is known to vary',
  }),
  notFinite: ({ kgi }: { kgi: string }): Message => ({
    ja: `目標に届く見込みは、めぐり合わせによって ${kgi} が計算できなくなる（0で割る）ため出せません`,
    en: `there are no odds of reaching the target: as chance has it ${kgi} may divide by zero`,
  }),
  confidenceHelp: (): Message => ({
    ja: '率の分子と分母が分かる実績（提案数と受注数など）を用意するか、--confidence を外してください',
    en: 'supply actuals of what goes into the rates and what comes out (proposals and wins), or leave --confidence out',
  }),
  priorDominated: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `見込みのうち、実績が10件に満たないか0%・100%の率は、ほぼ推測です: ${list(labels)}`,
    en: `in the odds these rates are mostly a guess, with fewer than ten cases or none either way: ${listEn(labels)}`,
  }),
  spreadUnknown: ({ labels }: { labels: readonly string[] }): Message => ({
    ja: `見込みには、実績からばらつきを読み取れない指標の分が入っていません（その分、見込みは実際より確かに見えます）: ${list(labels)}`,
    en: `the odds leave out how much these vary, which the actuals do not show, and so are surer than they should be: ${listEn(labels)}`,
  }),
  fewMonths: ({ months }: { months: number }): Message => ({
    ja: `見込みは${months}か月の実績だけから出しました。月によるむらを十分には見込めていません`,
    en: `the odds rest on ${months} month${months === 1 ? '' : 's'} of actuals, too few to show how much months differ`,
  }),
  byMember: (): Message => ({
    ja: 'メンバーごとの計画では、目標に届く見込みを計算していません。チーム全体の見込みは --by を外すと出ます',
    en: 'the odds of a plan by member are not computed; without --by the plan tells those of the team',
  }),
  byMemberHelp: (): Message => ({
    ja: '--by と --confidence は、どちらか一方にしてください',
    en: 'give either --by or --confidence',
  }),
};
