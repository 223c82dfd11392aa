import type { Message } from './message.js';

/** What reading databases, and the engines that are installed or not, has to say. */
export const dataEnginesText = {
  notInstalled: ({ name, source }: { name: string; source: string }): Message => ({
    ja: `データの取り込み元「${source}」を読むには ${name} が要りますが、入っていません`,
    en: `the source "${source}" is read with ${name}, which is not installed`,
  }),
  notInstalledHelp: ({ name }: { name: string }): Message => ({
    ja: `npm install ${name} で入ります`,
    en: `install it with: npm install ${name}`,
  }),
  recommend: ({ name, mebibytes }: { name: string; mebibytes: number }): Message => ({
    ja: `${mebibytes} MiB のデータを読みます。npm install ${name} で DuckDB を入れると速くなります`,
    en: `reading ${mebibytes} MiB of data; npm install ${name} makes it faster with DuckDB`,
  }),
  leftToCsv: ({ source, reason }: { source: string; reason: Message }): Message => ({
    ja: `取り込み元「${source}」は DuckDB では読めないので、CSV として読みました: ${reason.ja}`,
    en: `the source "${source}" was read as CSV and not by DuckDB: ${reason.en}`,
  }),
  leftForEncoding: ({ encoding }: { encoding: string }): Message => ({
    ja: `ファイルが UTF-8 ではなく ${encoding} です`,
    en: `a file is in ${encoding}, not in UTF-8`,
  }),
  leftForForm: (): Message => ({
    ja: '列全体を見ないと読み方の決まらない値や、空の表があります',
    en: 'it has cells that only their whole column tells how to read, or a table without rows',
  }),
  leftForFailure: ({ failure }: { failure: string }): Message => ({
    ja: `DuckDB のエラー（${failure}）`,
    en: `DuckDB failed (${failure})`,
  }),

  databaseTextHelp: (): Message => ({
    ja: '取り込み元の query で数値や日付に変えるか、値がないことを表す文字なら none に書いてください',
    en: 'turn it into a number or a date in the query of the source, or list a text that means missing under none',
  }),
  farYear: ({ text }: { text: string }): Message => ({
    ja: `日付の列に、ありそうにない年（${text}年）があります`,
    en: `a date column has a year that cannot be meant (${text})`,
  }),
  farYearHelp: (): Message => ({
    ja: '「日付なし」を表す日付なら、取り込み元の none に書いてください（none: ["9999-12-31"]）',
    en: 'list a date that means no date under none of the source, as in none: ["9999-12-31"]',
  }),
  tooManyGroups: ({ most }: { most: number }): Message => ({
    ja: `月とメンバーの組み合わせが${most}を超えました`,
    en: `there are more than ${most} pairs of a month and a member`,
  }),
  tooManyGroupsHelp: (): Message => ({
    ja: 'dimensions に、1件ごとに違う列（番号や顧客名など）がないか確かめてください。KCI の case も、採点した案件の数だけ組み合わせを作ります',
    en: 'see whether dimensions names a column that differs in every row, such as a number or a customer; the case of a KCI makes a pair for every case that was scored',
  }),

  databaseForRecords: ({ layout }: { layout: string }): Message => ({
    ja: `データベースや SQL から layout: ${layout} は読めません`,
    en: `layout: ${layout} cannot be read from a database or by SQL`,
  }),
  databaseForRecordsHelp: (): Message => ({
    ja: '1行が1件の表にして layout: records で読み、集計は measure に書いてください',
    en: 'read a table with a row per case (layout: records), and say under measure how it is aggregated',
  }),
  tableOrQuery: ({ source }: { source: string }): Message => ({
    ja: `取り込み元「${source}」には、table か query のどちらか1つが要ります`,
    en: `the source "${source}" needs either a table or a query`,
  }),
  tableOrQueryHelp: (): Message => ({
    ja: 'table: deals か、query: select … のように書きます',
    en: 'write table: deals, or query: select …',
  }),
  needsUrl: ({ key }: { key: string }): Message => ({
    ja: `${key} には、データベースの接続先が要ります`,
    en: `${key} needs the address of a database`,
  }),
  needsUrlHelp: (): Message => ({
    ja: 'url: { env: DATABASE_URL } のように、接続先を入れた環境変数の名前を書きます',
    en: 'name the environment variable that holds it, as in url: { env: DATABASE_URL }',
  }),
  notOfDatabase: ({ key }: { key: string }): Message => ({
    ja: `${key} はファイルのためのキーで、データベースでは意味がありません`,
    en: `${key} is for files, and means nothing for a database`,
  }),
  notOfDatabaseHelp: ({ key }: { key: string }): Message => ({
    ja: `${key} を消すか、取り込み元を分けてください`,
    en: `take ${key} away, or make it another source`,
  }),
  notOfEngine: ({ key, engine }: { key: string; engine: string }): Message => ({
    ja: `engine: ${engine} では ${key} を使えません`,
    en: `engine: ${engine} has no use for ${key}`,
  }),
  engineHelp: (): Message => ({
    ja: 'engine を消すと、ほかのキーから決まります',
    en: 'without engine, the other keys decide',
  }),

  noVariable: ({ variable }: { variable: string }): Message => ({
    ja: `環境変数 ${variable} がないので、データベースに接続できません`,
    en: `the environment variable ${variable} is not set, so there is no database to connect to`,
  }),
  noVariableHelp: ({ variable }: { variable: string }): Message => ({
    ja: `${variable} に postgresql:// で始まる接続先を入れるか、kpi pull で書いた集計を --facts で渡してください`,
    en: `set ${variable} to an address that begins with postgresql://, or pass facts written by kpi pull with --facts`,
  }),
  badAddress: ({ variable }: { variable: string }): Message => ({
    ja: `環境変数 ${variable} の中身は、データベースの接続先として読めません`,
    en: `what the environment variable ${variable} holds is not the address of a database`,
  }),
  badAddressHelp: (): Message => ({
    ja: 'postgresql://利用者:パスワード@ホスト:5432/データベース の形で書きます。記号は %40 のように書き替えます',
    en: 'it has the form postgresql://user:password@host:5432/database, with signs written as %40',
  }),
  connection: {
    refused: (): Message => ({
      ja: 'データベースに接続を断られました',
      en: 'the database refused the connection',
    }),
    unreachable: (): Message => ({
      ja: 'データベースのサーバーに届きません',
      en: 'the server of the database cannot be reached',
    }),
    login: (): Message => ({
      ja: 'データベースの利用者名かパスワードが違います',
      en: 'the database does not accept the user or the password',
    }),
    noDatabase: (): Message => ({
      ja: '接続先に書かれたデータベースがありません',
      en: 'the server has no database of the name in the address',
    }),
    slow: (): Message => ({
      ja: '時間内にデータベースへ接続できませんでした',
      en: 'the database did not accept the connection in time',
    }),
    dropped: (): Message => ({
      ja: '問い合わせの途中で、データベースとの接続が切れました',
      en: 'the connection to the database was lost in the middle of the query',
    }),
    other: ({ code }: { code: string }): Message => ({
      ja: `データベースに接続できません（${code}）`,
      en: `cannot connect to the database (${code})`,
    }),
  },
  connectionHelp: ({ variable }: { variable: string }): Message => ({
    ja: `環境変数 ${variable} の接続先と、サーバーが動いているかを確かめてください`,
    en: `look at the address in the environment variable ${variable}, and whether the server is up`,
  }),
  queryTooSlow: ({ seconds }: { seconds: number }): Message => ({
    ja: `データベースが${seconds}秒以内に答えませんでした`,
    en: `the database did not answer within ${seconds} s`,
  }),
  queryTooSlowHelp: (): Message => ({
    ja: '取り込み元の timeout を 5m のように延ばすか、日付の列に索引かパーティションを作ってください',
    en: 'raise the timeout of the source, as in timeout: 5m, or index or partition the table by its date',
  }),
  queryRefused: ({ code, reason }: { code: string; reason: string }): Message => ({
    ja: `問い合わせを実行できません: ${reason}（${code}）`,
    en: `the query cannot be run: ${reason} (${code})`,
  }),
  queryRefusedHelp: (): Message => ({
    ja: 'kpi explain --sql 指標 で、実行するSQLを見られます',
    en: 'kpi explain --sql NODE shows the SQL that is run',
  }),
  noColumns: ({ name }: { name: string }): Message => ({
    ja: `「${name}」には列がありません`,
    en: `"${name}" has no columns`,
  }),
  twinColumns: ({ name, column }: { name: string; column: string }): Message => ({
    ja: `「${name}」に「${column}」と読める列が2つあります`,
    en: `"${name}" has two columns that read as "${column}"`,
  }),
  twinColumnsHelp: (): Message => ({
    ja: '大文字と小文字、全角と半角は区別しません。query で片方の名前を変えてください（select … as …）',
    en: 'width and letter case make no difference; rename one of them in a query (select … as …)',
  }),
  noRecordsThere: ({ name }: { name: string }): Message => ({
    ja: `「${name}」には行がありません`,
    en: `"${name}" has no rows`,
  }),
  queryNeedsUtf8: ({ encoding }: { encoding: string }): Message => ({
    ja: `query で読めるのはUTF-8のファイルだけです（このファイルは ${encoding}）`,
    en: `a query reads files in UTF-8 only, and this one is in ${encoding}`,
  }),
  queryNeedsUtf8Help: (): Message => ({
    ja: 'UTF-8で保存し直すか、query を使わずに layout: records で読んでください',
    en: 'save it as UTF-8, or read it without a query (layout: records)',
  }),
  tablesThere: ({ tables }: { tables: readonly string[] }): Message => ({
    ja: `SQLで使えるテーブル: ${tables.join('、')}`,
    en: `tables that the SQL can name: ${tables.join(', ')}`,
  }),
  noFacts: ({ name }: { name: string }): Message => ({
    ja: `${name} は kpi pull が書いたファイルではありません`,
    en: `${name} is not a file that kpi pull wrote`,
  }),
  badFactsRow: ({ line }: { line: number }): Message => ({
    ja: `${line}行目は、今のツリーと kpi が書く形ではありません`,
    en: `line ${line} is not as this tree and this version of kpi write it`,
  }),
  factsChanged: ({ sources }: { sources: readonly string[] }): Message => ({
    ja: `集計したあとで、取り込み元か measure が変わっています（${sources.join('、')}）`,
    en: `sources or measures have changed since the facts were pulled (${sources.join(', ')})`,
  }),
  factsMissing: ({ nodes }: { nodes: readonly string[] }): Message => ({
    ja: `集計にない指標があります（${nodes.join('、')}）`,
    en: `the facts lack nodes that have a measure (${nodes.join(', ')})`,
  }),
  factsWithoutWaits: ({ nodes }: { nodes: readonly string[] }): Message => ({
    ja: `集計に、lags: auto（${nodes.join('、')}）を求めるための月数がありません`,
    en: `the facts do not say how long records took, which lags: auto needs (${nodes.join(', ')})`,
  }),
  factsWithoutScores: ({ nodes }: { nodes: readonly string[] }): Message => ({
    ja: `集計に、KCI（${nodes.join('、')}）の点数の内訳がありません`,
    en: `the facts do not have the scores of ${nodes.join(', ')} one by one`,
  }),
  factsWithoutHandoffs: ({ handoffs }: { handoffs: readonly string[] }): Message => ({
    ja: `集計に、引き渡し（${handoffs.join('、')}）の案件の内訳がありません`,
    en: `the facts do not have the records of the ${handoffs.length === 1 ? 'handoff' : 'handoffs'} ${handoffs.join(', ')} one by one`,
  }),
  pullAgain: (): Message => ({
    ja: 'kpi pull --output ファイル で集計し直してください',
    en: 'pull them again, as in kpi pull --output FILE',
  }),
  nothingRead: ({ node }: { node: string }): Message => ({
    ja: `${node} には measure がないので、読み取るSQLもありません`,
    en: `${node} has no measure, so no SQL reads it`,
  }),
  nothingReadHelp: (): Message => ({
    ja: '数式から計算される指標なら、その数式にある指標を調べてください',
    en: 'a node that is computed has none of its own; ask for the nodes of its formula',
  }),
  notPortable: ({ pattern }: { pattern: string }): Message => ({
    ja: `matches の「${pattern}」は、どのデータベースでも同じ意味になる書き方ではありません`,
    en: `matches: "${pattern}" does not mean the same to every database`,
  }),
  notPortableHelp: (): Message => ({
    ja: '使えるもの: 文字、. [ ] ( | ) ^ $ * + ? {2,3} \\d \\w。先読み、参照、\\b、\\s、\\p は使えません',
    en: 'use characters, . [ ] ( | ) ^ $ * + ? {2,3} \\d \\w; no look-around, references, \\b, \\s or \\p',
  }),
};
