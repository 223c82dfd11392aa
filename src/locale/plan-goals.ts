import { joined, type Message } from './message.js';

/** A goal in a sentence: its name and the value it has to come to. */
interface Named {
  readonly label: string;
  readonly target: Message;
}

const named = ({ label, target }: Named): Message => ({
  ja: `${label}${target.ja}`,
  en: `${label} ${target.en}`,
});

/** What a plan says of goals beside the KGI. */
export const planGoalsText = {
  /** The KGI's target and those that the plan bends to, as one thing to reach. */
  together: ({ target, others }: { target: Message; others: readonly Named[] }): Message => {
    const all = joined([target, ...others.map(named)], 'と', ' and ');
    return { ja: all.ja, en: all.en };
  },
  keeps: (v: Named & { planned: Message; binding: boolean | null }): Message => ({
    ja: `${v.label}の目標${v.target.ja}も守ります（計画では${v.planned.ja}。${v.binding === null ? '' : v.binding ? 'この目標のために、計画は変わっています' : 'この目標がなくても、計画は同じです'}）。`,
    en: `${v.label} keeps its target of ${v.target.en} as well (${v.planned.en} planned${v.binding === null ? '' : v.binding ? '; the plan would be easier without it' : '; the plan would be the same without it'}).`,
  }),
  met: (v: Named & { planned: Message }): Message => ({
    ja: `${v.label}の目標${v.target.ja}も、今のまま満たします（${v.planned.ja}）。`,
    en: `${v.label} keeps its target of ${v.target.en} as it stands (${v.planned.en}).`,
  }),
  broken: (v: Named & { planned: Message }): Message => ({
    ja: `${v.label}は、丸めた数字では${v.planned.ja}で、目標${v.target.ja}を満たしません。`,
    en: `${v.label} comes to ${v.planned.en} from the rounded numbers and misses its target of ${v.target.en}.`,
  }),
  /** Where the KGI stands well and another goal does not. */
  footing: (v: {
    kgi: string;
    baseline: Message;
    from: Message;
    open: readonly (Named & { now: Message })[];
  }) => ({
    ja: `今のままなら${v.kgi}は${v.baseline.ja}（${v.from.ja}から）で目標に届きますが、${v.open.map((goal) => `${goal.label}は${goal.now.ja}で目標${goal.target.ja}に届きません`).join('、')}。`,
    en: `As things stand ${v.kgi} comes to ${v.baseline.en} (from ${v.from.en}) and reaches its target; ${v.open.map((goal) => `${goal.label} stands at ${goal.now.en} and misses its target of ${goal.target.en}`).join('; ')}.`,
  }),
  notKept: ({ label, target }: Named): Message => ({
    ja: `${label}${target.ja}の計画は立てられません。ほかに守れない条件があります（「注意」にあります）。`,
    en: `There is no plan for ${label} ${target.en}: another condition cannot be kept (see the notes).`,
  }),
  outOfReach: (v: Named & { best: Message }): Message => ({
    ja: `${v.label}の目標${v.target.ja}には届きません。動かせる範囲で最善でも${v.best.ja}です。`,
    en: `${v.label} ${v.target.en} is out of reach. At best it comes to ${v.best.en}.`,
  }),
  notTogether: (v: Named & { others: readonly Named[]; best: Message; short: Message }): Message => ({
    ja: `${v.label}${v.target.ja}は、${joined(v.others.map(named)).ja}と同時には達成できません。${v.label}は最善でも${v.best.ja}、${v.short.ja}足りません。`,
    en: `${v.label} ${v.target.en} is out of reach together with ${joined(v.others.map(named)).en}. ${v.label} comes to ${v.best.en} at best, ${v.short.en} short.`,
  }),
};
