import { joined, type Message } from './message.js';

/** What a diagnosis has to say of the plan that was committed to. */
export const diagnoseCommittedText = {
  outside: ({ file, months }: { file: string; months: string }): Message => ({
    ja: `合意した計画（${file}）は ${months} の計画なので、この期間とは比べられません`,
    en: `the committed plan (${file}) is of ${months}, so this period cannot be compared with it`,
  }),
  settled: ({ file, months }: { file: string; months: string }): Message => ({
    ja: `${months} は、合意した計画（${file}）を立てたときに実績で確定していた月です。その月の差は、あとから実績が直された分だけです`,
    en: `${months} had their actuals when the plan was committed to (${file}); all that differs there was restated since`,
  }),
  missing: ({ file }: { file: string }): Message => ({
    ja: `合意した計画のファイル（${file}）がないため、ツリーから計算した計画と比べました`,
    en: `the file of the committed plan (${file}) is not there, so the comparison is with the plan that the tree gives`,
  }),
  otherTree: (v: { file: string; tree: string; kgi: string }): Message => ({
    ja: `${v.file} は別のツリー「${v.tree}」（KGI: ${v.kgi}）の計画なので、比べられません。このツリーの計画を kpi plan --write で作るか、plan: を直してください`,
    en: `${v.file} is the plan of another tree, "${v.tree}" (its KGI is ${v.kgi}), so nothing is compared with it; make one of this tree with kpi plan --write, or mend plan:`,
  }),
  stale: (v: {
    file: string;
    changes: readonly Message[];
    more: number;
    stale: readonly string[];
    refusal: Message | null;
  }): Message => {
    const { file, more, stale, refusal } = v;
    const changes = joined(v.changes, '、', ', ');
    const told = {
      ja: `${changes.ja}${more > 0 ? `、ほか${more}件` : ''}`,
      en: `${changes.en}${more > 0 ? `, and ${more} more` : ''}`,
    };
    const outcome: Message = refusal
      ? {
          ja: `今の定義では同じ計画を計算できません（${refusal.ja}）`,
          en: `the definitions of now give no such plan (${refusal.en})`,
        }
      : stale.length === 0
        ? {
            ja: '計画の数字は、今の定義でも変わりません',
            en: 'no number of the plan changes by it',
          }
        : {
            ja: `今の定義では数字が変わる指標: ${stale.join('、')}（kpi plan --check に変わる数字が出ます）`,
            en: `stale are the numbers of ${stale.join(', ')} (kpi plan --check shows them)`,
          };
    return {
      ja: `合意した計画（${file}）のあとで、ツリーの定義が変わりました: ${told.ja}。${outcome.ja}`,
      en: `the tree has changed since the plan was committed to (${file}): ${told.en}; ${outcome.en}`,
    };
  },
};
