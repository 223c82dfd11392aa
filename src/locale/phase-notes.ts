import { formatRate } from './format.js';
import { joined, type Message } from './message.js';

const PLACES: readonly Message[] = [
  { ja: '1か月目', en: 'first' },
  { ja: '2か月目', en: 'second' },
  { ja: '3か月目', en: 'third' },
];

/** What must be known to read the rates of phases side by side. */
export const phaseNotesText = {
  lowestElsewhere: (v: {
    lowest: string;
    rate: number;
    expected: number;
    weakest: string;
    isPast: boolean;
  }): Message => {
    const [rate, expected] = [formatRate(v.rate), formatRate(v.expected)] as const;
    return {
      ja: `率がいちばん低いのは「${v.lowest}」（${rate.ja}）ですが、${v.isPast ? '比べた期間も' : 'もともと'}${expected.ja}${v.isPast ? 'でした' : 'の見込みです'}。弱さは率の低さではなく、それとの差でKGIをどれだけ失うかで見るので、「${v.weakest}」を挙げています`,
      en: `the lowest rate is that of ${v.lowest} (${rate.en}), but ${v.isPast ? `it was ${expected.en} before` : `${expected.en} is all that is expected of it`}; the weakest is not the lowest rate but the one whose difference loses most of the KGI, which is ${v.weakest}`,
    };
  },
  quarterSwing: (v: {
    phase: string;
    rates: readonly number[];
    quarters: number;
    highest: number;
  }): Message => {
    const rates = joined(
      v.rates.map((rate, place) => {
        const figure = formatRate(rate);
        return { ja: `${PLACES[place]!.ja}${figure.ja}`, en: `${figure.en} in the ${PLACES[place]!.en}` };
      }),
    );
    const highest = PLACES[v.highest]!;
    return {
      ja: `「${v.phase}」の率は四半期の何か月目かで大きく違います（${rates.ja}。${v.quarters}四半期とも${highest.ja}が最高）。早く決まった案件だけが先に数えられるか、期末に決着が寄るために出る上下で、月どうしを比べても弱くなったかは分かりません。四半期で比べるか、入った月で数えてください（view: cohort）`,
      en: `the rate of ${v.phase} depends on the month of the quarter (${rates.en}; the ${highest.en} is the highest in each of ${v.quarters} quarters). Where deals are counted by the month in which they close, those that close early are counted first or closing is put off to the end of a quarter, so that one month beside another shows no weakness; compare quarters, or count by the month of entry (view: cohort)`,
    };
  },
};
