import type { Message } from './message.js';

/** What is told as "none" where a phase would stand. */
const NONE: Message = { ja: 'なし', en: 'none' };

const KINDS = {
  confirmed: { ja: '偶然を超えて弱いフェーズ', en: 'weak beyond chance' },
  observed: { ja: '見かけ上いちばん弱いフェーズ', en: 'weakest as observed' },
} as const;

/** A diagnosis of data as they were (`kpi diagnose --as-of`), and what has changed in them since. */
export const restatedText = {
  notADay: ({ value }: { value: string }): Message => ({
    ja: `--as-of に必要なのは年月日です（読めなかったもの: ${value}）`,
    en: `--as-of takes a day, and "${value}" is not one`,
  }),
  notADayHelp: (): Message => ({
    ja: '例: --as-of 2026-10-05（その日か、その前のいちばん新しいスナップショットを読みます）',
    en: 'for example --as-of 2026-10-05: the latest snapshot of that day or before is read',
  }),
  nowhere: (): Message => ({
    ja: 'スナップショットの場所が分かりません（ツリーに snapshots: がありません）',
    en: 'nothing says where the snapshots are: the tree has no snapshots:',
  }),
  nowhereHelp: (): Message => ({
    ja: 'kpi pull --output snapshots/2026-10-05.csv のように日付の名前で残し、ツリーに snapshots: snapshots/*.csv と書くか、--facts snapshots で渡してください',
    en: 'keep them by their day, as with kpi pull --output snapshots/2026-10-05.csv, and write snapshots: snapshots/*.csv in the tree or give --facts snapshots',
  }),
  outside: ({ pattern }: { pattern: string }): Message => ({
    ja: `snapshots: の「${pattern}」がツリーのフォルダの外を指しています`,
    en: `"${pattern}" under snapshots: leads out of the folder of the tree`,
  }),
  outsideHelp: (): Message => ({
    ja: 'snapshots: には、ツリーのフォルダの中のファイルを書きます。外のものは --facts で渡せます',
    en: 'snapshots: names files below the folder of the tree; --facts takes others',
  }),
  none: ({ pattern }: { pattern: string }): Message => ({
    ja: `スナップショットがありません: ${pattern}`,
    en: `there are no snapshots: ${pattern}`,
  }),
  noneHelp: (): Message => ({
    ja: 'kpi pull --output snapshots/2026-10-05.csv のように、日付の名前で残してください',
    en: 'keep them by their day, as with kpi pull --output snapshots/2026-10-05.csv',
  }),
  undated: ({ file }: { file: string }): Message => ({
    ja: `${file} の名前に日付がないため、いつのスナップショットか分かりません`,
    en: `the name of ${file} has no date, so that nothing tells of which day the snapshot is`,
  }),
  undatedHelp: (): Message => ({
    ja: '2026-10-05.csv や facts-20261005.csv のように、名前に年月日を入れてください',
    en: 'put the day into the name, as in 2026-10-05.csv or facts-20261005.csv',
  }),
  tooLate: ({ day }: { day: string }): Message => ({
    ja: `${day} か、それより前のスナップショットがありません`,
    en: `there is no snapshot of ${day} or before`,
  }),
  thereAre: ({ files, more }: { files: readonly string[]; more: number }): Message => ({
    ja: `あるもの: ${files.join('、')}${more > 0 ? `、ほか${more}件` : ''}`,
    en: `there are ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  }),
  otherTreeHelp: ({ day }: { day: string }): Message => ({
    ja: `スナップショットは、取ったときのツリーで読みます: git worktree add ../then "$(git rev-list -1 --before=${day} HEAD)"`,
    en: `a snapshot is read with the tree by which it was made: git worktree add ../then "$(git rev-list -1 --before=${day} HEAD)"`,
  }),
  asOf: ({ day, snapshot }: { day: string; snapshot: string }): Message => ({
    ja: `${day} の時点のデータ（${snapshot}）による診断です。定義と計画は今のツリーのものです。`,
    en: `This is the diagnosis from the data as of ${day} (${snapshot}), with the definitions and the plan of today.`,
  }),
  title: (): Message => ({ ja: 'その後に変わった実績', en: 'What was restated since' }),
  nothing: (): Message => ({
    ja: 'この期間の実績は、今のデータでも同じです。',
    en: 'The data of today say the same of the period.',
  }),
  kgi: (v: { kgi: string; was: Message; now: Message; change: Message }): Message => ({
    ja: `${v.kgi}は${v.was.ja}でしたが、今のデータでは${v.now.ja}です（${v.change.ja}）。`,
    en: `${v.kgi} was ${v.was.en} and is ${v.now.en} by the data of today (${v.change.en}).`,
  }),
  kgiFound: ({ kgi, now }: { kgi: string; now: Message }): Message => ({
    ja: `${kgi}は当時のデータでは分かりませんでしたが、今のデータでは${now.ja}です。`,
    en: `The data of then did not tell ${kgi}; by those of today it is ${now.en}.`,
  }),
  kgiLost: ({ kgi, was }: { kgi: string; was: Message }): Message => ({
    ja: `${kgi}は${was.ja}でしたが、今のデータからは分かりません。`,
    en: `${kgi} was ${was.en}; the data of today do not tell it.`,
  }),
  kgiUnknown: ({ kgi }: { kgi: string }): Message => ({
    ja: `${kgi}は、今のデータでも分かりません。`,
    en: `The data of today do not tell ${kgi} either.`,
  }),
  kgiSame: ({ kgi, was }: { kgi: string; was: Message }): Message => ({
    ja: `${kgi}は今のデータでも${was.ja}です。`,
    en: `${kgi} is still ${was.en} by the data of today.`,
  }),
  expected: (v: { was: Message; now: Message }): Message => ({
    ja: `比べる相手の値は、その後の実績によって${v.was.ja}から${v.now.ja}に変わります。`,
    en: `What it is held against moves with the data, from ${v.was.en} to ${v.now.en}.`,
  }),
  weakestSame: ({ phase, isConfirmed }: { phase: string; isConfirmed: boolean }): Message =>
    isConfirmed
      ? {
          ja: `偶然を超えて弱いフェーズは、今のデータでも「${phase}」です。`,
          en: `The phase that is weak beyond chance is still ${phase}.`,
        }
      : {
          ja: `見かけ上いちばん弱いフェーズは、今のデータでも「${phase}」です（偶然を超えて弱いとは言えません）。`,
          en: `The weakest phase as observed is still ${phase}, and none is weak beyond chance.`,
        },
  noWeakest: (): Message => ({
    ja: '弱いフェーズがないことも変わりません。',
    en: 'There still is no weak phase.',
  }),
  /** Only what has changed of the verdict is told. */
  weakestMoved: (v: {
    confirmed: readonly [was: string | null, now: string | null];
    observed: readonly [was: string | null, now: string | null];
  }): Message => {
    const name = (phase: string | null): Message =>
      phase === null ? NONE : { ja: `「${phase}」`, en: phase };
    const moves = (['confirmed', 'observed'] as const)
      .filter((kind) => v[kind][0] !== v[kind][1])
      .map((kind) => ({ kind: KINDS[kind], was: name(v[kind][0]), now: name(v[kind][1]) }));
    return {
      ja: `見立ても変わります（${moves.map(({ kind, was, now }) => `${kind.ja}: ${was.ja} → ${now.ja}`).join('、')}）。`,
      en: `The verdict changes: ${moves.map(({ kind, was, now }) => `${kind.en}: ${was.en} → ${now.en}`).join('; ')}.`,
    };
  },
  node: (): Message => ({ ja: '指標', en: 'Node' }),
  month: (): Message => ({ ja: '月', en: 'Month' }),
  was: (): Message => ({ ja: '当時', en: 'Then' }),
  now: (): Message => ({ ja: '今', en: 'Now' }),
  change: (): Message => ({ ja: '差', en: 'Change' }),
  more: ({ count }: { count: number }): Message => ({
    ja: `ほか${count}個の値も変わっています（--format json に全部あります）。`,
    en: `${count} more ${count === 1 ? 'value has' : 'values have'} changed (--format json has them all).`,
  }),
  earlier: ({ count }: { count: number }): Message => ({
    ja: `この期間より前の月の値も${count}個変わっています。計画の出発点や推移の見え方に響くことがあります。`,
    en: `${count} ${count === 1 ? 'value' : 'values'} of earlier months ${count === 1 ? 'has' : 'have'} changed as well, which may move what a plan starts from and how trends look.`,
  }),
};
