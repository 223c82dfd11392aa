import type { Message } from './message.js';

/** Why a question could not be answered, by the id that the error bears: what is wrong as a kind, and where to look. */
export const inputReasons: Readonly<Record<string, Message>> = {
  'data-column': {
    ja: '実績のファイルに、探している列がありません。列は指標のidかlabelと同じ名前で見つかります。名前が違うときは measure: に列名を書いてください。',
    en: 'The file of actuals lacks a column. Columns are found by the id or the label of a node; where they are called otherwise, name the column under measure:.',
  },
  'data-csv': {
    ja: 'CSVの区切りか引用符が正しくなく、列に分けられません。示された行の引用符が閉じているかを確かめ、表計算ソフトで「CSV」として保存し直してください。',
    en: 'The quotes or the delimiter of the CSV are broken, so it cannot be cut into columns. See whether the quotes of the line are closed, or save the table as CSV again.',
  },
  'data-database': {
    ja: 'データベースから実績を読めません。接続先（url の環境変数）、table か query、timeout を確かめてください。kpi explain --sql 指標 で、実行するSQLを見られます。',
    en: 'A database gives no actuals. Look at its address, which the environment variable under url: holds, at table: or query:, and at timeout:. kpi explain --sql NODE shows the SQL that is run.',
  },
  'data-date': {
    ja: '日付として読めないか、月と日のどちらが先かが決められない値です。推測で読むと別の月に入るため、エラーにします。dates: に書式（dd-MM-yyyy など）を書くと決まります。',
    en: 'A value is no date, or its day and month could be either way round. A guess would put it into another month, so it is an error. A pattern under dates:, such as dd-MM-yyyy, decides it.',
  },
  'data-duplicate': {
    ja: '同じ月の行、または同じ名前の列が2つあり、どちらを使うのか決まりません。担当などで行が分かれているなら、その列を dimensions: に書いてください。中身がまったく同じ案件のファイルが2つあるときは、同じ案件を2度数えないよう、どちらかを外してください。',
    en: 'There are two rows for one month, or two columns of one name, and nothing decides between them. Where rows differ by salesperson or the like, name that column under dimensions:. Of two files of records that are the same in every byte leave one out, so that no record counts twice.',
  },
  'data-encoding': {
    ja: '文字コードを判別できないか、宣言と中身が合っていません。UTF-8で保存し直すか、encoding: に shift_jis などと書いてください。',
    en: 'The encoding cannot be told, or the file contradicts the one declared. Save it as UTF-8, or name it under encoding:, such as shift_jis.',
  },
  'data-engine': {
    ja: '取り込み元を読む仕組みが入っていないか、その仕組みでは使えないキーがあります。PostgreSQL には pg、Parquet と query には @duckdb/node-api、Excelのブックには hucre を入れてください。',
    en: 'What reads the source is not installed, or has no use for one of its keys. PostgreSQL needs the package pg; Parquet and query: need @duckdb/node-api; workbooks of Excel need hucre.',
  },
  'data-facts': {
    ja: '--facts のファイルが、今のツリーの集計ではありません。取り込み元か measure を変えたあとは、kpi pull で集計し直してください。',
    en: 'The file of --facts does not hold what the tree of today aggregates. Pull the facts again after a source or a measure has changed.',
  },
  'data-file': {
    ja: '実績のファイルが見つからないか、読めないか、CSVでもExcelのブックでもないか、読んでいる間に変わりました。path: はツリーのファイルから見た場所で書きます。古い形式（.xls）やパスワードのあるブックは、Excelで保存し直してください。',
    en: 'A file of actuals is missing, cannot be read, is neither a CSV nor a workbook of Excel, or changed while it was read. path: is seen from the tree file. Save old workbooks (.xls), and those with a password, once more in Excel.',
  },
  'data-formula': {
    ja: 'Excelのブックに、まだ計算されていない数式があります。プログラムが書いたブックによくあります。空欄とみなすと合計が変わるため、エラーにします。Excelで開いて保存し直してください。',
    en: 'A workbook has a formula that was never calculated, as where a program wrote it. Taking it for a blank would change the sums in silence. Open the workbook in Excel and save it.',
  },
  'data-header': {
    ja: '見出しの行が見つからないか、見出しに空欄や重複があります。見つけ違えているときは、header: に見出しの行番号を書いてください。',
    en: 'The line of headings is missing, or has blanks or twins. Where another line is the one, give its number under header:.',
  },
  'data-lags': {
    ja: '何か月後に届くかを案件の記録から求めるよう書かれていますが（lags: auto）、結果の出た案件が少なすぎるか、記録を読んでいません。20件に届かない記録から割合を出すと、1件の違いで計画が大きく変わります。割合に見当がつくなら lags: { 0: 20%, 1: 50%, 2: 30% } と書いてください。',
    en: 'Records are to tell how many months work takes to arrive (lags: auto), but too few of them have closed, or none were read. With fewer than 20 a single record would move the plan. Where people know the shares, write them: lags: { 0: 20%, 1: 50%, 2: 30% }.',
  },
  'data-measure': {
    ja: 'measure: に書かれた数え方では値が決まりません。数える対象（count、sum、mean など）、日付の列（on）、条件（where）を確かめてください。',
    en: 'What measure: says does not decide a value. Look at what is taken (count, sum, mean), the column of dates (on) and the conditions (where).',
  },
  'data-more': {
    ja: '同じファイルに多くの問題があり、はじめの分だけを示しています。示されたものを直すと、残りも同じ原因で消えることがよくあります。',
    en: 'A file has many problems, and only the first are shown. Mending those often mends the rest.',
  },
  'data-number': {
    ja: '数値として読めない値です。黙って0にすると合計が変わるため、エラーにします。「値がない」という意味の文字なら none: に書いてください。',
    en: 'A value is no number. Taking it for 0 would change the sums in silence, so it is an error. Texts that mean "missing" are listed under none:.',
  },
  'data-ragged': {
    ja: '列の数が見出しと違う行です。値が隣の列にずれているおそれがあります。カンマを含む値が引用符で囲まれているかを確かめてください。',
    en: 'A row has more or fewer columns than the header, so its values may stand in the wrong ones. See whether values with commas are quoted.',
  },
  'data-row': {
    ja: '1行が1回の変更である履歴に、どの案件か、いつの変更かが書かれていない行があります。数え漏れになるため、エラーにします。',
    en: 'A row of a history of changes does not say of which record it is, or of which day. It would go missing from the counts, so it is an error.',
  },
  'data-scale': {
    ja: '数字の単位（千円など）が、書き方として読めないか、表に書かれたものと違うか、その指標に掛けてよいか決まりません。千倍違う答えになるため、エラーにします。',
    en: 'The unit that numbers are in (thousand yen) cannot be read, differs from what the table states, or may or may not be about a node. The answer would be off a thousandfold, so it is an error.',
  },
  'data-sheet': {
    ja: 'Excelのブックのどのシートを読むのか決まらないか、sheet: に書いたシートがありません。見えているシートが1枚ならそれを読みます。何枚もあるときは sheet: に名前を書いてください。',
    en: 'It is not clear which sheet of a workbook to read, or sheet: names one that is not there. The only visible sheet is read by itself; of several, name one under sheet:.',
  },
  'division-by-zero': {
    ja: '出発点の値で計算すると、数式のどこかが0で割られます。割る側の指標の現状の値を確かめてください。',
    en: 'At the values that the plan starts from, a formula divides by zero. Look at the baseline of the node that divides.',
  },
  'init-from': {
    ja: 'kpi init --from は、ファイルの見出しと先頭の行からツリーを提案します。何の書き出しか分からないときは --preset で選び、日付と数値の列を確かめてください。',
    en: 'kpi init --from proposes a tree by the headers and the first rows of a file. Where it cannot tell what the file is, choose with --preset, and see whether it has columns of dates and numbers.',
  },
  'no-baseline': {
    ja: 'レバーの現状の値が分からず、どこから動かすのかが決まりません。実績を取り込むか、baseline: に月あたりの値を書いてください。',
    en: 'A lever has no value to start from. Let a source supply its actuals, or write one under baseline:, per month for counts and amounts.',
  },
  'no-data': {
    ja: '診断する期間の実績がありません。取り込んだファイルの月と、--period の月を確かめてください。',
    en: 'There are no actuals for the months to be judged. Look at the months in the files, and at --period.',
  },
  'no-lever': {
    ja: '動かせる指標がないため、逆算できません。固定した指標のうち、動かしてよいものを外してください。',
    en: 'Nothing may move, so nothing can be solved for. Release one of the nodes that are held.',
  },
  'no-odds': {
    ja: '--confidence で計画するには、目標に届く見込みが要りますが、それを出せる実績がありません。見込みは、率が「何件のうち何件」だったかの実績（提案数と受注数など）から出します。実績のない率の見込みを作り出すことはしません。',
    en: 'A plan of some confidence needs the odds of reaching the target, and no actuals tell them. They come from how many of how many cases went on, such as proposals and wins; where nothing tells of the cases of a rate, no probability is made up.',
  },
  'no-plan': {
    ja: '比べる計画がありません。KGIに目標がないか、診断する月が目標の期間の外にあるか、--against budget で比べる予算の列がファイルにありません。--against previous なら前の期間と比べられます。',
    en: 'There is no plan to compare with: the KGI has no target, the months lie outside the horizon, or no file has the columns of a budget that --against budget asks for. --against previous compares with the months before.',
  },
  'no-target': {
    ja: 'KGIに目標がないため、逆算できません。kgi: に target: を書くか、--target で渡してください。',
    en: 'The KGI has no target, so there is nothing to solve for. Write target: under kgi:, or pass --target.',
  },
  output: {
    ja: '結果のファイルを書けません。場所があるか、書き込めるか、もとからあるファイルを壊さないかを確かめてください。kpi は読み取ったファイルや、もとからある設定を上書きしません。',
    en: 'A file cannot be written. See whether the place exists and lets you write. kpi never writes over a file that it has read, nor a template over a file that is there.',
  },
  'plan-option': {
    ja: 'plan のオプションで、ない指標、動かせない指標、あり得ない値、または使えない組み合わせが指定されています。',
    en: 'An option of plan names a node that is not there or cannot move, a value that cannot be, or does not go with another.',
  },
  since: {
    ja: '--since はGitの履歴から、変わったツリーを探します。リポジトリの中で、Gitの知っている版を指定してください。',
    en: '--since asks git which trees have changed. Run it inside a repository, with a revision that git knows.',
  },
  snapshots: {
    ja: '--as-of は、kpi pull で残したスナップショットのうち、その日か、その前のいちばん新しいものを読みます。ツリーに snapshots: snapshots/*.csv と書くか --facts で場所を渡し、ファイルの名前には日付（2026-10-05.csv など）を入れてください。',
    en: '--as-of reads the latest snapshot of that day or before, of those that kpi pull has made. Say where they are under snapshots: in the tree or with --facts, and put the day into their names, as in 2026-10-05.csv.',
  },
  'test-file': {
    ja: 'テストのファイル（*.test.yaml）が見つからないか、書かれた指標がツリーと合いません。ツリーの隣に置き、ツリーにあるidを使ってください。',
    en: 'A file of tests, *.test.yaml, is missing, or names what its tree does not have. Keep it beside its tree, and use the ids of the tree.',
  },
  'tree-file': {
    ja: 'ツリーのファイルが見つからないか、読めません。kpi.yaml のあるフォルダで実行するか、場所を渡してください。保存はUTF-8です。',
    en: 'A tree file is missing or cannot be read. Run kpi in the folder of kpi.yaml, or say where it is. It is saved as UTF-8.',
  },
  'unused-baseline': {
    ja: 'ベースラインに、もう見つからない指摘が残っています。kpi validate --update-baseline で書き直すと、同じ問題が戻ったときに気づけます。',
    en: 'The baseline still holds findings that are gone. Write it anew with kpi validate --update-baseline, so that they are noticed if they come back.',
  },
  usage: {
    ja: 'コマンドの書き方が違います。kpi --help と kpi コマンド --help で、使えるオプションと例を見られます。',
    en: 'The command line is not understood. kpi --help and kpi COMMAND --help show options and examples.',
  },
};
