import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, measured } from './measure.js';

const KPI = here('../../bin/kpi.js');
const BRANCHES = 10;
const FIRST = 2025 * 12 + 3;
const SIZES = [100, 200];
/** Of the largest: seconds by the clock, megabytes, and the processor time as a multiple of half as many members. */
const MOST = { seconds: 5, megabytes: 600, times: 2.2 };

/** Numbers between 0 and 1, the same in every run (Park & Miller 1988). */
const drawFrom = (seed) => {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
};

/** Ten branches of five nodes, of which five are levers; a contact of a month is won in the next. */
const treeOf = (target) => {
  const branch = (_, index) => {
    const [id, fixed] = [index + 1, (from) => (index < from ? '' : ', fixed: true')];
    return `  contacts_${id}: { kind: count${fixed(3)} }
  win_rate_${id}: { kind: rate${fixed(2)} }
  price_${id}: { kind: average, fixed: true }
  wins_${id}: { kind: count, formula: "lag(contacts_${id}, 1) * win_rate_${id}" }
  sales_${id}: { kind: amount, formula: wins_${id} * price_${id} }`;
  };
  const sales = Array.from({ length: BRANCHES }, (_, index) => `sales_${index + 1}`);
  return `kpi: 1
name: 担当者ごと
currency: JPY
horizon: 2026-04..2027-03
kgi: { id: revenue, kind: amount, formula: ${sales.join(' + ')}, target: ${target} }
kpis:
${Array.from({ length: BRANCHES }, branch).join('\n')}
sources:
  monthly: { path: monthly.csv, layout: columns, period: 年月, dimensions: [担当者] }
`;
};

/** A year of everybody's months, and what they come to. */
const actualsOf = (members) => {
  const draw = drawFrom(1);
  const metrics = Array.from({ length: BRANCHES }, (_, index) =>
    ['contacts', 'wins', 'sales'].map((name) => `${name}_${index + 1}`),
  );
  let total = 0;
  const cellsOf = (member) => (_, branch) => {
    const contacts = 15 + Math.floor(draw() * 20);
    const share = 0.15 + 0.02 * ((member * 7 + branch) % 10) + 0.1 * draw();
    const wins = Math.max(1, Math.round(contacts * share));
    const sales = wins * (400_000 + Math.floor(draw() * 200_000));
    total += sales;
    return [contacts, wins, sales];
  };
  const rows = Array.from({ length: 12 * members }, (_, row) => {
    const [month, member] = [FIRST + Math.floor(row / members), row % members];
    const name = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return [name, `P${String(member).padStart(4, '0')}`, ...metrics.flatMap(cellsOf(member))];
  });
  return { text: [['年月', '担当者', ...metrics.flat()], ...rows].join('\n'), total };
};

const written = (folder, members) => {
  const root = join(folder, `members-${members}`);
  mkdirSync(root, { recursive: true });
  const { text, total } = actualsOf(members);
  writeFileSync(join(root, 'monthly.csv'), `${text}\n`);
  writeFileSync(join(root, 'kpi.yaml'), treeOf(Math.round(total * 1.125)));
  return join(root, 'kpi.yaml');
};

/** What a plan of 50 nodes over 12 months takes by member, with one lever for all and with levers of each. */
export const reportMembers = (folder, line, verdict) => {
  line([]);
  line(['plan by member', 's', 'CPU s', 'of', 'times', 'at most', 'MB', 'at most', '']);
  for (const more of [[], ['--free-mix']]) {
    const found = SIZES.map((members) =>
      measured({ args: [KPI, 'plan', written(folder, members), '--by', '担当者', ...more] }, 3),
    );
    found.forEach(({ took, used, peak }, at) => {
      const times = at === 0 ? null : used / found[at - 1].used;
      const isOver = at > 0 && (took / 1000 > MOST.seconds || peak > MOST.megabytes || times > MOST.times);
      line([
        [`${SIZES[at]} members`, ...more].join(' '),
        (took / 1000).toFixed(2),
        (used / 1000).toFixed(2),
        at === 0 ? '' : `${SIZES[at - 1]} members, CPU`,
        times?.toFixed(2) ?? '',
        at === 0 ? '' : `${MOST.seconds} s, ${MOST.times}`,
        peak.toFixed(0),
        MOST.megabytes,
        verdict(isOver),
      ]);
    });
  }
};
