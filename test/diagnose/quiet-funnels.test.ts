import { expect, it } from 'vitest';
import { uniformFrom } from '../../src/plan/random.js';
import { judgedOver } from './over-months.js';

const FUNNEL = `
kpi: 1
fiscal_year_start: 4
kgi: { id: wins, kind: count, formula: proposals * win_rate }
phases:
  contact: { label: 接触, volume: contacts }
  hearing: { label: ヒアリング, volume: hearings, conversion: hearing_rate }
  proposal: { label: 提案, volume: proposals, conversion: proposal_rate }
  closing: { label: 受注, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  inbound: { kind: count }
  outbound: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  proposals: { kind: count, formula: hearings * proposal_rate }
  hearing_rate: { kind: rate }
  proposal_rate: { kind: rate }
  win_rate: { kind: rate }
`;
const FUNNELS = 100;
const MONTHS = 24;

it('funnels in which nothing changes are seldom said to move, and hardly ever accused', () => {
  const uniform = uniformFrom(20260401);
  const drawn = (cases: number, rate: number): number =>
    Array.from({ length: cases }, uniform).filter((one) => one < rate).length;
  const month = () => {
    const [inbound, outbound] = [drawn(300, 0.2), drawn(300, 0.2)];
    const hearings = drawn(inbound + outbound, 0.55);
    const proposals = drawn(hearings, 0.5);
    return { inbound, outbound, hearings, proposals, wins: drawn(proposals, 0.3) };
  };
  const found = { told: 0, moving: 0, purpose: 0, against: 0 };
  for (let funnel = 0; funnel < FUNNELS; funnel += 1) {
    const months = Array.from({ length: MONTHS }, month);
    const ids = Object.keys(months[0]!) as (keyof ReturnType<typeof month>)[];
    const columns = Object.fromEntries(ids.map((id) => [id, months.map((one) => one[id])]));
    const { trends, alerts } = judgedOver(FUNNEL, '2024-04', columns);
    if (trends.some(({ isTold }) => isTold)) found.told += 1;
    if (trends.some(({ direction }) => direction !== 'none')) found.moving += 1;
    for (const { rule } of alerts) {
      if (rule === 'kpi-became-the-purpose') found.purpose += 1;
      if (rule === 'kpi-against-kgi') found.against += 1;
    }
  }
  // A tenth of directions by the screening; single months beyond three standard deviations come on top.
  expect(found.moving).toBeLessThanOrEqual(0.15 * FUNNELS);
  expect(found.told).toBeLessThanOrEqual(0.25 * FUNNELS);
  expect(found.purpose).toBeLessThanOrEqual(0.03 * FUNNELS);
  expect(found.against).toBeLessThanOrEqual(0.06 * FUNNELS);
});
