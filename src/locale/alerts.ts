import type { Severity } from '../model/diagnostic.js';
import type { Message } from './message.js';

/** Why something was pointed out, and how much it weighs. */
export interface AlertReason {
  readonly severity: Severity;
  readonly reason: Message;
}

/** What a diagnosis points out of its own accord, by the id that it bears: what it means, and what to do about it. */
export const alertReasons: Readonly<Record<string, AlertReason>> = {
  'handoff-dates-disordered': {
    severity: 'warning',
    reason: {
      ja: '渡した日より前に、受け入れ・返答・決着した日付のある記録があります。列の取り違えか、入力の誤りか、渡した日の付け直しです。渡した件数と受け入れた件数には数えますが、返答までの日数と決着した月には使いません。件数が多ければ、outcome: の列が正しいか、日付がいつ書かれるかを確かめてください。',
      en: 'Some records were accepted, answered or closed on a date before the one on which they were passed. A wrong column, a slip, or a date of passing that was set anew. They count as passed and accepted, but their days to the answer and their month of closing are not used. Where they are many, see that outcome: names the right columns, and when these dates are written.',
    },
  },
  'handoff-not-conserved': {
    severity: 'warning',
    reason: {
      ja: '渡す側と受ける側の数字が合いません。受け入れた数が渡した数より多いか、渡した側が報告する件数と、渡した記録の件数とが、突き合わせの許容（reconcile、ふつう0.5%）を超えて違います。数え方（いつ、何を1件とするか）が部門で違うか、前の月に渡したものが混じっています。この差があるうちは、受け入れ率の良し悪しを部門のせいにできません。definition: に両方で同じ数え方を書き、どちらの数字を正とするかを決めてください。',
      en: 'The numbers of both departments do not fit. More was accepted than passed, or what the sender reports differs from the records that went over by more than the tolerance (reconcile:, 0.5% unless set). Both count differently, or work of earlier months is among it. While they differ nobody can be held to the share accepted. Write one way of counting under definition:, and agree on whose number holds.',
    },
  },
  'kci-hindsight': {
    severity: 'info',
    reason: {
      ja: 'いつ採点したのかが分からないため、結果を知ってから付けた点が混じっているかもしれません。受注した商談には、あとから高い点を付けたくなるものです。そうした点は、質と結果の関係を実際より強く見せます。採点した日付の列を scored_on: に書くと、結果が出た後に付けた点を除いて調べ直します。',
      en: 'Nothing tells when scores were given, so some may have been given by people who knew the outcome. A deal that was won is easily remembered as a good talk. Such scores make the link between quality and outcome look stronger than it is. Name the column of the date of scoring under scored_on:, and scores given after the outcome are left out.',
    },
  },
  'kci-inflated': {
    severity: 'warning',
    reason: {
      ja: '高い点が増えているのに、同じ点の案件が先へ進む割合は下がっています（直近6〜12か月、点数ごとに前半と後半を比べるMantel-Haenszelの検定で5%未満）。基準が甘くなったか、点数が目標になって付け方が変わったおそれがあります。案件の層が変わったときも同じ形になります。採点者どうしで同じ事例を採点し直し、基準の言葉を確かめてください。',
      en: "High scores have become more frequent, while records with the same score go on less often than before (over the last six to twelve months; Mantel and Haenszel's test of the later half against the earlier one within each score, below 5 %). The rubric may be read more leniently, or scores have become a target. Another mix of deals looks the same. Let raters score some cases together once more, and look at the words of the rubric.",
    },
  },
  'kci-no-variation': {
    severity: 'warning',
    reason: {
      ja: '付けられた点がすべて同じです。全員が同じ点なら、よい商談と悪い商談を見分ける役には立たず、採点者が一致しているかどうかも言えません。ふつうは真ん中の点を付けておくのが無難になっているか、基準が広すぎます。基準の言葉を、点が分かれるように書き直してください。',
      en: 'All scores are the same. They tell no good talk from a bad one, and cannot show whether raters agree. Mostly the middle score has become the safe one to give, or the rubric is too wide. Write the levels of the rubric so that cases fall on different ones.',
    },
  },
  'kci-not-comparable': {
    severity: 'warning',
    reason: {
      ja: '同じ案件を採点した人どうしの点が合っていません（Krippendorffのα（順序尺度）が.667未満）。この点は、商談の質よりも誰が採点したかを表しているので、弱さの原因としては挙げません。動く前に、基準の言葉を直し、同じ事例を一緒に採点してそろえてください。αは.800以上で使え、.667以上なら暫定です。',
      en: "People who scored the same cases did not give the same scores (Krippendorff's alpha, ordinal, is below .667). Such scores tell more of who gave them than of the talk, so they are not named as a cause. Before acting on them mend the words of the rubric, and score some cases together. From .800 on alpha is usable, from .667 on tentative.",
    },
  },
  'kci-one-rater': {
    severity: 'info',
    reason: {
      ja: '1人だけが採点しているため、別の人が同じ点を付けるかどうかが分かりません。点の差は、商談の差かもしれず、その人の付け方かもしれません。ときどき別の人にも同じ案件を採点してもらい、案件が分かる列を case: に書くと、一致度を計算します。',
      en: 'One person has given all scores, so nobody knows whether another one would give the same. Let somebody else score some of the same cases now and then, and name the column of the case under case:, and their agreement is told.',
    },
  },
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
  'pooled-months': {
    severity: 'info',
    reason: {
      ja: '何か月分かの差は、月ごとに分けてから足すのがふつうです。期間をまとめた値で分けると、月によって違った動き（4月は件数、5月は率など）が打ち消し合って隠れます。この期間は、KGIが月の値を足せない種類（率、平均、残高）か、比べる期間の月数が違うか、ある月の値が欠けているか、月の値の合計が期間の値と合わない（年間の予算と月の予算が食い違うなど）ため、期間をまとめた値で分けました。欠けている月の値を入れるか、月ごとに診断すると、月の違いが見えます。',
      en: 'The gap of several months is usually shared out month by month and then added up: values of the period as a whole hide where months differ, as where April lacked volume and May a conversion. Here it was shared out over the period as a whole, for the KGI does not add up over months (a rate, an average, a stock), the period compared with has another number of months, values of some month are missing, or those of the months are not in sum that of the period, as where the budgets of a year and of a month disagree. Fill in that month, or diagnose the months one by one, and their differences show.',
    },
  },
};
