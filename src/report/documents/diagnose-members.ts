import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { PhaseMembers } from '../../diagnose/members/types.js';
import type { Diagnosis } from '../../diagnose/types.js';

const at = ({ phase, conversion }: PhaseMembers) => ({ phase: phase.id, conversion: conversion.id });

const nameOf = (name: string): string | null => (name === '' ? null : name);

export const membersJson = ({ members: found }: Diagnosis): DiagnoseDocument['members'] =>
  (found?.phases ?? []).flatMap((phase) =>
    phase.members.map(({ name, entered, converted, rate, shrunk, interval, limits, effects, ...p }) => ({
      dimension: found!.dimension,
      ...at(phase),
      member: nameOf(name),
      n: entered,
      converted,
      rate,
      shrunk,
      interval: interval && [...interval],
      p_value: p.pValue,
      p_adjusted: p.pAdjusted,
      limits: limits && { warning: [...limits.warning], action: [...limits.action] },
      effects: effects && { ...effects },
    })),
  );

export const memberTestsJson = ({ members: found }: Diagnosis): DiagnoseDocument['member_tests'] =>
  (found?.phases ?? []).map((phase) => ({
    ...at(phase),
    members: phase.tested,
    pooled: phase.pooled,
    chi_square: phase.test?.chiSquare ?? null,
    df: phase.test?.degrees ?? null,
    p_value: phase.test?.pValue ?? null,
    p_adjusted: phase.test?.pAdjusted ?? null,
    rough: phase.test?.isRough ?? null,
    compatible_with_chance: phase.test && phase.verdict === 'chance',
    verdict: phase.verdict,
  }));

export const mixJson = ({ members: found }: Diagnosis): DiagnoseDocument['mix'] =>
  (found?.phases ?? []).flatMap((phase) => {
    const { mix, members } = phase;
    if (!mix) return [];
    return [
      {
        ...at(phase),
        before: mix.before,
        after: mix.after,
        total: mix.after - mix.before,
        rate: mix.rate,
        mix: mix.mix,
        simpson: mix.isReversed,
        only_now: phase.onlyNow.map(nameOf),
        only_before: phase.onlyBefore.map(nameOf),
        members: members.map(({ name, effects }) => ({ member: nameOf(name), ...effects! })),
      },
    ];
  });

export const memberGapsJson = ({ members: found }: Diagnosis): DiagnoseDocument['member_gaps'] => {
  if (!found) return null;
  const { gaps } = found;
  if (gaps.why !== null) return { why_not: gaps.why, members: [], rest: null };
  return {
    why_not: null,
    members: gaps.members.map(({ name, actual, expected, contributions }) => ({
      member: nameOf(name),
      actual,
      expected,
      gap: actual - expected,
      contributions: contributions.map(({ id, effect }) => ({ id, effect })),
    })),
    rest: gaps.rest,
  };
};
