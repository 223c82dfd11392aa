import type { Message } from '../../locale/message.js';
import type { Finding } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Handoff, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

type Reading = (handoff: Handoff) => string | number | null;

/** What makes a handoff mean the same on both sides, by its key in the tree. */
const TERMS: readonly (readonly [string, Reading])[] = [
  [
    'definition',
    ({ definition }) => (definition === null ? null : foldWidth(definition.replace(/\s+/gu, ' '))),
  ],
  ['score.cutoff', ({ score }) => score?.cutoff ?? null],
  ['sla_days', ({ slaDays }) => slaDays],
];

const ENDS: readonly (readonly [string, Reading])[] = [
  ['from', ({ from }) => from],
  ['to', ({ to }) => to],
];

/** The keys that both handoffs have and that say different things; what one leaves out contradicts nothing. */
const differing = (one: Handoff, other: Handoff, readings: typeof TERMS): string[] =>
  readings.flatMap(([key, read]) => {
    const [here, there] = [read(one), read(other)];
    return here === null || there === null || here === there ? [] : [key];
  });

const joinsSameNodes = (one: Handoff, other: Handoff): boolean =>
  one.passed !== null &&
  one.accepted !== null &&
  one.passed === other.passed &&
  one.accepted === other.accepted;

/** The handoffs before one that are the same by their nodes or, in another tree, by their id. */
const namesakes = (tree: Tree, index: number, earlier: readonly Tree[]) => {
  const handoff = tree.handoffs[index]!;
  return [
    ...tree.handoffs
      .slice(0, index)
      .filter((other) => joinsSameNodes(handoff, other))
      // Two departments may hand over by one definition, and are then two handoffs.
      .map((other) => ({ home: tree, other, keys: differing(handoff, other, TERMS) })),
    ...earlier.flatMap((home) =>
      home.handoffs
        .filter((other) => other.id === handoff.id)
        .map((other) => ({ home, other, keys: differing(handoff, other, [...ENDS, ...TERMS]) })),
    ),
  ].filter(({ keys }) => keys.length > 0);
};

const differs = (id: string, other: string, place: string, keys: readonly string[]): Message => ({
  ja: `引き渡し ${id} は、${place} の ${other} と ${keys.join('、')} が違います`,
  en: `the handoff ${id} differs from ${other} at ${place} in ${keys.join(', ')}`,
});

export const handoffDefinedDifferently: Rule = {
  id: 'handoff-defined-differently',
  severity: 'warning',
  principle: 5,
  reason: {
    ja: '同じ引き渡しの定義が部門ごとに違うと、渡した件数と受け入れた件数は別のものを数えています。どちらの数字も正しいのに、話が合いません。',
    en: 'Where departments define one handoff differently, what is passed and what is accepted are not the same thing. Both numbers are right, and nobody agrees.',
  },
  sees: 'earlier',
  good: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  accepted:
    from: inside
    to: field
    passed: contacts
    accepted: wins
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
`,
  bad: `kpi: 1
departments: { inside: インサイドセールス, field: 営業 }
kgi: { id: wins, kind: count, owner: field, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, owner: inside, quality: [win_rate] }
  win_rate: { kind: rate, owner: field }
handoffs:
  passed_on:
    from: inside
    to: field
    passed: contacts
    accepted: wins
    definition: 検討の時期と担当者の名前が記録されている
    score: { cutoff: 60 }
    sla_days: 2
  accepted: # !
    from: inside
    to: field
    passed: contacts
    accepted: wins
    definition: 決裁者と会う約束がある
    score: { cutoff: 75 }
    sla_days: 2
`,
  *check(tree, { earlier }): Generator<Finding> {
    for (const [index, { id, path }] of tree.handoffs.entries()) {
      for (const { home, other, keys } of namesakes(tree, index, earlier)) {
        const { file, start } = home.locate(other.path, 'key');
        yield {
          path,
          at: 'key',
          message: differs(id, other.id, `${file}:${start.line}`, keys),
          help: {
            ja: '渡す側と受ける側で話し合い、1つの定義にそろえてください',
            en: 'let giver and taker agree on one definition, and write that in both places',
          },
        };
      }
    }
  },
};
