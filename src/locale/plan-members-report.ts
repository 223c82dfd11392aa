import type { Message } from './message.js';

/** How a level of members was drawn, as a reader is told. */
interface Drawn {
  readonly label: string;
  readonly how: 'pooled' | 'beta-binomial' | 'moments' | 'credibility';
  /** Null where cases are not counted. */
  readonly p: Message | null;
  /** Whether chance alone makes such differences often enough. */
  readonly isChance: boolean;
  readonly members: number;
}

const DRAWN: Readonly<Record<Drawn['how'], (v: Drawn) => Message>> = {
  pooled: ({ label, p }) => ({
    ja: p
      ? `${label}: 人ごとの差は偶然で説明がつく範囲（p=${p.ja}）なので、全員を全体の率から計画しました。`
      : `${label}: 人ごとの差は月ごとのばらつきを超えないので、全員を全体の水準から計画しました。`,
    en: p
      ? `${label}: chance alone explains the differences among members (p=${p.en}), so all are planned from the team's rate.`
      : `${label}: members differ no more than their own months do, so all are planned from the team's level.`,
  }),
  'beta-binomial': ({ label, p, isChance }) => ({
    ja: isChance
      ? `${label}: 人ごとの差は偶然でも説明がつく程度（p=${p!.ja}）なので、各人の実績を全体の率へ大きく寄せたところから計画しました。`
      : `${label}: 人ごとの差は偶然だけでは起きにくい大きさです（p=${p!.ja}）。各人の実績を、件数が少ないほど全体の率へ寄せたところから計画しました。`,
    en: isChance
      ? `${label}: the differences among members are compatible with chance (p=${p!.en}), so each starts from a rate drawn far towards the team's.`
      : `${label}: members differ more than chance makes likely (p=${p!.en}); each starts from a rate drawn towards the team's, the more the fewer the cases.`,
  }),
  moments: ({ label, p, members }) => ({
    ja: `${label}: ${members}人の差は偶然だけでは起きにくい（p=${p!.ja}）ので、各人の実績を、件数が少ないほど全体の率へ寄せたところから計画しました。5人未満なので、寄せ方は目安です。`,
    en: `${label}: the ${members} differ more than chance makes likely (p=${p!.en}), so each starts from a rate drawn towards the team's; with fewer than five, how far is a rough guess.`,
  }),
  credibility: ({ label }) => ({
    ja: `${label}: 各人の実績を、月ごとのばらつきが大きく件数が少ないほど全体へ寄せたところから計画しました。`,
    en: `${label}: each starts from a level drawn towards the team's, the more the fewer the cases and the more the months vary.`,
  }),
};

/** What a plan by member says of the members. */
export const planMembersReportText = {
  title: ({ dimension }: { dimension: string }): Message => ({
    ja: `${dimension}ごとの計画`,
    en: `By ${dimension}`,
  }),
  nobody: (): Message => ({ ja: '（名前なし）', en: '(no name)' }),
  newcomer: ({ name }: { name: Message }): Message => ({ ja: `${name.ja}（新任）`, en: `${name.en} (new)` }),
  together: (): Message => ({ ja: '全体', en: 'All' }),
  perWeek: (): Message => ({ ja: '週', en: 'a week' }),
  move: ({ before, after }: { before: Message; after: Message }): Message => ({
    ja: `${before.ja}→${after.ja}`,
    en: `${before.en}→${after.en}`,
  }),
  levers: ({ isFree }: { isFree: boolean }): Message => ({
    ja: isFree
      ? '→は今から必要へ。伸ばし方は、全員の負担の合計が最も軽くなるように、人ごとに変えています。全員がそうなるのでない限り、量を今の2.7倍より多く求める人はいません。'
      : '→は今から必要へ。件数と単価は全員同じ倍率、率は全員同じだけの難しさで動かします。--free-mix を付けると人ごとに変えます。',
    en: isFree
      ? 'From now → required. How far each moves is chosen so that the effort of all together is least; nobody is asked for more than 2.7 times a volume unless all are.'
      : 'From now → required. Volumes and prices grow by one factor for all, rates by one shift of their odds; --free-mix lets each differ.',
  }),
  drawn: (v: Drawn): Message => DRAWN[v.how](v),
};
