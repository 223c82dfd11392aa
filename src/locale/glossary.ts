import type { Message } from './message.js';

/** A word of the field as this program uses it. */
export interface Term {
  readonly id: string;
  readonly name: Message;
  /** Other words by which it is looked up, in any language. */
  readonly also: readonly string[];
  readonly meaning: Message;
}

const term = (id: string, name: Message, also: readonly string[], meaning: Message): Term => ({
  id,
  name,
  also,
  meaning,
});

/** The words of trees, plans and diagnoses, from the goal downward. */
export const glossary: readonly Term[] = [
  term(
    'kgi',
    { ja: 'KGI（重要目標達成指標）', en: 'KGI (Key Goal Indicator)' },
    ['goal', 'ゴール', '最終目標'],
    {
      ja: 'ツリーがめざす、ただ1つの最終結果です。売上や契約数など。ほかのすべての指標は、ここへ数式でつながります。',
      en: 'The one final result that the tree exists for, such as revenue or contracts. Every other node leads to it by formulas.',
    },
  ),
  term(
    'kpi',
    { ja: 'KPI（重要業績評価指標）', en: 'KPI (Key Performance Indicator)' },
    ['node', '指標', 'ノード'],
    {
      ja: 'KGIへ向かう途中の、活動の量や歩留まりを測る数字です。件数（count）、率（rate）、金額（amount）、平均（average）、残高（stock）があります。見ると行動が変わる数字だけを選びます。',
      en: 'A measured amount of activity or yield on the way to the KGI: a count, a rate, an amount, an average or a stock. Only numbers that change what people do are worth choosing.',
    },
  ),
  term('kci', { ja: 'KCI（営業の質の指標）', en: 'KCI (Key Communication Indicator)' }, ['質'], {
    ja: '課題の明確化度や顧客の関心度など、会話の「質」を、書かれた採点基準で点にしたものです。電話の本数のような活動の量ではありません。',
    en: 'The quality of selling, such as how clear the problem became or how interested the customer is, scored against a written rubric. Not a volume of activity.',
  }),
  term('tree', { ja: 'ツリー', en: 'tree' }, ['KPIツリー', 'ロジックツリー', 'logic tree'], {
    ja: 'KGIを頂点に、指標を数式でつないだものです。1つのYAMLファイル（kpi.yaml）に書きます。',
    en: 'The KGI at the top and the nodes below it, joined by formulas. It is written in one YAML file, kpi.yaml.',
  }),
  term('phase', { ja: 'フェーズ', en: 'phase' }, ['段階', '工程', 'stage', 'step'], {
    ja: '初回接触、ヒアリング、提案、クロージングのような、営業の流れの一区切りです。順に並べ、量（volume）と前のフェーズからの率（conversion）を1つずつ持たせます。',
    en: 'A step of the sales process, such as first contact, hearing, proposal or closing. Phases stand in order; each has a volume and the rate at which the phase before turns into it.',
  }),
  term('conversion', { ja: '転換率', en: 'conversion' }, ['歩留まり', 'conversion rate', 'cvr'], {
    ja: '前のフェーズのうち、このフェーズに進んだ割合です。平均せず、期間の件数どうしから計算し直します。',
    en: 'The share of the phase before that reached this one. It is never averaged but computed again from the counts of the period.',
  }),
  term('handoff', { ja: '引き渡し', en: 'handoff' }, ['パス', 'トスアップ', '受け渡し', 'hand-over'], {
    ja: 'ある部門から次の部門へ仕事を渡すところです。渡す条件（definition）、点数の線（cutoff）、期限（sla_days）を両方で決めておきます。診断は、KGIの差をこの引き渡しに沿って、渡した数・質（点数）・返答の速さ・受け入れ・その後の転換・その他に過不足なく分けます。数の部分はツリーの要因分解から、質と速さは1件ごとの記録から求めます。',
    en: 'The point where one department passes work to another. Both agree on a definition, a score cut-off and a time limit. A diagnosis shares the gap of the KGI out along it, to the number passed, their scores, the speed of answers, acceptance, later conversion and all else; the parts add up. Numbers come from the attribution of the tree, scores and speed from the records one by one.',
  }),
  term(
    'acceptance',
    { ja: '受け入れ（acceptance）', en: 'acceptance' },
    ['受入率', '受け入れ率', 'accepted'],
    {
      ja: '引き渡しで、受ける側が自分の仕事として引き取ることです。受入率は、渡したうち受け入れた割合です。差の内訳では、渡した質（点数の構成）と返答の速さで説明できる分を除いた残りを「受け入れ」と呼びます。点数が同じものを同じ速さで扱っても変わった分です。',
      en: 'That the receiving department takes on what was passed to it; as a rate, the share of what was passed. Among the parts of a gap it is what remains once the scores of what was passed and the speed of answers are taken out: records of the same score, answered as fast, were accepted more or less often.',
    },
  ),
  term(
    'cut-off',
    { ja: '点数の線（cutoff）', en: 'cut-off' },
    ['カットオフ', 'しきい値', 'cutoff', 'threshold'],
    {
      ja: '引き渡しで、この点数以上なら渡すと決めた線です。診断が挙げる「最もよい線」は、そこから上の案件が全体の平均より受注しやすくなる点数で（Youdenの指標、1950）、どの案件にも同じ手間がかかるとみなします。点数が受注と失注を見分けていない（AUCの95%区間が0.5を含む）ときは、線を挙げません。',
      en: 'The score from which on a handoff passes a record. The best one that a diagnosis names is where records begin to be won more often than all are on average (the index of Youden, 1950), as if every record took as much time. None is named where scores do not tell winners from losers (the 95% interval of the AUC holds 0.5).',
    },
  ),
  term('lever', { ja: 'レバー', en: 'lever' }, ['てこ', '施策', 'leaf', '葉'], {
    ja: '人が直接動かせる、数式のない指標です。ほかの数字はレバーから計算されます。lever: { min, max, effort } に、本気で信じられる範囲と動かしにくさを書きます。',
    en: 'A leaf that people can move; everything else follows from levers by formula. lever: { min, max, effort } says the range they believe in and how hard it is to move.',
  }),
  term('effort', { ja: '努力', en: 'effort' }, ['動かしにくさ', 'least effort'], {
    ja: 'レバーの動かしにくさで、ふつうは1です。計画は、努力の合計がいちばん小さい組み合わせを選びます。件数と金額は比で、率は100%に近いほど重く測ります。',
    en: 'How hard a lever is to move; 1 is usual. A plan is the combination with the least effort in all. Counts and money are measured by ratio, rates the more heavily the nearer they come to 100%.',
  }),
  term('baseline', { ja: '現状の値', en: 'baseline' }, ['ベースライン', '基準値', '出発点'], {
    ja: '計画の出発点です。実績があれば目標期間の前の12か月から求め、なければ baseline: の値を使います。件数と金額は月あたりで書きます。',
    en: 'Where a plan starts from: the twelve months before the horizon where there are actuals, else the value under baseline:. Counts and amounts are per month.',
  }),
  term('target', { ja: '目標', en: 'target' }, ['目標値', 'ターゲット'], {
    ja: '届かせたい値です。件数と金額は目標期間の合計、率・平均・点数はその水準で書きます。月あたりで書くときは { per_month: 2000万 } とします。KGIのほかに数式のある指標へ書けば、計画はその目標も守ります。',
    en: 'The value to reach: of counts and amounts the sum over the horizon, of rates, averages and scores a level. { per_month: 20M } says it per month. A plan keeps the target of any node with a formula, not that of the KGI alone.',
  }),
  term('horizon', { ja: '目標の期間', en: 'horizon' }, ['期間', '目標期間', '計画期間'], {
    ja: 'KGIの目標がおよぶ月です。horizon: 2026-04..2026-09 や FY2026-H1 のように書きます。',
    en: "The months that the KGI's target covers, written as horizon: 2026-04..2026-09 or FY2026-H1.",
  }),
  term('actual', { ja: '実績', en: 'actual' }, ['actuals', '実績値'], {
    ja: '取り込んだファイルの数字です。空欄は「ない」であって0ではありません。列のない率は、数式を逆に解いて求めます。',
    en: 'A number from the files that were read. A blank is missing, never zero. A rate without a column is solved from the formulas.',
  }),
  term('extensive', { ja: '足せる量', en: 'extensive' }, ['示量', '示量的', '件数', 'count', 'amount'], {
    ja: '件数と金額のことです。月ごと、担当ごとの値を足すと、全体の値になります。',
    en: 'Counts and amounts: the values of months and members add up to the whole.',
  }),
  term(
    'intensive',
    { ja: '足せない量', en: 'intensive' },
    ['示強', '示強的', '率', '平均', 'rate', 'average', 'score'],
    {
      ja: '率、平均、点数のことです。足しても平均しても正しい全体の値にならないため、件数と金額の合計から計算し直します。',
      en: 'Rates, averages and scores: neither adding nor averaging gives the whole, so they are computed again from sums.',
    },
  ),
  term('stock', { ja: '残高', en: 'stock' }, ['ストック', '在庫'], {
    ja: '契約中の顧客数のような、ある時点の水準です。期間の値は、最後の月の値です。',
    en: 'A level at a point in time, such as customers under contract. Over a period it is the value of the last month.',
  }),
  term('quality', { ja: '質の指標', en: 'quality' }, ['量と質', 'volume'], {
    ja: '量の指標に組にする、率かKCIです。量だけを追うと、見込みのない接触が増えて次のフェーズで消えます。',
    en: 'The rate or KCI that stands beside a volume. Chasing volume alone breeds contacts without prospects, which vanish in the next phase.',
  }),
  term('rubric', { ja: '採点基準', en: 'rubric' }, ['ルーブリック', '採点'], {
    ja: 'KCIの各点がどんな商談なのかを、見て確かめられる事実で書いたものです。2人が別々に付けても同じ点になるのが良い基準です。',
    en: 'What a meeting of each score looks like, in facts that can be checked. It is good when two people score the same meeting alike.',
  }),
  term('drives', { ja: '仮説（drives）', en: 'drives' }, ['仮説', 'hypothesis'], {
    ja: 'KCIが上がればこの率が上がる、という仮説です。数式ではないので、計画の計算には入りません。',
    en: 'The hypothesis that a KCI, when it rises, raises this rate. It is no formula, and takes no part in the arithmetic of a plan.',
  }),
  term('cap', { ja: '上限（cap）', en: 'cap' }, ['上限', '能力', 'capacity'], {
    ja: '数式で決まる指標が守るべき範囲です。商談をこなせる件数など、チームの能力を表します。',
    en: 'The range that a computed node must keep, such as how many meetings a team can hold.',
  }),
  term('plan', { ja: '計画（逆算）', en: 'plan' }, ['計画', '逆算', 'back-solving'], {
    ja: 'KGIの目標から、各レバーに必要な値を逆に求めたものです。丸めた数字で計算し直し、届くことを確かめます。kpi plan が答えます。',
    en: 'What every lever must become for the KGI to reach its target. The tree is evaluated again from the rounded numbers, to show that they reach it. kpi plan answers it.',
  }),
  term(
    'committed-plan',
    { ja: '合意した計画', en: 'committed plan' },
    ['約束した計画', 'commitment', 'コミット'],
    {
      ja: '数字を約束として残した計画です。kpi plan --write がファイルに書き、ツリーの plan: がそれを指すと、kpi diagnose はその数字と比べます。定義が変わって合わなくなれば、kpi plan --check が何が変わったかを示します。',
      en: 'A plan whose numbers are kept as a promise. kpi plan --write puts it into a file; where plan: of the tree names that, kpi diagnose compares with its numbers. When definitions change, kpi plan --check tells what no longer follows.',
    },
  ),
  term('scenario', { ja: 'シナリオ', en: 'scenario' }, ['もしも', '前提', 'what if', '--scenario'], {
    ja: '「もし単価を上げたら」のように、計画の前提をまとめて名前を付けたものです。ツリーの scenarios: に書き、kpi plan --scenario 名前 で計画します。いくつか渡すと並べて比べます。',
    en: 'A set of assumptions for a plan under a name, such as a higher price. It stands under scenarios: of the tree; kpi plan --scenario NAME plans it, and compares several.',
  }),
  term('working-days', { ja: '営業日数', en: 'working days' }, ['営業日', '稼働日', 'working_days'], {
    ja: '月ごとの働ける日数です。working_days: を書くと、件数と金額を日数に合わせて月に配り、過去の月も同じ重みで読みます。weekdays は月曜から金曜を数え、祝日は引きません。',
    en: 'The days of a month on which work is done. With working_days: counts and amounts follow them from month to month, and past months are read by the same weights. weekdays counts Monday to Friday, holidays among them.',
  }),
  term('attribution', { ja: '要因分解', en: 'attribution' }, ['寄与', '寄与度', '要因', 'contribution'], {
    ja: 'KGIの目標との差を、どの指標がどれだけ生んだかに、過不足なく分けることです。対数平均（LMDI）を使い、分けた値の合計は差に一致します。',
    en: 'Sharing out the gap of the KGI over the nodes that made it, by logarithmic means (LMDI). The parts add up to the gap exactly.',
  }),
  term('verdict', { ja: '判定', en: 'verdict' }, ['偶然', '有意', 'significance'], {
    ja: 'あるフェーズの率が目標より低いのは偶然では説明しにくいのか、件数が足りず何も言えないのか、の答えです。複数のフェーズを見ることは補正してあります（Holmの方法）。',
    en: 'Whether the rate of a phase is lower than chance would explain, or whether there are too few cases to say. Looking at several phases is allowed for, by the method of Holm.',
  }),
  term('recoverable', { ja: '取り戻せる額', en: 'recoverable' }, ['to regain', '回復額'], {
    ja: 'その率だけが目標どおりだったら、KGIがいくら増えたかです。フェーズどうしで足し合わせることはできません。',
    en: 'How much more the KGI would be if only this rate were as expected. The amounts of several phases do not add up.',
  }),
  term('cohort', { ja: 'コホート', en: 'cohort' }, ['同期', '世代'], {
    ja: '同じ月に始まった案件のまとまりです。まだ途中の案件が多い月の率は低く見えるため、古い月とそのまま比べることはできません。',
    en: 'The cases that began in the same month. Where many are still open the rate looks low, so a young month cannot be compared with an old one as it stands.',
  }),
  term('lag', { ja: '遅れ（lag）', en: 'lag' }, ['遅れ', 'タイムラグ', 'リードタイム'], {
    ja: '提案から受注までのように、結果が後の月に出ることです。数式に lag(proposals, 1) と書くと、1か月前の値を使います。',
    en: 'That a result comes in a later month, as a win does after a proposal. In a formula lag(proposals, 1) is the value of one month before.',
  }),
  term('reconciliation', { ja: '突き合わせ', en: 'reconciliation' }, ['照合', 'reconcile'], {
    ja: '測った値と、数式から計算した値を比べることです。0.5%（reconcile: で変更）を超えて違うと、両方の数字を示します。',
    en: 'Comparing what was measured with what the formulas compute. A difference above 0.5% (set by reconcile:) is shown with both numbers.',
  }),
];
