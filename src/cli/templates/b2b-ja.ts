import { BYTE_ORDER_MARK, type Template } from './template.js';

const tree = `# 法人営業のKPIロジックツリー（ひな形）
#
# そのままで動きます。「★」の行から、自社の数字と言葉に置き換えてください。
# 直すたびに、このフォルダで次の順に実行すると安心です。
#   kpi validate（書き方の検査） → kpi plan（逆算） → kpi diagnose（診断）
# 言葉や指摘の意味は kpi explain で調べられます（例: kpi explain レバー）。

kpi: 1 # 書式の版。いつも1
name: 法人営業 2026年度上期 # ★ 計画の名前
lang: ja
currency: JPY
fiscal_year_start: 4 # 年度の始まる月
horizon: 2026-04..2026-09 # ★ 目標の期間。FY2026-H1 のようにも書けます

# 数字を持つ部門。左が下で使う名前、右が表示名です。
departments:
  marketing: マーケティング
  inside_sales: インサイドセールス
  field_sales: 営業

# 最終目標（KGI）はただ1つ。ほかの数字は、すべてここへ数式でつながります。
kgi:
  id: revenue
  label: 売上
  kind: amount
  unit: JPY
  owner: field_sales
  formula: wins * deal_size
  target: 1.2億 # ★ 期間の合計

# 営業の流れ。上から順に進みます。volume は件数、conversion は前のフェーズからの率です。
phases:
  first_contact: { label: 初回接触, volume: contacts }
  hearing: { label: ヒアリング, volume: hearings, conversion: hearing_rate }
  proposal: { label: 提案, volume: proposals, conversion: proposal_rate }
  closing: { label: クロージング, volume: wins, conversion: win_rate }

kpis:
  # --- 件数。レバー（下）から数式で決まるので、目標を手で置く必要はありません -----------
  # quality は、件数だけを追わないよう組にする「質」の指標です。
  contacts:
    label: 初回接触数
    kind: count
    unit: 件
    owner: inside_sales
    formula: leads * contact_rate
    quality: [hearing_rate, reason_to_talk]
    note: 相手と会話できた件数。かけた電話や送ったメールの数ではありません
  hearings:
    label: ヒアリング数
    kind: count
    unit: 件
    owner: field_sales
    formula: contacts * hearing_rate
    quality: [proposal_rate, issue_clarity]
  proposals:
    label: 提案数
    kind: count
    unit: 件
    owner: field_sales
    formula: hearings * proposal_rate
    quality: [win_rate, decision_maker]
  wins:
    label: 受注数
    kind: count
    unit: 件
    owner: field_sales
    formula: proposals * win_rate
    quality: [value_agreed]

  # --- レバー。人が動かせる数字です -------------------------------------------------
  # ★ lever の min と max は「やればできる」と現場が信じられる範囲。件数と金額は月あたりです。
  #   effort は動かしにくさで、1がふつう、3なら3倍たいへん、という意味です。
  # ★ action は、足りないときに「誰が・いつ・何を・どれだけ」するか。
  leads:
    label: 見込み客数
    phase: first_contact
    kind: count
    unit: 件
    owner: marketing
    lever: { min: 350, max: 650, effort: 1 }
    quality: [contact_rate, hearing_rate]
    action: 受注した顧客の導入事例を月2本公開し、資料請求の次の画面に日程調整ページを置く
  contact_rate:
    label: 接触率
    phase: first_contact
    kind: rate
    owner: inside_sales
    lever: { min: 50%, max: 72%, effort: 1.5 }
    action: 届いた見込み客に当日中に1回、3営業日のうちに時間帯を変えて計3回電話する
  hearing_rate:
    label: ヒアリング化率
    kind: rate
    owner: inside_sales
    lever: { min: 35%, max: 55%, effort: 1.5 }
    action: 接触した当日に候補日を3つ送り、2営業日返事がなければ電話で日程を決める
  proposal_rate:
    label: 提案率
    kind: rate
    owner: field_sales
    lever: { min: 35%, max: 60%, effort: 2 }
    action:
      - 月曜の定例で、先週のヒアリングのうち「課題の明確化度」が2以下の案件を1件ずつ見て、聞き直す質問を決める
      - 提案の前に、課題と年間の損失額を1枚にまとめて顧客に送り、数字の合意を取る
  win_rate:
    label: 受注率
    kind: rate
    owner: field_sales
    lever: { min: 18%, max: 35%, effort: 3 }
    action: 提案から5営業日のうちに決裁者との面談を入れ、稟議の日程表を顧客と一緒に作る
  deal_size:
    label: 平均単価
    phase: closing
    kind: average
    unit: JPY/件
    owner: field_sales
    lever: { min: 90万, max: 115万, effort: 3 }
    action: 値引きを求められた案件は、答える前に課長と10分話し、範囲を減らす案を先に出す
    note: 売上 ÷ 受注数 から計算されるので、表に列はいりません

# 営業の質（KCI）。2人が別々に付けても同じ点になるよう、記録で確かめられる事実で書きます。
# 採点は会話した当日に。drives は「これが上がれば、この率が上がる」という仮説です。
kcis:
  reason_to_talk:
    label: 会話の具体度
    phase: first_contact
    owner: inside_sales
    drives: hearing_rate
    scale: 1..5
    rubric:
      1: 相手が話した内容の記録がない
      2: 相手の部署と担当業務が記録にある
      3: 2に加え、困っている業務を相手が1つ挙げ、その言葉が記録にある
      4: 3に加え、いつまでに解決したいかを聞けた
      5: 4に加え、次に会う日時と出席者がその場で決まった
    target: 3.2 # ★ はじめは「今より少し上」で十分です
    action: 毎朝10分、前日に2点以下だった会話を2人で聞き直し、次に使う質問を1つ決める
  issue_clarity:
    label: 課題の明確化度
    phase: hearing
    owner: field_sales
    drives: proposal_rate
    scale: 1..5
    rubric:
      1: 困りごとが「効率化したい」などの一般論のままで、業務を特定できていない
      2: どの部署のどの業務で困っているかを、顧客が自分の言葉で話した
      3: 2に加え、起きている頻度か件数を数字で聞き、議事録に「そのとおり」と返事をもらった
      4: 3に加え、放置したときの損失を金額で聞けた
      5: 4に加え、決裁者が「今期中に解決したい」と話し、その言葉が議事録にある
    target: 3.2
    action: ヒアリングの前日に、頻度・金額・期限の3つの質問を誰に聞くかを書き出し、当日中に採点する
  decision_maker:
    label: 決裁者の関与度
    phase: proposal
    owner: field_sales
    drives: win_rate
    scale: 1..5
    rubric:
      1: 決裁者の名前が分からない
      2: 決裁者の名前と役職が記録にある
      3: 2に加え、稟議の手順と次の会議の日付を聞けた
      4: 3に加え、決裁者が提案の場に出席した
      5: 4に加え、決裁者が導入の条件を自分の言葉で話し、議事録にある
    target: 3
    action: 提案日を決めるときに決裁者の予定を先に押さえ、出られなければ15分の説明を別に頼む
  value_agreed:
    label: 価値の合意度
    phase: closing
    owner: field_sales
    drives: deal_size
    scale: 1..5
    rubric:
      1: 価格の話だけで、効果の話をした記録がない
      2: 期待する効果を顧客が1つ挙げた
      3: 2に加え、効果を測る数字と今の値を一緒に決めた
      4: 3に加え、効果の金額が見積書に書かれている
      5: 4に加え、決裁者がその金額でよいとメールか議事録で認めた
    target: 3
    action: 見積書の1枚目を「効果の金額」にし、送る前に顧客の担当者と15分で読み合わせる

# 部門から部門への引き渡し。渡す側と受ける側で、条件・点数・期限を先に決めておきます。
handoffs:
  to_inside_sales:
    label: 見込み客の引き渡し
    from: marketing
    to: inside_sales
    passed: leads
    accepted: contacts
    definition: 会社名・部署・連絡先があり、資料請求かセミナー参加から30日以内である # ★
    score: { cutoff: 40 } # ★ 行動スコア（100点満点）がこの点以上なら渡す
    sla_days: 1 # ★ 渡してから最初の電話までの日数
  to_field_sales:
    label: 商談の引き渡し
    from: inside_sales
    to: field_sales
    passed: contacts
    accepted: hearings
    definition: 困っている業務と検討時期を聞き、先方の担当者名と連絡先が記録されている # ★
    score: { cutoff: 60 } # ★
    sla_days: 2 # ★

# 実績。1行が1か月、1列が1指標で、列は上の label と同じ名前なら見つかります。
# ExcelのCSVをそのまま置けます（Shift_JISでもUTF-8でも）。率の列はいりません。
sources:
  monthly:
    path: data/actuals.csv # ★ data/*.csv と書けば、フォルダの中をまとめて読みます
    layout: columns
    period: 年月
`;

const actuals = `${BYTE_ORDER_MARK}年月,見込み客数,初回接触数,ヒアリング数,提案数,受注数,売上,会話の具体度,課題の明確化度,決裁者の関与度,価値の合意度
2025-10,492,301,134,68,17,17200000,3.0,3.2,2.8,2.9
2025-11,515,305,139,70,18,18100000,3.1,3.1,2.9,3.0
2025-12,468,277,121,61,15,14800000,2.9,3.2,2.8,2.9
2026-01,481,290,132,65,16,16300000,3.0,3.1,2.9,3.0
2026-02,507,302,137,69,17,16900000,3.1,3.2,3.0,3.0
2026-03,537,326,146,74,19,19400000,3.0,3.2,2.9,3.1
2026-04,521,318,147,76,20,20200000,3.2,3.2,3.0,3.0
2026-05,534,324,150,77,20,20300000,3.2,3.1,3.0,3.1
2026-06,541,331,154,58,15,15100000,3.2,2.4,3.0,3.0
`;

/** A B2B sales team of three departments and four phases, in Japanese. The numbers are made up. */
export const b2bJa: Template = [
  { path: 'kpi.yaml', role: 'tree', text: tree },
  { path: 'data/actuals.csv', role: 'data', text: actuals },
];
