import { benjaminiHochberg } from '../../stats/multiple.js';
import type { TestedLink } from './link.js';
import type { Link, LinkStatus } from './types.js';

const ALPHA = 0.05;
/** The share of false finds that is borne among those of all KCIs. */
const FALSE_FINDS = 0.1;

const adjustedIn = (
  links: readonly (TestedLink | null)[],
  pOf: (found: NonNullable<TestedLink['found']>) => number,
): ReadonlyMap<TestedLink, number> => {
  const tested = links.flatMap((link) => (link?.found ? [{ link, p: pOf(link.found) }] : []));
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return new Map(tested.map(({ link }, at) => [link, adjusted[at]!]));
};

/** The verdicts on the links of all KCIs, corrected for being several (Benjamini & Hochberg 1995). */
export const judgeLinks = (links: readonly (TestedLink | null)[]): (Link | null)[] => {
  const [hoped, opposite] = [
    adjustedIn(links, ({ pValue }) => pValue),
    adjustedIn(links, ({ pOpposite }) => pOpposite),
  ];
  return links.map((link): Link | null => {
    if (!link) return null;
    if (!link.found) return { ...link, status: 'too-little-data', found: null };
    const { pOpposite, ...found } = link.found;
    const isShown = (p: number, adjusted: number): boolean => p < ALPHA && adjusted <= FALSE_FINDS;
    let status: LinkStatus = 'hypothesis';
    if (isShown(found.pValue, hoped.get(link)!)) status = 'supported';
    else if (isShown(pOpposite, opposite.get(link)!)) status = 'contradicted';
    return { ...link, status, found: { ...found, pAdjusted: hoped.get(link)! } };
  });
};
