import type { Message } from '../locale/message.js';
import type { Severity } from '../model/diagnostic.js';

/**
 * What reading a tree file finds before any rule judges what it means. It is reported with an id as a rule is, but no
 * tree can set or excuse it. The examples are those of a rule; a line that ends in a comment of its own has no mark.
 */
export interface Reading {
  readonly id: string;
  readonly severity: Severity;
  readonly principle: null;
  readonly reason: Message;
  readonly good: string | null;
  readonly bad: string | null;
}

const FUNNEL = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
`;

const SOUND = `${FUNNEL}  win_rate: { kind: rate }
`;

const EXCUSED = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count } # kpi-ignore volume-without-quality: 紹介は数だけを見る
  win_rate: { kind: rate }
`;

/** Every id that reading a tree file, and its settings of rules, can report. */
export const readings: readonly Reading[] = [
  {
    id: 'duplicate-id',
    severity: 'error',
    principle: null,
    reason: {
      ja: '1つのidは、ツリー全体で1つの指標だけを指します。KGI、KPI、KCIに同じidがあると、数式がどちらを指すのか決まりません。片方の名前を変えてください。',
      en: 'One id stands for one node in the whole tree. Where the KGI, a KPI or a KCI share an id, a formula cannot tell which is meant. Rename one of them.',
    },
    good: SOUND,
    bad: `${SOUND}  wins: { kind: count, quality: [win_rate] } # !
`,
  },
  {
    id: 'duplicate-key',
    severity: 'error',
    principle: null,
    reason: {
      ja: '同じ場所に同じキーが二度書かれていると、どちらの値を使うのか決まりません。要らないほうを消してください。',
      en: 'Where a key is written twice in one place, nothing decides which value holds. Take one of them away.',
    },
    good: SOUND,
    bad: `${FUNNEL}  win_rate: { kind: rate }
  win_rate: { kind: rate, lever: { max: 35% } } # !
`,
  },
  {
    id: 'formula-syntax',
    severity: 'error',
    principle: null,
    reason: {
      ja: '数式に書けるのは、指標のid、数値、+ - * /、括弧、min()、max()、lag(指標, 月数) です。読めない文字のすぐ下に印が付きます。',
      en: 'A formula is made of ids, numbers, + - * /, parentheses, min(), max() and lag(id, months). The mark stands under the character that cannot be read.',
    },
    good: SOUND,
    bad: SOUND.replace('contacts * win_rate, target: 12 }', "'contacts * * win_rate', target: 12 } # !"),
  },
  {
    id: 'ignore-without-reason',
    severity: 'warning',
    principle: null,
    reason: {
      ja: '指摘を見逃すときは、理由も残します。理由がないと、後から読む人は、それが判断なのか見落としなのかを見分けられません。',
      en: 'An exception needs its reason. Without one, whoever reads it later cannot tell a decision from an oversight.',
    },
    good: EXCUSED,
    bad: EXCUSED.replace(': 紹介は数だけを見る', ''),
  },
  {
    id: 'include-file',
    severity: 'error',
    principle: null,
    reason: {
      ja: 'include は、ツリーと同じフォルダかその下のYAMLを指します。ないファイル、フォルダの外に出る道、互いを呼び合う輪は読み込みません。',
      en: 'An include names YAML files beside the tree or below its folder. What is not there, leads out of the folder, or goes round in a circle is not read.',
    },
    good: null,
    bad: null,
  },
  {
    id: 'plan-file',
    severity: 'error',
    principle: null,
    reason: {
      ja: 'plan: は、kpi plan --write で書いた計画のファイルを指します。ツリーと同じフォルダかその下に置きます。ファイルがない、読めない、形が崩れている、別のツリーの計画である、のどれかです。計画は手で直さず、作り直してください。',
      en: 'plan: names the file that kpi plan --write wrote, beside the tree or below its folder. It is missing, cannot be read, is damaged, or is the plan of another tree. Make it again, and do not mend it by hand.',
    },
    good: null,
    bad: null,
  },
  {
    id: 'rule-setting',
    severity: 'warning',
    principle: null,
    reason: {
      ja: 'rules: と # kpi-ignore には、実在する規則のidを書きます。綴りが違うと何も変わらず、変わらないことに気づけません。計算の土台になる規則は変えられません。',
      en: 'rules: and # kpi-ignore name a rule that exists. A misspelt one changes nothing, and nobody would notice. The rules that arithmetic rests on cannot be set.',
    },
    good: `${SOUND}rules:
  lever-without-action: off
`,
    bad: `${SOUND}rules:
  lever-without-acton: off # !
`,
  },
  {
    id: 'schema',
    severity: 'error',
    principle: null,
    reason: {
      ja: 'キーの名前か値の形が、ツリーの書式に合っていません。知らないキーを黙って読み飛ばすと、書いたつもりの設定が効かないため、エラーにします。使えるキーと値は、指摘のヒントに示されます。',
      en: 'A key or a value does not fit the format of trees. Passing over an unknown key in silence would leave a setting without effect, so it is an error. The hint of the finding names what fits.',
    },
    good: SOUND,
    bad: `${FUNNEL}  win_rate: { kind: ratio } # !
`,
  },
  {
    id: 'unused-ignore',
    severity: 'warning',
    principle: null,
    reason: {
      ja: '見逃す対象の指摘がもうありません。残しておくと、次に同じ指摘が出たとき、知らないうちに隠れてしまいます。',
      en: 'There is nothing left for this exception to hide. If it stays, the next such finding would be hidden without anyone knowing.',
    },
    good: EXCUSED,
    bad: EXCUSED.replace('{ kind: count }', '{ kind: count, quality: [win_rate] }'),
  },
  {
    id: 'yaml-syntax',
    severity: 'error',
    principle: null,
    reason: {
      ja: 'ファイルをYAMLとして読めません。字下げは半角スペースで揃え、「:」の後には空白を入れ、括弧と引用符を閉じます。1つ直すと、続きの指摘も消えることがよくあります。',
      en: 'The file cannot be read as YAML. Indent with spaces, put a space after each colon, and close brackets and quotes. Mending the first place often mends those that follow.',
    },
    good: SOUND,
    bad: `${FUNNEL}\twin_rate: { kind: rate } # !
`,
  },
];
