// Makes data/monthly.csv and data/deals.csv: `node examples/b2b-sales/make-data.js`.
// Everything that is true of this made-up team stands in TRUTH; the rest is chance, from SEED. README.md tells both.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SEED = 20260401;

const TRUTH = {
  /** The CRM was introduced here; the monthly table starts when its pipeline had filled. */
  crmFrom: '2024-07-01',
  monthlyFrom: '2024-10',
  until: '2026-09-30',
  /** First contacts by channel in 20.3 working days, until 2026-03 and from the new fiscal year on. */
  contacts: {
    問い合わせ: [54, 60],
    架電: [52, 58],
    紹介: [19, 21],
  },
  /** How busy each month of the year is, mean 1. */
  season: [0.96, 1, 1.06, 0.99, 0.96, 1.03, 1.02, 0.93, 1.04, 1.03, 1.01, 0.97],
  newYear: '2026-04-01',
  /** The chance of a hearing by MA score: below 40, 60, 80, and above. 57.3 % overall, then 59.2 %. */
  hearing: [
    [0.37, 0.52, 0.64, 0.73],
    [0.39, 0.54, 0.66, 0.745],
  ],
  maScore: [0.17, 0.31, 0.34, 0.18],
  /** The chance of a proposal by the clarity score of the hearing, 1 to 5. It never changes. */
  proposalByClarity: [0.12, 0.3, 0.52, 0.72, 0.86],
  /**
   * How often each clarity score is reached, so that 53.0 % of hearings lead to a proposal, then 53.9 %. From
   * `shallowFrom` on hearings are shallow, and 38.1 % do: this is what `kpi diagnose` has to find.
   */
  clarity: [
    [0.08, 0.2, 0.36, 0.26, 0.1],
    [0.075, 0.19, 0.355, 0.275, 0.105],
  ],
  shallow: [0.26, 0.32, 0.27, 0.11, 0.04],
  shallowFrom: '2026-06-01',
  /** The interest score is honest and decides nothing: the chance of a win is the same at every score. */
  interest: [0.07, 0.2, 0.4, 0.25, 0.08],
  win: [0.3, 0.335],
  /** Share and median amount of a deal, in units of 100,000 yen. The people are equally good, whoever they are. */
  segments: { 中小: [0.45, 17], 中堅: [0.37, 26], 大企業: [0.18, 38] },
  spread: 0.3,
  people: ['佐藤', '鈴木', '高橋', '田中', '伊藤'],
  /** Days from one stage to the next: at least, and the mean of what comes on top. */
  days: { hearing: [2, 5], proposal: [4, 7], decision: [9, 16], drop: [5, 9] },
};

/**
 * Numbers between 0 and 1 that a seed decides (mulberry32).
 * @param {number} seed
 */
const randomFrom = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Days since 1970-01-01. @param {string} day */
const toNumber = (day) => {
  const [year, month, date] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const ofEra = (y - era * 400) * 365 + Math.floor((y % 400) / 4) - Math.floor((y % 400) / 100) + ofYear;
  return era * 146097 + ofEra - 719468;
};

