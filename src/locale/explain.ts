import type { Principle } from '../model/diagnostic.js';
import type { Message } from './message.js';

/** The five habits of good measurement, and what comes before all of them. */
const PRINCIPLES: Readonly<Record<Exclude<Principle, null>, Message>> = {
  1: {
    ja: '行動を変える: KPIは、見ると行動が変わる数字にする。量は質と組にする',
    en: 'Change behaviour: a KPI is a number that changes what people do, a volume together with its quality',
  },
  2: {
    ja: 'ツリーにつなぐ: すべての数字を、数式で目標につなぐ',
    en: 'Hang on the tree: every number leads to the goal by a formula',
  },
  3: {
    ja: '質に点を付ける: 営業の質を、誰が付けても同じになる基準で採点する',
    en: 'Score the quality: the quality of selling has a rubric that everyone scores alike',
  },
  4: {
    ja: 'フェーズに分ける: 営業の流れを分け、フェーズごとに量と率を測る',
    en: 'Cut into phases: the process is divided, and each phase has its volume and its rate',
  },
  5: {
    ja: '組織で使う: 部門の間の引き渡しまで含めて、組織全体の数字にする',
    en: 'Belong to the organisation: numbers reach over departments, handoffs included',
  },
};

const SOUNDNESS: Message = {
  ja: '計算の前提: 数字どうしが矛盾しない',
  en: 'Before all habits: the numbers do not contradict each other',
};

export const explainText = {
  principle: (principle: Principle): Message => (principle === null ? SOUNDNESS : PRINCIPLES[principle]),
  /** A habit as the heading of its rules. */
  group: (principle: Principle): Message => {
    const words = explainText.principle(principle);
    return principle === null ? words : { ja: `${principle}. ${words.ja}`, en: `${principle}. ${words.en}` };
  },
  title: ({ id, severity }: { id: string; severity: Message }): Message => ({
    ja: `${id}（${severity.ja}）`,
    en: `${id} (${severity.en})`,
  }),
  serves: (principle: Principle): Message => {
    const words = explainText.principle(principle);
    return principle === null
      ? words
      : { ja: `習慣${principle}「${words.ja}」`, en: `Habit ${principle}. ${words.en}.` };
  },
  ofReading: (): Message => ({
    ja: 'ファイルを読むときに見つかるもの（規則ではないので、重さは変えられません）',
    en: 'Found while the file is read (no rule, so its severity cannot be set)',
  }),
  ofAlert: (): Message => ({
    ja: '診断や計画が自分から知らせるもの',
    en: 'Pointed out by a diagnosis or a plan of its own accord',
  }),
  ofInput: (): Message => ({
    ja: '計画や診断に答えられないときに出るもの',
    en: 'Told where a question cannot be answered',
  }),
  good: (): Message => ({ ja: '良い例', en: 'Good' }),
  bad: ({ isMarked }: { isMarked: boolean }): Message =>
    isMarked
      ? {
          ja: '悪い例（「← ここ」の行を指摘します）',
          en: 'Bad (reported at the line that ends in "<- here")',
        }
      : { ja: '悪い例', en: 'Bad' },
  beside: ({ name }: { name: string }): Message => ({
    ja: `そのとき隣にあるファイル ${name}`,
    en: `The file beside both: ${name}`,
  }),
  mark: (): Message => ({ ja: '# ← ここ', en: '# <- here' }),
  setting: (): Message => ({
    ja: 'ツリー全体で重さを変えるには（off、info、warning、error）',
    en: 'To change its severity in the whole tree (off, info, warning, error)',
  }),
  settingReason: (): Message => ({ ja: 'そう決めた理由', en: 'why it was decided' }),
  excuse: (): Message => ({
    ja: 'この1行だけを見逃すには（理由を必ず書きます）',
    en: 'To excuse one line (always with the reason)',
  }),
  excuseReason: (): Message => ({ ja: '見逃す理由', en: 'why it is excused' }),
  rule: (): Message => ({ ja: '規則', en: 'Rule' }),
  severity: (): Message => ({ ja: '重さ', en: 'Severity' }),
  why: (): Message => ({ ja: 'なぜ', en: 'Why' }),
  terms: (): Message => ({ ja: '用語', en: 'Words' }),
  more: (): Message => ({
    ja: 'kpi explain に規則、用語、ツリーの指標のどれかを付けると、1つずつ説明します。',
    en: 'kpi explain RULE and kpi explain WORD tell more; kpi explain NODE tells where a number comes from.',
  }),
  also: ({ words }: { words: readonly string[] }): Message => ({
    ja: `ほかの言い方: ${words.join('、')}`,
    en: `Also: ${words.join(', ')}`,
  }),
  fixed: (): Message => ({
    ja: 'この規則は外せません。これに反するツリーは計算できないためです。',
    en: 'This rule can be neither set nor excused: a tree that breaks it cannot be computed.',
  }),
  unknown: ({ name }: { name: string }): Message => ({
    ja: `「${name}」の説明はありません。説明できるのは、ツリーの指標、指摘に出る規則のid、KGIやレバーなどの用語です`,
    en: `nothing explains "${name}"; what can be explained are the nodes of a tree, the rules that findings name, and words such as KGI, lever and phase`,
  }),
  sqlTitle: ({ node, source, engine }: { node: string; source: string; engine: string }): Message => ({
    ja: `${node} を取り込み元「${source}」から読むSQL（${engine}）`,
    en: `The SQL that reads ${node} from the source "${source}" (${engine})`,
  }),
  parameters: (): Message => ({ ja: '値', en: 'Values' }),
  noParameters: (): Message => ({ ja: '値はありません。', en: 'There are none.' }),
  parameter: ({ mark, value }: { mark: string; value: string }): Message => ({
    ja: `${mark} = ${value}`,
    en: `${mark} = ${value}`,
  }),
  sqlNote: (): Message => ({
    ja: '接続せずに書いたものです。列の名前はツリーのまま、日付と数値の列はその型とみなしています。実際には、同じ取り込み元の指標をまとめて1つのSQLで読みます。',
    en: 'Written without a connection: columns are called as in the tree, and columns of dates and numbers are taken to be of those types. In truth one statement reads all nodes of the source.',
  }),
  sqlNeedsNode: (): Message => ({
    ja: '--sql には、どの指標のSQLかが要ります',
    en: '--sql needs the node whose SQL is meant',
  }),
  sqlNeedsNodeHelp: (): Message => ({
    ja: 'kpi explain --sql 受注数 のように、指標のidを書きます',
    en: 'name it by its id, as in kpi explain --sql wins',
  }),
  unknownNode: ({ name }: { name: string }): Message => ({
    ja: `「${name}」という指標はツリーにありません`,
    en: `the tree has no node "${name}"`,
  }),
  listHelp: (): Message => ({
    ja: 'kpi explain だけで、すべての規則と用語を一覧できます',
    en: 'kpi explain alone lists all rules and words',
  }),
};
