import type { Severity } from '../model/diagnostic.js';
import type { Message } from './message.js';

/** What an answer points out of its own accord, by the id that it bears: what it means, and what to do about it. */
export const alertReasons: Readonly<
  Record<string, { readonly severity: Severity; readonly reason: Message }>
> = {
  'kpi-against-kgi': {
    severity: 'info',
    reason: {
      ja: '件数が増えたあと、ツリーに書いた時間差のところでKGIが下がる関連が見つかりました。12か月以上の前月からの変化どうしをKendallの順位相関で比べ、試した数で補正しています（10%）。関連であって、原因の証明ではありません。件数の増やし方と、同じ頃にKGIを動かしたほかの要因を確かめてください。',
      en: "Where a volume rose, the KGI fell after the months that the tree names. Changes from month to month, over twelve months or more, are held against each other by Kendall's rank correlation, adjusted for how many were looked at (10 %). It is an association and no proof. See how the volume was raised, and what else moved the KGI in those months.",
    },
  },
  'kpi-became-the-purpose': {
    severity: 'warning',
    reason: {
      ja: '数を追うこと自体が目的になっているおそれがあります（グッドハートの法則）。直近6〜12か月で、量が増えているか目標を満たし続け、その量の質（quality に書いた率。なければ後のフェーズの転換率）が下がり、KGIは伸びず、増えた分の成果の半分以上が率の低下で消えた、の4つがそろったときだけ出ます。相手の層が変わった、まだ決着していない案件が多い、受け手の手が足りない、というときも同じ形になります。まずそれを確かめ、どれでもなければ、量の目標に質の条件を付けてください。',
      en: "Hitting a number may have become the purpose (Goodhart's law). It is told only where four things hold over the last six to twelve months: the volume rises or keeps meeting its target; its quality falls (the rates under quality:, else the conversions after it); the KGI does not rise; and at least half of what the extra volume should have brought is lost to lower rates. A harder segment, cases that are still open, or too few people to take them on look the same: rule those out first. If it is none of them, give the target of the volume a condition of quality.",
    },
  },
  'kpis-met-kgi-missed': {
    severity: 'warning',
    reason: {
      ja: '計画か予算と比べられたKPIがすべて期待どおりなのに、KGIは届いていません。KGIを動かす要因がツリーの数式に入っていないか、実績の数え方が数式と違うか、KPIの目標を合わせてもKGIの目標になりません。どれがいくら分かは、差の内訳の「ツリーで説明できない分」と「目標どうしの食い違い」に出ます。数式か目標を直してください。',
      en: 'Every KPI that could be compared is as the plan or the budget has it, and the KGI is not. Something that moves the KGI is not in the formulas, the actuals are counted in another way than the formulas say, or the targets of the KPIs do not add up to that of the KGI. How much of the gap is which stands among its parts, as what the tree does not explain and as targets that do not add up. Mend the formulas or the targets.',
    },
  },
};