/** @param {number} number */
const toDay = (number) => {
  const days = number + 719468;
  const era = Math.floor(days / 146097);
  const ofEra = days - era * 146097;
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = y + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

/** Weekends, the turn of the year, the holidays of May and the days of Obon. @param {number} number */
const isOff = (number) => {
  const weekday = (number + 4) % 7;
  const day = toDay(number).slice(5);
  return (
    weekday === 0 ||
    weekday === 6 ||
    day >= '12-29' ||
    day <= '01-03' ||
    (day >= '05-03' && day <= '05-06') ||
    (day >= '08-13' && day <= '08-15')
  );
};

/** Which of two values holds on a day: the one until the new fiscal year, or the one from it. @param {number} number */
const yearOf = (number) => (toDay(number) < TRUTH.newYear ? 0 : 1);

/**
 * @typedef {object} Deal
 * @property {string} contact
 * @property {string} channel
 * @property {string} segment
 * @property {string} person
 * @property {number} score
 * @property {string} hearing
 * @property {number | ''} clarity
 * @property {number | ''} interest
 * @property {string} proposal
 * @property {string} won
 * @property {string} lost
 * @property {number | ''} amount
 */

/** @param {number} seed @returns {Deal[]} */
const makeDeals = (seed) => {
  const random = randomFrom(seed);
  const last = toNumber(TRUTH.until);

  /** @param {readonly number[]} shares */
  const pick = (shares) => {
    let left = random();
    const index = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return index < 0 ? shares.length - 1 : index;
  };
  /** @param {number} mean */
  const poisson = (mean) => {
    let count = 0;
    for (let product = random(); product > Math.exp(-mean); product *= random()) count += 1;
    return count;
  };
  // The sum of twelve uniform numbers is close enough to a normal one for the size of a deal.
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  /** The working day on which the next stage is reached. @param {number} from @param {number[]} days */
  const later = (from, [least, mean]) => {
    let day = from + least + Math.round(-mean * Math.log(1 - random()));
    while (isOff(day)) day += 1;
    return day;
  };
  /** What has not happened yet is blank. @param {number} day */
  const written = (day) => (day > last ? '' : toDay(day));

  /** @param {number} contact @param {string} channel @returns {Deal} */
  const makeDeal = (contact, channel) => {
    const segment = Object.keys(TRUTH.segments)[pick(Object.values(TRUTH.segments).map(([share]) => share))];
    const person = TRUTH.people[Math.floor(random() * TRUTH.people.length)];
    const band = pick(TRUTH.maScore);
    const score = band * 20 + (band === 0 ? 12 : 20) + Math.floor(random() * (band === 0 ? 28 : 20));
    const deal = { contact: toDay(contact), channel, segment, person, score };
    const open = { hearing: '', clarity: '', interest: '', proposal: '', won: '', lost: '', amount: '' };
    if (random() >= TRUTH.hearing[yearOf(contact)][band])
      return { ...deal, ...open, lost: written(later(contact, TRUTH.days.drop)) };
    const hearing = later(contact, TRUTH.days.hearing);
    if (hearing > last) return { ...deal, ...open };

    const depth = toDay(hearing) < TRUTH.shallowFrom ? TRUTH.clarity[yearOf(hearing)] : TRUTH.shallow;
    const clarity = pick(depth) + 1;
    const heard = { ...deal, ...open, hearing: toDay(hearing), clarity, interest: pick(TRUTH.interest) + 1 };
    if (random() >= TRUTH.proposalByClarity[clarity - 1])
      return { ...heard, lost: written(later(hearing, TRUTH.days.drop)) };
    const proposal = later(hearing, TRUTH.days.proposal);
    if (proposal > last) return heard;

    const decision = later(proposal, TRUTH.days.decision);
    const isWon = random() < TRUTH.win[yearOf(proposal)];
    const proposed = { ...heard, proposal: toDay(proposal) };
    if (!isWon) return { ...proposed, lost: written(decision) };
    const amount = Math.round(TRUTH.segments[segment][1] * Math.exp(TRUTH.spread * normal())) * 100_000;
    return decision > last ? proposed : { ...proposed, won: toDay(decision), amount };
  };

  const deals = [];
  for (let day = toNumber(TRUTH.crmFrom); day <= last; day += 1) {
    if (isOff(day)) continue;
    const season = TRUTH.season[Number(toDay(day).slice(5, 7)) - 1];
    for (const [channel, means] of Object.entries(TRUTH.contacts)) {
      const mean = (means[yearOf(day)] * season) / 20.3;
      for (let count = poisson(mean); count > 0; count -= 1) deals.push(makeDeal(day, channel));
    }
  }
  return deals;
};

/** @param {readonly (readonly (string | number)[])[]} rows */
const csv = (rows) => `${rows.map((row) => row.join(',')).join('\n')}\n`;

/** @param {readonly Deal[]} deals */
const dealsCsv = (deals) =>
  csv([
    [
      '商談ID',
      '初回接触日',
      '流入元',
      'セグメント',
      '担当者',
      'MAスコア',
      'ヒアリング日',
      '課題の明確化度',
      '顧客の関心度',
      '提案日',
      '受注日',
      '失注日',
      '受注金額',
    ],
    ...deals.map((deal, index) => [
      `D${String(index + 1).padStart(4, '0')}`,
      deal.contact,
      deal.channel,
      deal.segment,
      deal.person,
      deal.score,
      deal.hearing,
      deal.clarity,
      deal.interest,
      deal.proposal,
      deal.won,
      deal.lost,
      deal.amount,
    ]),
  ]);

/** @param {readonly Deal[]} deals */
const monthlyCsv = (deals) => {
  const months = [...new Set(deals.map(({ contact }) => contact.slice(0, 7)))].filter(
    (month) => month >= TRUTH.monthlyFrom,
  );
  const rows = months.map((month) => {
    const contacts = deals.filter(({ contact }) => contact.startsWith(month));
    const won = deals.filter((deal) => deal.won.startsWith(month));
    return [
      month,
      ...Object.keys(TRUTH.contacts).map((name) => contacts.filter(({ channel }) => channel === name).length),
      contacts.length,
      deals.filter(({ hearing }) => hearing.startsWith(month)).length,
      deals.filter(({ proposal }) => proposal.startsWith(month)).length,
      won.length,
      won.reduce((sum, { amount }) => sum + Number(amount), 0),
    ];
  });
  const counts = ['問い合わせ数', '架電接触数', '紹介数', '初回接触数', 'ヒアリング数', '提案数', '受注数'];
  return csv([['年月', ...counts, '売上'], ...rows]);
};

/**
 * The text of each file by its name; the same for the same seed.
 * @param {number} [seed]
 * @returns {Record<string, string>}
 */
export const makeData = (seed = SEED) => {
  const deals = makeDeals(seed);
  return { 'data/monthly.csv': monthlyCsv(deals), 'data/deals.csv': dealsCsv(deals) };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(makeData())) writeFileSync(new URL(name, import.meta.url), text);
}
