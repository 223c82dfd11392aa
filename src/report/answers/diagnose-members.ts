import type { MemberRate, PhaseMembers } from '../../diagnose/members/types.js';
import type { Diagnosis } from '../../diagnose/types.js';
import { diagnoseMembersText as text } from '../../locale/diagnose-members.js';
import { formatCount, formatPoints, formatPValue, formatRate, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import type { Block, Cell } from '../report.js';

/** Members of a table that is still read. */
const MOST_ROWS = 20;
const MOST_NAMES = 5;
/** The share of false alarms that is put up with among those called low. */
const ALARMS = 0.1;

/** The name of a member as it is shown. */
export const memberName = (name: string): Message => (name === '' ? text.nobody() : verbatim(name));

const isLow = ({ pAdjusted }: MemberRate): boolean => pAdjusted !== null && pAdjusted <= ALARMS;

const verdictText = (dimension: string, found: PhaseMembers): Message => {
  const of = { dimension, phase: found.phase.label };
  const { verdict, test, members } = found;
  if (verdict === 'alone') return text.alone(of);
  if (verdict === 'exceeds') {
    const over = members.filter(
      ({ name, entered, converted }) => name !== '' && entered !== null && converted! > entered,
    );
    return text.exceeds({ ...of, names: over.map(({ name }) => name) });
  }
  const p = formatPValue(test!.pAdjusted);
  const low = members.filter(isLow).map(({ name }) => name);
  if (verdict === 'chance') return text.chance({ ...of, p, members: found.tested, low });
  const isAll = members.every(({ name }) => name !== '');
  return text.beyondChance({ ...of, p, low, pooled: formatRate(found.pooled!), isAll });
};

const sentence = (dimension: string, found: PhaseMembers): Message =>
  text.told({
    parts: [
      verdictText(dimension, found),
      ...(found.test?.isRough ? [text.rough()] : []),
      ...(found.isYoung ? [text.young()] : []),
    ],
  });

/** The member and the side of it that moved the rate of all most, in the direction in which it went. */
const mostOf = (members: readonly MemberRate[], direction: number) => {
  const parts = members.flatMap(({ name, effects }) =>
    effects
      ? [
          { name, effect: effects.rate, isMix: false },
          { name, effect: effects.mix, isMix: true },
        ]
      : [],
  );
  const along = parts.filter(({ effect }) => effect * direction > 0);
  if (along.length === 0) return null;
  const { name, effect, isMix } = along.reduce((most, next) =>
    Math.abs(next.effect) > Math.abs(most.effect) ? next : most,
  );
  return { name: memberName(name), effect: formatPoints(effect), isMix };
};

const movedText = (dimension: string, { conversion, mix, members }: PhaseMembers): Message =>
  mix
    ? text.moved({
        dimension,
        rate: conversion.label,
        before: formatRate(mix.before),
        after: formatRate(mix.after),
        byRate: formatPoints(mix.rate),
        byMix: formatPoints(mix.mix),
        most: mostOf(members, Math.sign(mix.after - mix.before)),
      })
    : text.notSplit({ dimension, rate: conversion.label });

const row = (member: MemberRate): { cells: Cell[] } => {
  const { name, entered, converted, rate, interval, shrunk, pAdjusted } = member;
  const tone = isLow(member) ? 'bad' : 'plain';
  const flow =
    entered === null || converted === null
      ? MISSING
      : text.cases({ entered: formatCount(entered), converted: formatCount(converted) });
  const [low, high] = interval ?? [];
  return {
    cells: [
      { text: memberName(name), tone },
      { text: flow },
      { text: rate === null ? MISSING : formatRate(rate), tone },
      {
        text:
          low === undefined || high === undefined
            ? MISSING
            : text.range({ low: formatRate(low), high: formatRate(high) }),
      },
      { text: shrunk === null ? MISSING : formatRate(shrunk) },
      { text: pAdjusted === null ? MISSING : formatPValue(pAdjusted), tone },
    ],
  };
};

/** All members; of too many, those whose rates lie outside the limits that chance alone sets, and those called low. */
const shownOf = (members: readonly MemberRate[]): readonly MemberRate[] => {
  if (members.length <= MOST_ROWS) return members;
  const stands = (member: MemberRate): boolean =>
    isLow(member) ||
    (member.rate !== null &&
      member.limits !== null &&
      (member.rate < member.limits.warning[0] || member.rate > member.limits.warning[1]));
  return members.filter(stands).slice(0, MOST_ROWS);
};

const tableBlocks = (dimension: string, { members, conversion }: PhaseMembers): Block[] => {
  const shown = shownOf(members);
  const isDrawn = shown.some(({ shrunk }) => shrunk !== null);
  return [
    {
      type: 'table',
      columns: [
        { head: verbatim(dimension), align: 'left', rank: 0 },
        { head: text.flow(), align: 'right', rank: 0 },
        { head: verbatim(conversion.label), align: 'right', rank: 0 },
        { head: text.interval(), align: 'right', rank: 1 },
        { head: text.shrunk(), align: 'right', rank: 2 },
        { head: text.pAdjusted(), align: 'right', rank: 0 },
      ],
      rows: shown.map(row),
    },
    { type: 'text', text: text.legend({ isDrawn, more: members.length - shown.length }), tone: 'dim' },
  ];
};

/** Where a rate went one way as a whole and the other way everywhere: no table of the phases shows that. */
export const reversalSentences = ({ members: found }: Diagnosis): Message[] =>
  (found?.phases ?? []).flatMap(({ conversion, mix }) =>
    mix?.isReversed
      ? [
          text.reversed({
            dimension: found!.dimension,
            rate: conversion.label,
            isDown: mix.after < mix.before,
          }),
        ]
      : [],
  );

/** Who has no cases in one of the periods: there is no rate of theirs to compare with. */
const onlyBlocks = ({ onlyNow, onlyBefore }: PhaseMembers): Block[] => {
  const few = (names: readonly string[]): Message[] => {
    const shown = names.slice(0, MOST_NAMES).map(memberName);
    return names.length > MOST_NAMES ? [...shown, text.others(names.length - MOST_NAMES)] : shown;
  };
  if (onlyNow.length + onlyBefore.length === 0) return [];
  return [{ type: 'text', text: text.only({ now: few(onlyNow), before: few(onlyBefore) }), tone: 'dim' }];
};

/** Whether members differ, phase by phase in words; a table only where chance does not explain it. */
export const memberBlocks = ({ members: found }: Diagnosis): Block[] => {
  if (!found) return [];
  const { dimension, isOfPeriods, phases, untold } = found;
  return [
    { type: 'heading', text: text.title({ dimension }) },
    ...phases.flatMap((phase): Block[] => [
      {
        type: 'text',
        text: sentence(dimension, phase),
        tone: phase.verdict === 'beyond-chance' ? 'strong' : 'plain',
      },
      ...(isOfPeriods ? [{ type: 'text', text: movedText(dimension, phase) } as const] : []),
      ...onlyBlocks(phase),
      ...(phase.verdict === 'beyond-chance' ? tableBlocks(dimension, phase) : []),
    ]),
    ...(untold.length > 0
      ? [
          {
            type: 'text',
            text: text.untold({ dimension, phases: untold.map(({ label }) => label) }),
            tone: 'dim',
          } as const,
        ]
      : []),
  ];
};
