import type { HandoffResult } from '../../diagnose/handoffs/types.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { formatCount } from '../../locale/format.js';
import { handoffEffectText as text } from '../../locale/handoff-effects.js';
import type { Message } from '../../locale/message.js';
import type { Tree } from '../../model/tree.js';
import { change, partsOfKgi, periodText } from '../figures.js';

/** Parts this small beside the KGI are rounding in the last digits. */
const NOTHING = 1e-9;

const PARTS = ['volume', 'quality', 'speed', 'acceptance', 'later', 'rest'] as const;

/** The parts of which something is known, in the order in which a record goes, and how sure those of the records are. */
export const effectTexts = (tree: Tree, { kgi }: Diagnosis, { effects }: HandoffResult): Message[] => {
  if (effects.obstacle === 'no-gap') return [];
  if (effects.obstacle !== null) return [text.noEffects({ obstacle: effects.obstacle })];
  const parts = PARTS.filter((part) => effects[part] !== null);
  const scale = NOTHING * Math.max(1, Math.abs(kgi.actual!), Math.abs(kgi.expected!));
  if (parts.every((part) => Math.abs(effects[part]!) < scale)) return [];
  const shown = partsOfKgi(
    tree,
    parts.map((part) => effects[part]),
  );
  const chances = (['quality', 'speed'] as const).flatMap((what) => {
    const interval = effects.intervals[what];
    if (!interval || interval[1] - interval[0] < scale) return [];
    const [low, high] = interval;
    return [text.chance({ what, low: shown(low), high: shown(high), isWithin: low <= 0 && high >= 0 })];
  });
  return [
    text.effects({
      gap: change(tree, kgi.node, kgi.expected, kgi.actual),
      parts: parts.map((part) => ({ part, effect: shown(effects[part]) })),
    }),
    ...chances,
  ];
};

/** What the records do not tell apart, and with what they were compared for the rest. */
export const splitTexts = ({ effects, split, reference, isStandIn, records }: HandoffResult): Message[] => {
  if (effects.obstacle !== null) return [];
  const { quality, speed, later } = split.obstacles;
  const told: Message[] = [];
  if (quality !== null && quality === speed) told.push(text.notTold({ what: 'both', why: quality }));
  else {
    if (quality !== null) told.push(text.notTold({ what: 'quality', why: quality }));
    if (speed !== null) told.push(text.notTold({ what: 'speed', why: speed }));
  }
  if (later !== null && later !== quality) told.push(text.notTold({ what: 'later', why: later }));
  const months = periodText(reference);
  const isCompared = split.acceptance !== null || split.wins !== null;
  if (isCompared && isStandIn) told.push(text.standIn({ months }));
  if (split.isYoung) {
    const [pending, passed] = [formatCount(records!.pending!), formatCount(records!.passed)];
    told.push(text.young({ pending, passed }));
  }
  if (split.shift) told.push(text.shift({ ...split.shift, months }));
  return told;
};
