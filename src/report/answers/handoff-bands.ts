import type { MatureRecords } from '../../diagnose/handoffs/types.js';
import { formatCount, formatRate, formatScore, formatTenths, MISSING } from '../../locale/format.js';
import { handoffScoreText as text } from '../../locale/handoff-scores.js';
import type { Message } from '../../locale/message.js';
import { periodText } from '../figures.js';
import type { Block, Cell } from '../report.js';

const known = (value: number | null, form: (value: number) => Message): Cell => ({
  text: value === null ? MISSING : form(value),
});

/** The bands, the highest first, each with what passing it and those above brings. */
export const bandBlocks = (mature: MatureRecords, reference: Message, period: Message): Block[] => {
  if (mature.bands.length === 0) return [];
  const { candidates } = mature.cutoff!;
  const lowest = candidates.at(-1)!;
  const winsFrom = (from: number | null): number | null =>
    (from === null ? lowest : candidates.find((candidate) => candidate.from === from)!).wins;
  return [
    {
      type: 'table',
      columns: [
        { head: text.score(), align: 'left', rank: 0 },
        { head: text.passed(), align: 'right', rank: 1 },
        { head: text.meanScore(), align: 'right', rank: 5 },
        { head: text.passRate(), align: 'right', rank: 0 },
        { head: text.winRate(), align: 'right', rank: 0 },
        { head: text.perHundred(), align: 'right', rank: 2 },
        { head: text.fromHereUp(), align: 'right', rank: 3 },
        { head: text.share(), align: 'right', rank: 4 },
      ],
      rows: mature.bands.toReversed().map((band) => ({
        cells: [
          { text: text.band(band) },
          { text: formatCount(band.passed) },
          known(band.meanScore, formatScore),
          known(band.passRate, formatRate),
          known(band.winRate, formatRate),
          known(band.winsPerHundred, formatTenths),
          known(winsFrom(band.from), formatTenths),
          { text: text.shareOf(band.share) },
        ],
      })),
    },
    {
      type: 'text',
      text: text.legend({
        months: periodText(mature.months),
        number: mature.number,
        open: mature.open,
        unscored: mature.unscored,
        reference,
        period,
      }),
      tone: 'dim',
    },
  ];
};
