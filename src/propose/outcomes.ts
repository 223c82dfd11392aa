import type { ColumnSeen } from '../data/look.js';

const WON = /(?:^|closed)[\s_-]*won(?![a-z])|受注|成約|契約済|契約締結|成立/iu;
const NOT_YET = /予定|見込|未|前|待|確度|失注|不成立/u;
const LOST = /(?:^|closed)[\s_-]*lost(?![a-z])|失注|不成立|見送|敗戦|辞退|キャンセル/iu;

/** The texts of a column of stages or states that say how a deal ended. */
export interface Outcomes {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

const isWon = (text: string): boolean => WON.test(text) && !NOT_YET.test(text);
const isLost = (text: string): boolean => LOST.test(text);

/** How the deals of a column ended, by what its cells say: Closed Won, 受注, 成約 and Closed Lost, 失注 and the like. */
export const outcomesIn = ({ values }: Pick<ColumnSeen, 'values'>): Outcomes => {
  const texts = [...(values?.keys() ?? [])];
  return { won: texts.filter(isWon), lost: texts.filter(isLost) };
};

/** What a stage is by its name: how a deal ends, or a step on the way. */
export const stageKind = (label: string): 'won' | 'lost' | 'step' => {
  if (isLost(label)) return 'lost';
  return isWon(label) ? 'won' : 'step';
};
