import type { Message } from './message.js';

export interface ChanceOfPhase {
  readonly phase: string;
  readonly chance: Message;
}

const told = (chances: readonly ChanceOfPhase[]): Message => ({
  ja: chances.map(({ phase, chance }) => `${phase}${chance.ja}`).join('、'),
  en: chances.map(({ phase, chance }) => `${phase} ${chance.en}`).join(', '),
});

/** How likely each phase is the weakest. */
export const diagnoseOddsText = {
  all: (v: { chances: readonly ChanceOfPhase[]; none: Message; draws: Message }): Message => ({
    ja: `いちばん弱い確率: ${told(v.chances).ja}、どれも弱くない${v.none.ja}。件数から見てありうる転換率を${v.draws.ja}通り試し、戻せる額が最大になった割合です（転換率は互いに関係なくぶれると仮定）。`,
    en: `Chance of being the weakest: ${told(v.chances).en}; that no phase is weak: ${v.none.en}. This is how often a phase has most to regain in ${v.draws.en} draws of conversions that the cases allow, taken to vary independently.`,
  }),
  likely: ({ likely }: { likely: readonly ChanceOfPhase[] }): Message => ({
    ja: `本当にいちばん弱い確率は、${told(likely).ja}です。`,
    en: `The chance of truly being the weakest: ${told(likely).en}.`,
  }),
};
