import type { Maturity } from '../../diagnose/maturity.js';
import type { Diagnosis, PhaseResult } from '../../diagnose/types.js';
import { diagnoseReportText } from '../../locale/diagnose-report.js';
import { formatCount, formatRate, MISSING } from '../../locale/format.js';
import { maturityText as text } from '../../locale/maturity.js';
import { joined, type Message, verbatim } from '../../locale/message.js';
import type { Month } from '../../model/calendar.js';
import { periodText } from '../figures.js';
import type { Block, Cell } from '../report.js';

const MOST_MONTHS = 2;

const monthText = (month: Month): Message => periodText({ from: month, to: month });

const standingOf = ({ maturity }: Diagnosis, { phase }: PhaseResult): Maturity['inPeriod'] =>
  maturity.find((each) => each.phase.id === phase.id && each.view === 'cohort')?.inPeriod ?? null;

/** Which phases may still come up to what was expected, and of which low ones that cannot be said. */
export const maturitySentences = (diagnosis: Diagnosis): Message[] => {
  const period = periodText(diagnosis.period);
  const told = diagnosis.phases.map((result) => ({ result, standing: standingOf(diagnosis, result) }));
  const byShare = told.flatMap(({ result, standing }) =>
    result.verdict === 'immature' && !standing ? [result.phase.label] : [],
  );
  return [
    ...(byShare.length > 0 ? [diagnoseReportText.young({ phases: byShare })] : []),
    ...told.flatMap(({ result: { phase, verdict, expected }, standing }) => {
      if (!standing) return [];
      const { maturity, projected } = standing;
      const about = { period, phase: phase.label, maturity };
      if (verdict === 'immature') return [text.tooYoung(about)];
      if (verdict !== 'confirmed' && verdict !== 'suggestive') return [];
      if (projected === null || expected === null) return [];
      const isShort = projected < expected;
      return [text.oldEnough({ ...about, projected: formatRate(projected), isShort })];
    }),
  ];
};

/** The youngest months first: older ones are nearly mature. */
const youngMonths = ({ cohorts, curve }: Maturity): Message => {
  if (curve.length === 0) return text.tooFew();
  const young = cohorts.filter(({ isImmature }) => isImmature).reverse();
  if (young.length === 0) return text.none();
  const named = young
    .slice(0, MOST_MONTHS)
    .map(({ month, maturity }) => text.youngMonth({ month: monthText(month), maturity }));
  const more = young.length - named.length;
  return joined(more > 0 ? [...named, text.more(more)] : named);
};

const rate = (value: number | null): Message => (value === null ? MISSING : formatRate(value));

const row = (found: Maturity): { cells: Cell[] } => {
  const { phase, time, naive, adjusted } = found;
  const forAge = adjusted === null || adjusted > 1 ? MISSING : rate(adjusted);
  return {
    cells: [
      { text: verbatim(phase.label) },
      { text: time.median === null ? MISSING : text.months(time.median) },
      { text: formatCount(time.open) },
      { text: time.stale ? formatCount(time.stale.records) : MISSING },
      { text: rate(naive) },
      { text: found.isLowerBound && forAge !== MISSING ? text.atLeast(forAge) : forAge },
      { text: youngMonths(found), tone: 'dim' },
    ],
  };
};

/** How long records take from phase to phase, how many wait, and which months are too young to be judged. */
export const maturityBlocks = ({ maturity }: Diagnosis): Block[] => {
  const known = maturity.filter(({ curve }) => curve.length > 0);
  if (known.length === 0) return [];
  const through = monthText(Math.max(...known.map((each) => each.through)));
  const hasStale = known.some(({ time }) => time.stale !== null);
  const isCohort = known.every(({ view }) => view === 'cohort');
  return [
    { type: 'heading', text: text.title() },
    {
      type: 'table',
      columns: [
        { head: text.phase(), align: 'left', rank: 0 },
        { head: text.median(), align: 'right', rank: 0 },
        { head: text.waiting(), align: 'right', rank: 1 },
        { head: text.stale(), align: 'right', rank: 3 },
        { head: text.naive(), align: 'right', rank: 2 },
        { head: text.adjusted(), align: 'right', rank: 1 },
        { head: text.young(), align: 'left', rank: 0 },
      ],
      rows: maturity.map(row),
    },
    { type: 'text', text: text.legend({ through, hasStale, isCohort }), tone: 'dim' },
  ];
};
