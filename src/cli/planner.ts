import { planWithOdds } from '../plan/odds/plan-with-odds.js';
import type { OddsRequest } from '../plan/odds/types.js';
import { plan } from '../plan/plan.js';
import type { Planner } from '../plan/scenarios.js';

/** Plans with the odds that were asked for; without any where they are left out. */
export const plannerFor = (odds: OddsRequest | null): Planner =>
  odds ? (tree, history, request) => planWithOdds(tree, history, { ...request, ...odds }) : plan;
