import { planMembersText as text } from '../../locale/plan-members.js';
import { formatMonth } from '../../model/calendar.js';
import type { PlanWarning } from '../types.js';
import type { Membership } from './setting.js';

/** Who has had nothing for so many months may have left. */
const QUIET_MONTHS = 3;

/** What of the members a person should know before relying on the plan. */
export const memberWarnings = ({ ground, members, split, crew, parts }: Membership): PlanWarning[] => {
  const { tree, baselinePeriod } = ground;
  const found: PlanWarning[] = [];
  const nobody = crew.find(({ name }) => name === '');
  if (nobody) {
    const volumes = split.volumes.filter((id) => parts.shares.get(id)![nobody.index]! > 0);
    const shares = volumes.map((id) => ({
      label: tree.nodes.get(id)!.label,
      share: parts.shares.get(id)![nobody.index]!,
    }));
    const message = text.unnamed({ dimension: members.dimension, shares });
    found.push({ rule: 'member-unnamed', node: null, message });
  }
  const named = crew.filter(({ name }) => name !== '');
  const since = baselinePeriod!.to - QUIET_MONTHS;
  const quiet = named.filter(({ last }) => last !== null && last <= since);
  if (quiet.length > 0) {
    const message = text.quiet({ names: quiet.map(({ name }) => name), month: formatMonth(since) });
    found.push({ rule: 'member-quiet', node: null, message });
  }
  const joined = named.filter(({ standing }) => standing === 'new');
  if (joined.length > 0) {
    const message = text.newcomers({ names: joined.map(({ name }) => name) });
    found.push({ rule: 'member-new', node: null, message });
  }
  return found;
};
