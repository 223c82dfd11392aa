import type { AlertReason } from './alerts.js';

/** What a diagnosis notes of its own footing, by the id that the note bears: what it means, and what to do about it. */
export const footingReasons: Readonly<Record<string, AlertReason>> = {
  'budget-beside': {
    severity: 'info',
    reason: {
      ja: 'この期間のKGIの目標がツリーにないため、ファイルにある予算の列と比べています。比べる相手は --against で選べます。目標と比べたいときは、kgi の target と horizon を書いてください。',
      en: 'The tree has no target of the KGI for these months, so they are compared with the budget columns of the files. Another comparison is chosen with --against; for one with a target, write target: and horizon:.',
    },
  },
  'converted-exceeds-entered': {
    severity: 'warning',
    reason: {
      ja: '次のフェーズへ進んだ数が、入った数を上回っています。前の月までに入った案件が今月進んだか、2つの数が別のものを数えています（案件と商談、担当の範囲など）。このままの率は「何件のうち何件」ではないため、偶然かどうかを判定しません。受注まで何か月もかかるなら lag() や view: cohort を使い、数え方が違うなら measure をそろえてください。',
      en: 'More went on to the next phase than came in. Either they came in during earlier months, or the two numbers count different things, such as deals and meetings. Such a rate is not so many of so many, so that chance cannot be judged. Where deals take months, use lag() or view: cohort; where the counts differ, make the measures agree.',
    },
  },
  'dates-run-backwards': {
    severity: 'info',
    reason: {
      ja: '先のフェーズの日付が、前のフェーズの日付より前になっている案件があります。日付の打ち間違いか、あとから入力した日付、または商談を開き直したときに前の日付が書き換わったものです。件数には数えますが、かかった月数は0として扱うので、待ちの長さの見積もりがわずかに短くなります。多いときは、日付の列の選び方（stages）も確かめてください。',
      en: 'Some records have a date of a later phase before that of the phase before. The date was mistyped, typed in afterwards, or overwritten when a deal was opened again. They count as records, and as having taken 0 months, so that waits come out slightly too short. Where there are many, look at the columns under stages: as well.',
    },
  },
  'distinct-added': {
    severity: 'info',
    reason: {
      ja: '異なり数（count_distinct）は月ごとに数え、何か月分かは足しています。2つの月に現れた顧客は2と数えるため、期間全体の実数より多くなります。期間の実数が要るときは、月を1つにして診断してください。',
      en: 'A distinct count is taken within each month and added over months, so that a customer who appears in two counts twice and the sum is above the true number over the period. For a true one diagnose a single month.',
    },
  },
  'incomplete-period': {
    severity: 'warning',
    reason: {
      ja: '診断した月の実績が、まだそろっていません。月の途中のファイルか、値が空欄の月です。件数や金額は少なく出ますが、それは不調ではありません。月が終わってから、または空欄を埋めてから、もう一度診断してください。',
      en: 'Actuals of the months that are judged are not all there: the files end within a month, or cells are blank. Counts and amounts come out low, which says nothing of how things went. Diagnose again when the month is over or the blanks are filled.',
    },
  },
  'last-year-beside': {
    severity: 'info',
    reason: {
      ja: '前年の同じ月の実績がデータにないため、ファイルにある「前年」の列と比べています。前年のファイルも取り込むと、月ごとの実績どうしを比べられます。',
      en: "The data do not reach back to the same months of last year, so the comparison is with the columns of last year that the files have beside the actuals. Supply last year's files to compare actuals with actuals.",
    },
  },
  'lowest-rate-elsewhere': {
    severity: 'info',
    reason: {
      ja: '率がいちばん低いフェーズと、目標（または比べた期間）との差でKGIをいちばん失っているフェーズが違います。受注率のように、どこの会社でも低いフェーズはあります。低さそのものではなく、期待との差が金額や件数でいくらになるか（戻せる額）で選んでいます。フェーズの目標が実態に合わないときは、率のノードに target を書いてください。',
      en: 'The phase with the lowest rate is not the one whose difference from its target (or from the other period) loses most of the KGI. Some phases are low everywhere, as winning is. What counts is not the rate itself but what the KGI would regain if it were as expected. Where an expectation is not realistic, write a target: on the rate.',
    },
  },
  'no-comparison': {
    severity: 'warning',
    reason: {
      ja: 'KGIの実績か、比べる相手（計画、予算、前の期間）のどちらかがないため、差を要因に分けられません。KGIを計算するのに足りない実績は「実績がない指標」に出ます。比べる相手は --against で選べます。',
      en: 'The KGI has no actual, or nothing to be compared with, so that its gap cannot be shared out. Which actuals are missing stands in the notes; what to compare with is chosen with --against.',
    },
  },
  'no-shapley': {
    severity: 'info',
    reason: {
      ja: '--method shapley で分けるよう頼まれましたが、変わった指標が多すぎるか、組み合わせの途中で0で割ることになるため、対数平均で分けました。どちらの方法でも、足すと差に一致します。',
      en: "Shapley's value was asked for, but too many leaves have changed, or some mixture of both states divides by zero, so that the gap is shared out by logarithmic means. The parts add up to the gap either way.",
    },
  },
  'not-expected': {
    severity: 'warning',
    reason: {
      ja: '予算か前年の列が、KGIを計算するのに必要な指標のうちいくつかにありません。ほかの値から決まるものは計算しますが、決まらないものは比べません。0とみなすことはしません。列を足すか、計画と比べてください。',
      en: 'The columns of the budget or of last year leave out some nodes that the KGI needs. What follows from others is computed, the rest is not compared and never taken for 0. Add the columns, or compare with the plan.',
    },
  },
  'other-plan': {
    severity: 'warning',
    reason: {
      ja: 'plan: に書かれた計画のファイルは、別のツリーのもの（ツリーの名前かKGIが違うもの）です。違う数字どうしを比べないよう、使いません。このツリーの計画を kpi plan --write で作るか、plan: を直してください。',
      en: 'The file that plan: names is a plan of another tree, by its name or its KGI, and is not used: unlike numbers would be compared. Make one of this tree with kpi plan --write, or mend plan:.',
    },
  },
  'outside-horizon': {
    severity: 'info',
    reason: {
      ja: '診断した月が計画の期間（horizon）の外にあるため、計画ではなく前の期間と比べました。次の期間の計画があるなら、horizon を改めてください。',
      en: 'The months lie outside of the horizon of the plan, so that they are compared with the period before. Where there is a plan for them, give the tree its horizon.',
    },
  },
  'outside-plan': {
    severity: 'info',
    reason: {
      ja: '合意した計画のファイルに、診断した月がありません。そのため、ツリーから計算した計画か前の期間と比べています。新しい期間の計画は kpi plan --write で残せます。',
      en: 'The committed plan does not reach the months that are judged, so that they are compared with the plan that the tree gives, or with the period before. A plan of a new period is kept with kpi plan --write.',
    },
  },
  'partial-tree': {
    severity: 'info',
    reason: {
      ja: '実績か期待する値がそろわない指標があり、そこから下には差を分けていません。上の指標にまとめて載せています。足りない実績を取り込むか、目標や baseline を書くと、下まで分けられます。',
      en: 'Below some nodes actuals or expectations are incomplete, and the gap is not broken down further there; their part stands with the node above. Supply the actuals, or write targets or baselines, to go deeper.',
    },
  },
  'rate-swings-in-quarter': {
    severity: 'info',
    reason: {
      ja: '転換率が、四半期の1か月目・2か月目・3か月目で、偶然では説明しにくいほど違い、どの四半期でも同じ月が最高です。決着した月で数えると、早く決まる案件（たいていは受注）が先に出て、長引いた案件（たいていは失注）が後の月に落ちるため、実力が同じでも上下します。期末に決着を寄せる習慣でも同じ形になります。月どうしの差を不調とみなさず、四半期で比べるか、stages と view: cohort で入った月ごとに数えてください。',
      en: 'A conversion differs between the first, second and third months of quarters by more than chance explains, and the same month is the highest in every quarter. Counted by the month of closing, deals that close fast (mostly won) come first and those that drag on (mostly lost) fall into later months, so that it moves though nothing has changed; so it does where closing is put off to the end of a quarter. Do not take one month beside another for weakness: compare quarters, or count by the month of entry with stages: and view: cohort.',
    },
  },
  'settled-in-plan': {
    severity: 'info',
    reason: {
      ja: '計画に合意した時点で、すでに実績のあった月を診断しています。その月の計画は実績そのものなので、差が出るとすれば、あとから実績が直された分だけです。',
      en: 'These months had their actuals when the plan was committed to, and the plan holds just those. Whatever differs there was restated since, and tells nothing of how the plan was kept.',
    },
  },
  'share-of-year': {
    severity: 'info',
    reason: {
      ja: '予算が年間の数字しかないため、診断した月の分だけを割り当てて比べています。季節（season）が書かれていればその重みで、なければ月数の割合です。月ごとの予算があるなら、その列を取り込んでください。',
      en: 'The budget is one number for the year, of which the share of these months is taken: by the season where one is declared, else by the number of months. Supply the budget by month if there is one.',
    },
  },
  'snapshot-under-growth': {
    severity: 'info',
    reason: {
      ja: '同じ月の受注と提案のように、同じ月どうしの件数で割った転換率（スナップショット）は、入った月の違う案件を混ぜています。今月の受注は何か月か前の提案から生まれたもので、その間に提案が増えていれば、率は実際より低く見えます。月にgの割合で増え、kか月かかるなら、見える率は最終的な転換率を(1+g)のk乗で割ったものです。月5%で増え、3か月かかるなら、30%が約26%に見えます。直近12か月までの増減が偶然を超えているとき（Mann–Kendall検定で5%未満、ペースは対数のTheil–Sen推定）だけ出し、示す転換率は近似で、ほかの計算には使いません。数式に lag() を書くか lags を書く、または案件の記録を view: cohort で取り込むと、ずれのない率になります。',
      en: "A conversion of the month's wins over the month's proposals (a snapshot) mixes records of different months. The wins of this month come from proposals of some months ago; where proposals have grown since, the rate looks lower than it is. With a growth of g a month and k months to convert, what is seen is the final conversion divided by (1+g) to the power of k: at 5 % a month and three months, 30 % look like 26 %. It is told only where the last months, twelve at most, moved beyond chance (test of Mann and Kendall, below 5 %; the pace by Theil and Sen on logarithms), and the conversion named with it is an approximation that nothing else is computed from. With lag() or lags in the formula, or records in view: cohort, the rate is not off.",
    },
  },
  'stale-plan': {
    severity: 'warning',
    reason: {
      ja: '合意した計画を残したあとで、ツリーの定義（数式、目標、レバーの範囲など）が変わりました。計画の数字が変わるかどうかも合わせて示します。kpi plan --check で違いを見て、よければ kpi plan --write で残し直してください。',
      en: 'Definitions of the tree, such as formulas, targets or the bounds of levers, have changed since the plan was committed to. Whether any of its numbers change with them is told beside it. See kpi plan --check, and commit to it again with kpi plan --write if that is meant.',
    },
  },
  'steady-recoverable': {
    severity: 'info',
    reason: {
      ja: 'ツリーに lag() があるため、率を戻した効果は何か月かたってからKGIに出ます。「戻せる額」は、その月数が過ぎて落ち着いた後の1期間分の額で、すぐに戻る額ではありません。',
      en: 'The tree has lag(), so that a rate that recovers reaches the KGI some months later. What can be regained is stated at the settled level after those months, and does not come at once.',
    },
  },
  'undefined-rate': {
    severity: 'info',
    reason: {
      ja: '0件のうち0件だったため、率が定まりません。0%でも100%でもないので、差はすべて量（件数が来なかったこと）の側に数えました。',
      en: 'Of no cases none went on, so that there is no rate: neither 0 % nor 100 %. The whole difference is counted as volume, which is that nothing came in.',
    },
  },
  'unequal-periods': {
    severity: 'warning',
    reason: {
      ja: '月数の違う期間どうしを比べています。件数と金額の差には、月数の違いがそのまま入ります。率と平均は比べられます。同じ月数の期間を --against で選んでください。',
      en: 'Periods of different lengths are compared, and the difference in length is part of every count and amount; rates and averages can be compared. Choose a period of the same length with --against.',
    },
  },
  'unreachable-plan': {
    severity: 'warning',
    reason: {
      ja: 'レバーの範囲の中では、目標に届く計画がありません。そのため、範囲の中で目標に最も近い計画を「期待」としています。期待に届いても目標には届かないことに注意してください。どの範囲が足りないかは kpi plan が示します。',
      en: 'Within the ranges of the levers no plan reaches the target, so that what is expected is the nearest that there is. Meeting it does not mean meeting the target. kpi plan says which bounds stand in the way.',
    },
  },
  'young-cohort': {
    severity: 'info',
    reason: {
      ja: 'この期間に入った案件には、まだ受注も失注もしていないものが多く残っています。転換率はこれから上がるので、低く見えても弱いとは判定しません。成熟度は、それまでの案件の転換の速さ（Aalen–Johansen推定、失注は競合する結果として扱う）から「最終的な転換のうち、この若さならもう済んでいるはずの割合」を出したもので、80%になるまで待ちます。決着した案件が20件に満たないときは、決着した割合で代えます。急ぐなら、もっと前の月を --period で診断してください。',
      en: 'Many records that entered in these months are neither won nor lost yet. Their conversion is still going to rise, so that a low one is not called weak. Maturity is the part of the final conversion that records of this age have come to, by how fast earlier ones converted (Aalen and Johansen 1978, with losing as a competing event); below 80 % no verdict is given. Where fewer than 20 have closed, the share of closed ones stands in for it. To know sooner, diagnose earlier months with --period.',
    },
  },
};
