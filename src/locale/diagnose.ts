import { formatRate } from './format.js';
import type { Message } from './message.js';

/** What a diagnosis has to say about its own footing: refusals and notes. */
export const diagnoseText = {
  noPlan: ({ reason }: { reason: Message }): Message => ({
    ja: `計画を計算できないため、目標を書いた指標だけを目標と比べます（${reason.ja}）`,
    en: `no plan can be computed, so only nodes with a target of their own are compared (${reason.en})`,
  }),
  planWithoutTarget: (): Message => ({
    ja: 'KGIに目標がないため、計画とは比べられません',
    en: 'the KGI has no target, so there is no plan to compare with',
  }),
  outsideHorizon: ({ period, horizon }: { period: string; horizon: string }): Message => ({
    ja: `${period} は計画の期間 ${horizon} の外です`,
    en: `${period} is outside of the plan's horizon ${horizon}`,
  }),
  unequalPeriods: ({ months, others }: { months: number; others: number }): Message => ({
    ja: `${months}か月を${others}か月と比べています。件数と金額の差には月数の違いが入っています`,
    en: `${months} months are compared with ${others}; the difference in length is part of every count and amount`,
  }),
  unreachablePlan: ({ best }: { best: Message }): Message => ({
    ja: `目標に届く計画がないため、期待は動かせる範囲で最善の計画（期間で${best.ja}）の値です。kpi plan が理由を示します`,
    en: `no plan reaches the target, so what is expected is the best that there is (${best.en} over the horizon); kpi plan says why`,
  }),
  incomplete: ({ months }: { months: readonly string[] }): Message => ({
    ja: `${months.join('、')} の実績はそろっていません（月の途中か、空欄があります）`,
    en: `the actuals of ${months.join(', ')} are not complete: the month is not over, or cells are blank`,
  }),
  againstHelp: (): Message => ({
    ja: '--against previous（前の期間）か --against last-year（前年同期）、ファイルに予算の列があれば --against budget を付けてください',
    en: 'give --against previous or --against last-year, or --against budget where the files have columns of one',
  }),
  fellBack: ({ period, horizon }: { period: string; horizon: string }): Message => ({
    ja: `${period} は計画の期間 ${horizon} の外なので、前の期間と比べました`,
    en: `${period} is outside of the plan's horizon ${horizon}; compared with the period before`,
  }),
  noBudget: ({ period }: { period: string }): Message => ({
    ja: `${period} の予算は、どのファイルにもありません`,
    en: `no file has a budget for ${period}`,
  }),
  noBudgetHelp: (): Message => ({
    ja: '予算は、実績の列の隣にある「4月予算」「受注額（計画）」「年間予算」のような見出しの列から読みます',
    en: 'a budget is read from columns beside the actuals, with headers such as "Apr Budget", "Sales (plan)" or "Annual budget"',
  }),
  budgetBeside: (): Message => ({
    ja: 'この期間のKGIの目標がないため、ファイルの予算の列と比べました（別の相手は --against で選べます）',
    en: 'the KGI has no target for this period, so it is compared with the budget columns of the files (--against chooses another)',
  }),
  shareOfYear: (): Message => ({
    ja: '年間の予算は、この期間の分（季節があれば季節、なければ月数の割合）だけを比べました',
    en: "of a year's budget the period's share is taken, by the season where one is declared, else by months",
  }),
  lastYearBeside: (): Message => ({
    ja: '前年の月の実績はデータにないため、ファイルの前年の列と比べました',
    en: "the data have no months of last year, so the comparison is with the files' own columns of last year",
  }),
  notExpected: ({ labels, kind }: { labels: readonly string[]; kind: 'budget' | 'last-year' }): Message => ({
    ja: `${kind === 'budget' ? '予算' : '前年の実績'}がファイルになく、ほかの値からも決まらない指標: ${labels.join('、')}`,
    en: `the files give no ${kind === 'budget' ? 'budget' : 'value of last year'}, and nothing else decides one, for: ${labels.join(', ')}`,
  }),
  noData: (): Message => ({ ja: '実績がありません', en: 'there are no actuals' }),
  noDataHelp: (): Message => ({
    ja: 'ツリーの sources に CSV を書くか、kpi diagnose ツリー 実績.csv のように渡してください',
    en: 'name a CSV under sources in the tree, or pass it: kpi diagnose TREE actuals.csv',
  }),
  nothingMeasuredHelp: (): Message => ({
    ja: 'sources のファイルから値を取る指標がありません。指標に measure を書くか、指標の名前を見出しに合わせてください。今の段階（current）だけからは、フェーズの件数は数えられません',
    en: 'no node takes its values from the sources: write a measure, or call a node as its header; the present stage alone (current) counts no phase',
  }),
  onlyBlanksHelp: (): Message => ({
    ja: '読んだファイルでは、指標の値か、月を決める日付が、どの行でも空欄です。書き出しの期間や絞り込みと、読む列を確かめてください',
    en: 'in the files that were read, the values of the nodes or the dates of their months are blank in every row: check the period and the filters of the export, and the columns that are read',
  }),
  emptyPeriod: ({ period }: { period: string }): Message => ({
    ja: `${period} の実績がありません`,
    en: `there are no actuals for ${period}`,
  }),
  dataSpan: ({ span }: { span: string }): Message => ({
    ja: `実績のある期間: ${span}`,
    en: `the actuals cover ${span}`,
  }),
  young: ({ source, share, mature }: { source: string; share: number; mature: number }): Message => ({
    ja: `取り込み元「${source}」のこの期間の案件は、まだ${formatRate(share).ja}しか決着していません。${formatRate(mature).ja}になるまで、低い転換率も弱いとは判定しません`,
    en: `only ${formatRate(share).en} of the records of this period in "${source}" are settled; below ${formatRate(mature).en} no low conversion is called weak`,
  }),
  youngByCurve: (v: { phase: string; source: string; reached: number; mature: number }): Message => ({
    ja: `${v.phase}: 取り込み元「${v.source}」のこの期間の案件は、まだ転換しきっていません（成熟度${formatRate(v.reached).ja}）。${formatRate(v.mature).ja}になるまで、低い転換率も弱いとは判定しません`,
    en: `${v.phase}: the records of this period in "${v.source}" have shown ${formatRate(v.reached).en} of the conversion that older ones came to; below ${formatRate(v.mature).en} no low conversion is called weak`,
  }),
  standing: ({ label, column }: { label: string; column: string }): Message => ({
    ja: `${label}は、今その段階にある案件だけを「${column}」で数えています。先へ進んだ案件が抜けるので、前後のフェーズの転換率は判定していません`,
    en: `${label} counts the records whose "${column}" is this stage now; those that moved on are missing, so that the conversions around it are not judged`,
  }),
  convertedExceeds: ({
    phase,
    entered,
    converted,
  }: {
    phase: string;
    entered: number;
    converted: number;
  }): Message => ({
    ja: `${phase}: 次へ進んだ数（${converted}）が入った数（${entered}）を上回っています。月をまたいだ案件か数え方の違いが考えられるため、判定しません`,
    en: `${phase}: more went on (${converted}) than came in (${entered}), from months before or by another count; no verdict is given`,
  }),
  steadyRecoverable: (): Message => ({
    ja: '取り戻せる額は、lag() の時間差が過ぎた後の水準で見積もっています',
    en: 'what could be recovered is taken at the settled level, after the months of lag()',
  }),
  distinctAdded: ({ label }: { label: string }): Message => ({
    ja: `${label} は月ごとの異なり数の合計です。複数の月に現れたものは月の数だけ数えています`,
    en: `${label} is distinct within each month and added over months; what appears in several is counted in each`,
  }),
  noGap: ({ actual, expected }: { actual: boolean; expected: boolean }): Message => {
    const ja = [...(actual ? [] : ['実績']), ...(expected ? [] : ['比べる相手'])].join('と');
    const en = [...(actual ? [] : ['actual']), ...(expected ? [] : ['expected value'])].join(' and no ');
    return {
      ja: `KGIの${ja}がないため、差は分解できません`,
      en: `the KGI has no ${en}; its gap cannot be shared out`,
    };
  },
  failsConfirmed: ({ phase, node }: { phase: string; node: string }): Message => ({
    ja: `「${phase}」の${node}が、偶然を超えて低い`,
    en: `${node} of "${phase}" is low beyond chance`,
  }),
  failsObserved: ({ phase, node }: { phase: string; node: string }): Message => ({
    ja: `見たところ、「${phase}」の${node}がいちばん弱い`,
    en: `${node} of "${phase}" is the weakest as observed`,
  }),
  failsKgi: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}が期待に届いていない`,
    en: `${kgi} is behind what was expected`,
  }),
  failsUnknown: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}の実績か期待する値がなく、届いたかどうか分からない`,
    en: `whether ${kgi} got there cannot be told: its actual or what was expected of it is missing`,
  }),
  failsAlert: ({ rules }: { rules: readonly string[] }): Message => ({
    ja: `注意が出ている: ${rules.join('、')}`,
    en: `there are warnings: ${rules.join(', ')}`,
  }),
};
