import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = 2021 * 12 + 3;
const DEALS = 5;

/** Numbers between 0 and 1, the same in every run (Park & Miller 1988). */
const drawFrom = (seed) => {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
};

const TREE = `kpi: 1
name: 担当者ごと
currency: JPY
kgi: { id: revenue, kind: amount, formula: wins * deal_size, target: 1億, owner: sales }
departments: { sales: 営業 }
phases:
  first_contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  proposal: { volume: proposals, conversion: proposal_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  wins: { kind: count, formula: proposals * win_rate }
  hearing_rate: { kind: rate }
  proposal_rate: { kind: rate }
  win_rate: { kind: rate }
  deal_size: { kind: average, fixed: true }
kcis:
  clarity:
    phase: hearing
    drives: proposal_rate
    measure: { source: deals, mean: 点, on: ヒアリング日 }
    rater: 採点者
    case: 商談
    outcome: { on: 提案日, lost: 失注日 }
    scale: 1..5
    target: 3.5
sources:
  monthly: { path: monthly.csv, layout: columns, period: 年月, dimensions: [担当者] }
  deals: { path: deals.csv, layout: records }
`;

const yearMonth = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** How many of some cases go on, each with the same chance. */
const outOf = (draw, cases, share) =>
  Array.from({ length: cases }, draw).filter((each) => each < share).length;

/** Writes a team's months, and some scored deals of each member and month, of which two people score every tenth. */
export const writeTeam = (folder, members, months) => {
  mkdirSync(folder, { recursive: true });
  const draw = drawFrom(1);
  const monthly = ['年月,担当者,contacts,hearings,proposals,wins,revenue'];
  const deals = ['商談,採点者,点,ヒアリング日,提案日,失注日'];
  for (let month = FIRST; month < FIRST + months; month += 1) {
    const name = yearMonth(month);
    for (let member = 0; member < members; member += 1) {
      const contacts = 15 + Math.floor(draw() * 20);
      const hearings = outOf(draw, contacts, 0.6);
      const proposals = outOf(draw, hearings, 0.5);
      const wins = outOf(draw, proposals, 0.3);
      const sales = wins * (400_000 + Math.floor(draw() * 200_000));
      monthly.push([name, `P${member}`, contacts, hearings, proposals, wins, sales].join(','));
      for (let deal = 0; deal < DEALS; deal += 1) {
        const score = 1 + Math.floor(draw() * 5);
        const isOn = draw() < 0.2 + score / 10;
        const days = isOn ? `${name}-20,` : `,${name}-20`;
        const row = (rater, points) => `D${deals.length},${rater},${points},${name}-10,${days}`;
        const first = row(`P${member}`, score);
        deals.push(first);
        if (deal === 0 && member % 2 === 0)
          deals.push(first.replace(`P${member},${score}`, `M,${Math.min(5, score + 1)}`));
      }
    }
  }
  writeFileSync(join(folder, 'monthly.csv'), `${monthly.join('\n')}\n`);
  writeFileSync(join(folder, 'deals.csv'), `${deals.join('\n')}\n`);
  writeFileSync(join(folder, 'kpi.yaml'), TREE);
  return join(folder, 'kpi.yaml');
};
