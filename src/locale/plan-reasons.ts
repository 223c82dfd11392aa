import type { AlertReason } from './alerts.js';

/** What a plan says of itself, by the id that the warning bears: what it means, and what to do about it. */
export const planReasons: Readonly<Record<string, AlertReason>> = {
  'assumed-past': {
    severity: 'info',
    reason: {
      ja: '時間差（lag）のある数式には、計画の期間より前の月の値が要ります。実績がないところは、今の水準だったとみなしました。過去の月の実績を取り込むと、みなしが減ります。',
      en: 'A formula with lags needs values of months before the horizon. Where there are no actuals they are taken to have stood as they do now. Supply the earlier months, and less is assumed.',
    },
  },
  'cap-contradicts': {
    severity: 'warning',
    reason: {
      ja: 'cap（守る上限か下限）が、レバーの範囲のどこに置いても守れません。目標とは関係なく矛盾しています。cap かレバーの min・max のどちらかが、実際と違います。',
      en: 'A cap cannot be kept wherever the levers stand within their ranges, whatever the goal. Either the cap or the bounds of a lever are not as things are.',
    },
  },
  'few-months': {
    severity: 'warning',
    reason: {
      ja: '見込みを出すのに使える実績の月が少なく、月によるむらを十分に見込めません。見込みは実際より確かに見えます。実績の月が増えるほど、確かになります。',
      en: 'There are few months of actuals to tell odds from, too few to show how much months differ, so that the odds look surer than they are. They get better with every month.',
    },
  },
  'goal-out-of-reach': {
    severity: 'warning',
    reason: {
      ja: 'KGI以外の指標に書いた目標が、それだけを目指しても、レバーの範囲では届きません。目標か範囲を見直してください。',
      en: 'The target of a node besides the KGI is out of reach within the ranges of the levers, even if nothing else were aimed at. Look at the target, or at the ranges.',
    },
  },
  'goal-without-baseline': {
    severity: 'warning',
    reason: {
      ja: 'KGI以外の指標に書いた目標のうち、出発点の値が分からない指標にかかるものは、計画に入れていません。実績を取り込むか、baseline を書くと入ります。',
      en: 'The target of a node besides the KGI depends on a node without a level to start from, and is no part of the plan. Actuals or a baseline bring it in.',
    },
  },
  'horizon-over': {
    severity: 'info',
    reason: {
      ja: '計画の期間のどの月にも、もう実績があります。これから動かせる月がないので、期間の始まる前に立てた計画として計算しました。次の期間を horizon か --horizon で指定してください。',
      en: 'Every month of the horizon has its actuals, and nothing is left to be planned: this is the plan as it would have been made before. Name the next horizon in the tree or with --horizon.',
    },
  },
  'local-optimum': {
    severity: 'info',
    reason: {
      ja: '足し合わせる項目のどれかを大きく伸ばす計画では、いちばん楽な配分が1つに決まるとは証明できません。多くの出発点から探した中で最も楽なものを示しています。目標に届くことは確かめてあります。',
      en: 'Where a part of a sum has to grow a lot, nothing proves that the easiest split was found. This is the easiest of many that were tried. That it reaches the goal is verified.',
    },
  },
  'max-below-baseline': {
    severity: 'warning',
    reason: {
      ja: '指標の今の水準が、--max やシナリオで今回だけ置いた上限を超えています。計画は、上限まで下げたところから始めました。意図していなければ、その上限を確かめてください。',
      en: 'A node stands above the most that --max or a scenario gives it for this time, and the plan starts from that most. If that is not meant, look at the maximum.',
    },
  },
  'member-new': {
    severity: 'info',
    reason: {
      ja: '出発点の期間に実績がない人がいます。その人には、チーム全体の率と、平均の件数を割り当てました。慣れるまでの期間を見込むなら、その人の分を減らして読んでください。',
      en: "Somebody has no actuals in the months that planning starts from, and gets the team's rates and an average volume. Allow for the time that it takes to learn the work.",
    },
  },
  'member-quiet': {
    severity: 'warning',
    reason: {
      ja: 'このところ実績がない人にも、それまでと同じ分担を割り当てています。異動や退職なら、その人のいない月だけを --baseline で指定すると、残った人に割り当て直します。',
      en: 'Somebody without recent actuals still gets the part that they had. If they have left, name months without them with --baseline, and the others get it.',
    },
  },
  'member-unnamed': {
    severity: 'warning',
    reason: {
      ja: '担当者の欄が空の実績があります。なかったことにはできないので、（名前なし）の人として全体の率で計画に残しています。引き受ける人がいないのは、この分です。元のファイルで名前を埋めてください。',
      en: "Some actuals name nobody. They cannot be left out, and stay in the plan under (no name), at the team's rates: it is the part that nobody answers for. Fill in the names in the file.",
    },
  },
  'not-proven': {
    severity: 'warning',
    reason: {
      ja: '目標に届く計画は見つかりませんでしたが、この形の数式では、届かないことまでは証明できません。レバーの範囲か数式を簡単にすると、証明できることがあります。',
      en: 'No plan was found that reaches the goal, but with formulas of this form nothing proves that there is none. Simpler formulas, or narrower ranges, may allow a proof.',
    },
  },
  'not-verified': {
    severity: 'warning',
    reason: {
      ja: '件数を整数などに丸めると、目標・レバーの範囲・cap のすべてを同時には満たせません。丸める前の値（exact）なら満たします。範囲にわずかな余裕を持たせると解けることがあります。',
      en: 'With counts rounded to whole numbers no plan keeps the goal, the bounds and the caps together; the exact one does. A little more room in the bounds may settle it.',
    },
  },
  'outside-bounds': {
    severity: 'warning',
    reason: {
      ja: '今の値が、レバーの範囲（min〜max）の外にあります。計画は範囲の中に入れるので、今より下げる（上げる）ところから始まります。範囲か実績の数え方を確かめてください。',
      en: 'A lever stands outside of its own range (min to max) today, and the plan moves it inside. Look at the range, or at how its actuals are counted.',
    },
  },
  'prior-dominated': {
    severity: 'warning',
    reason: {
      ja: '実績が10件に満たないか、0%・100%だった率は、実績からはほとんど何も分かりません。見込みのその部分は、ほぼ事前の仮定（Jeffreysの事前分布）によるものです。',
      en: "With fewer than ten cases, or none either way, actuals tell hardly anything of a rate. That part of the odds rests on what is assumed beforehand (Jeffreys' prior).",
    },
  },
  'rate-at-edge': {
    severity: 'info',
    reason: {
      ja: '率の出発点が0%か100%なので、そのままでは動かす努力を測れません。0.1ポイント内側から動かしたとして測りました。順位の目安としてお使いください。',
      en: 'A rate starts at 0 % or 100 %, where the effort of moving it has no measure. It is measured from 0.1 point inside, and is good for a rough order only.',
    },
  },
  'season-shown': {
    severity: 'info',
    reason: {
      ja: '2年以上の実績で、月ごとの差が偶然を超えていたため（年ごとの平均に対する比の分散分析）、その季節性を計画に見込みました。自分たちの季節が分かっているなら season: に書くと、そちらに従います。',
      en: 'Over two years or more the months differ beyond chance (by an analysis of variance of their ratios to the mean of the year), and the plan follows that season. A season: in the tree goes first.',
    },
  },
  'spread-unknown': {
    severity: 'warning',
    reason: {
      ja: '実績からばらつきを読み取れない指標は、計画どおりに動くものとして見込みを出しています。その分、見込みは実際より確かに見えます。月ごとの実績を取り込むと、ばらつきも入ります。',
      en: 'Nodes whose spread the actuals do not show are taken to come as planned, so that the odds look surer than they are. Actuals by month bring the spread in.',
    },
  },
  'steady-lag': {
    severity: 'info',
    reason: {
      ja: '計画の月が決まっていないので、lag() の時間差を無視して、落ち着いた後の水準で計画しました。horizon を書くと、時間差も月ごとに計算します。',
      en: 'No months are named, so that the plan is of a settled level and the months of lag() play no part. With a horizon the plan goes month by month.',
    },
  },
  'target-not-above-zero': {
    severity: 'warning',
    reason: {
      ja: '目標が0以下なので、何もしなくても届きます。数字か単位の間違いかもしれません。target か --target を確かめてください。',
      en: 'The target is zero or below, and is reached without doing anything. The number or its unit may be wrong: look at target: or --target.',
    },
  },
  'too-late': {
    severity: 'info',
    reason: {
      ja: '時間差（lag）があるため、今からこのレバーを動かしても、効果が出るのは計画の期間の後です。この期間のKGIのためには動かしません。次の期間のためには、今動かす意味があります。',
      en: 'With the lags between, whatever this lever does from now on reaches the KGI after the horizon, so that the plan leaves it where it is. For the next horizon it may be just the time to move it.',
    },
  },
  'without-baseline': {
    severity: 'info',
    reason: {
      ja: '出発点の値がないレバーが1つだけあり、それは逆算で求めました。計画の数字は、このレバーだけで目標に届く値（届かなければ範囲の端）から始まります。実績か baseline があれば、ほかのレバーと同じように扱います。',
      en: 'One lever has no level to start from, and was solved for: the plan starts from what it alone would have to be, or from its bound. With actuals or a baseline it is treated like the others.',
    },
  },
  'zero-baseline': {
    severity: 'info',
    reason: {
      ja: '出発点が0のレバーは「何%増やすか」では努力を測れないので、上限（なければ、これだけで目標に届く値）を1単位として測りました。上限を書くと、意味のある順位になります。',
      en: 'A lever that starts from zero cannot be measured in percent: its effort is measured in units of its upper bound or, without one, of what it would need alone. Write a bound for a meaningful order.',
    },
  },
};
