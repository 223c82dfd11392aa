import type { History } from '../../data/history.js';
import { diagnoseTrendText as text } from '../../locale/diagnose-trend.js';
import { formatPercent, formatValue } from '../../locale/format.js';
import { formatMonth } from '../../model/calendar.js';
import { targetOfMonth } from '../../model/hand-target.js';
import type { Node, NodeId, Tree } from '../../model/tree.js';
import { mannKendall } from '../../stats/mann-kendall.js';
import { type Ground, runOf } from '../trend/ground.js';
import type { Alert } from '../types.js';
import { type Fall, fallOf } from './fall.js';
import { type Halves, halvesOf } from './halves.js';
import { type Watched, watchedOf } from './watched.js';

const LEAST_MONTHS = 6;
const MOST_MONTHS = 12;
const RISES = 0.05;
/** Two-sided; a KGI that rises this clearly is not flat. */
const FLAT = 0.2;
/** Of the months, the share in which a volume is to meet its target, for one that does not rise. */
const MET = 2 / 3;
/** The share of what more volume should have brought that must be lost. */
const LOST = 0.5;

/** A volume that grew while its quality paid for it. */
interface Found {
  readonly volume: Node;
  readonly lag: number;
  readonly risePValue: number;
  readonly kgiPValue: number;
  readonly fall: Fall;
  readonly halves: Halves;
  readonly gained: number;
  readonly lost: number;
}

interface Setting {
  readonly tree: Tree;
  readonly history: History;
  readonly ground: Ground;
  readonly lags: ReadonlyMap<NodeId, readonly number[]>;
  halves(count: number): Halves;
}

/** The months until the last part of what a node does has arrived in the KGI. */
const lagOf = ({ lags }: Setting, id: NodeId): number => lags.get(id)?.at(-1) ?? 0;

const isAttained = (
  { tree, ground }: Setting,
  volume: Node,
  values: readonly number[],
  back: number,
): boolean => {
  const months = ground.months.slice(ground.months.length - back - values.length);
  const met = values.filter((value, index) => {
    const target = targetOfMonth(tree, volume, months[index]!);
    return target !== null && value >= target;
  });
  return met.length >= MET * values.length;
};

/** What the volume's growth brought the KGI, and what worse rates took from it, both towards the better. */
const balanceOf = ({ tree }: Setting, halves: Halves, volume: Node, { losses }: Watched) => {
  const sense = tree.kgi.better === 'higher' ? 1 : -1;
  const lost = losses.reduce((sum, id) => sum + Math.min(0, (halves.effectOf(id) ?? 0) * sense), 0);
  return { gained: (halves.effectOf(volume.id) ?? 0) * sense, lost: -lost };
};

const judge = (setting: Setting, volume: Node, watched: Watched): Found | null => {
  const { tree, ground } = setting;
  const lag = lagOf(setting, volume.id);
  const [ofKgi, ofVolume] = [runOf(ground, tree.kgi.id, 0), runOf(ground, volume.id, lag)];
  const count = Math.floor(Math.min(MOST_MONTHS, ofKgi.length, ofVolume.length) / 2) * 2;
  if (count < LEAST_MONTHS) return null;
  const [kgi, own] = [ofKgi.slice(-count), ofVolume.slice(-count)];
  const { s, pTwoSided: kgiPValue } = mannKendall(kgi);
  const isFlat = kgiPValue > FLAT || (tree.kgi.better === 'higher' ? s <= 0 : s >= 0);
  const { pUp: risePValue } = mannKendall(own);
  if (!isFlat || !(risePValue < RISES || isAttained(setting, volume, own, lag))) return null;
  const halves = setting.halves(count);
  const falls = watched.signs.flatMap(
    (id) => fallOf(tree.nodes.get(id)!, ground, halves, count, lagOf(setting, id)) ?? [],
  );
  const fall = falls.sort((a, b) => a.pValue - b.pValue)[0];
  if (!fall) return null;
  const { gained, lost } = balanceOf(setting, halves, volume, watched);
  if (!(gained > 0 && lost >= LOST * gained)) return null;
  return { volume, lag, risePValue, kgiPValue, fall, halves, gained, lost };
};

const alertOf = (
  tree: Tree,
  { volume, lag, risePValue, kgiPValue, fall, halves, gained, lost }: Found,
): Alert => {
  const figure = (node: Node, value: number) => formatValue(value, node.kind, tree.currency, node.unit);
  const [before, after] = halves.values(volume.id, lag)!;
  const [kgiBefore, kgiAfter] = halves.values(tree.kgi.id, 0)!;
  const said = {
    volume: volume.label,
    kgi: tree.kgi.label,
    rate: fall.rate.label,
    before: figure(fall.rate, fall.before),
    after: figure(fall.rate, fall.after),
    lost: lost / gained,
    months: (halves.late.to - halves.early.from + 1) / 2,
  };
  return {
    rule: 'kpi-became-the-purpose',
    node: volume.id,
    severity: 'warning',
    message: text.becameThePurpose({
      ...said,
      rise: before > 0 ? formatPercent(after / before - 1) : null,
      kgiBefore: figure(tree.kgi, kgiBefore),
      kgiAfter: figure(tree.kgi, kgiAfter),
    }),
    headline: text.purposeHeadline(said),
    evidence: {
      from: formatMonth(halves.early.from),
      to: formatMonth(halves.late.to),
      lag,
      volume_p_value: risePValue,
      rate: fall.rate.id,
      rate_p_value: fall.pValue,
      kgi_p_value: kgiPValue,
      volume_effect: gained,
      rate_effects: -lost,
      offset_ratio: lost / gained,
    },
  };
};

/**
 * Whether hitting a KPI has become the purpose (Goodhart 1975; Campbell 1979; methods 6): over the last six to twelve
 * months a volume rises or meets its targets, a rate after it falls, the KGI does not rise, and from the earlier half to
 * the later the rates took at least half of what the volume should have brought. One alert, of the volume that weighs
 * most; null where no volume meets all four.
 */
export const goodhartAlert = (
  tree: Tree,
  history: History,
  ground: Ground,
  lags: ReadonlyMap<NodeId, readonly number[]>,
): Alert | null => {
  const split = new Map<number, Halves>();
  const halves = (count: number): Halves => {
    const made = split.get(count) ?? halvesOf(tree, history, ground.months.at(-1)!, count);
    split.set(count, made);
    return made;
  };
  const setting: Setting = { tree, history, ground, lags, halves };
  const found = [...lags.keys()].flatMap((id) => {
    const node = tree.nodes.get(id)!;
    const isVolume = node.kind === 'count' && node.better === 'higher' && id !== tree.kgi.id;
    const watched = isVolume ? watchedOf(tree, node) : null;
    return (watched && judge(setting, node, watched)) ?? [];
  });
  if (found.length === 0) return null;
  return alertOf(
    tree,
    found.reduce((most, next) => (next.gained > most.gained ? next : most)),
  );
};
