import type { Lang, Message } from '../locale/message.js';
import { presetNames } from '../locale/proposal.js';
import { proposedComments as comments, proposedWords as words } from '../locale/proposed-words.js';
import { type YamlEntry, type YamlValue, yamlText } from '../model/yaml-text.js';
import type { Proposal, ProposedMeasure, ProposedNode, ProposedSource } from './proposal.js';

const OWNER = 'sales';

const entry = (key: string, value: YamlValue | undefined, beside?: string): YamlEntry[] =>
  value === undefined ? [] : [{ key, value, ...(beside !== undefined && { beside }) }];

const measureOf = (measure: string | ProposedMeasure): YamlValue => {
  if (typeof measure === 'string') return measure;
  const { take, column, by, where } = measure;
  const condition = where && { key: where.column, value: where.values };
  return {
    flow: [
      { key: take, value: column ?? true },
      ...('on' in by ? entry('on', by.on) : entry('stage', by.stage)),
      ...(condition ? [{ key: 'where', value: { flow: [condition] } }] : []),
    ],
  };
};

const nodeEntries = (node: ProposedNode, lang: Lang): YamlEntry[] => [
  ...entry('label', node.label[lang]),
  ...entry('kind', node.kind),
  ...entry('owner', node.isOwned ? OWNER : undefined),
  ...entry('formula', node.formula),
  ...entry('measure', node.measure === undefined ? undefined : measureOf(node.measure)),
  ...entry('quality', node.quality === undefined ? undefined : [node.quality]),
  ...entry('action', node.action?.[lang]),
];

const stageEntries = ({ stages, status, history }: ProposedSource, lang: Lang): YamlEntry[] => {
  if (!stages) return [];
  const won = status && [
    ...entry('column', status.column),
    ...entry('won', status.won),
    ...entry('lost', status.lost.length > 0 ? status.lost : undefined),
  ];
  const changes = history && Object.entries(history).map(([key, value]) => ({ key, value }));
  return [
    ...entry('history', changes && { flow: changes }),
    {
      key: 'stages',
      value: { block: stages.map(({ phase, name }) => ({ key: phase, value: name })) },
      above: [(history ? comments.stageNames() : comments.stages())[lang]],
    },
    ...entry('status', won && { flow: won }, comments.status()[lang]),
    ...entry('view', 'snapshot', comments.view()[lang]),
  ];
};

const sourceEntries = (source: ProposedSource, path: string, lang: Lang): YamlEntry[] => {
  const { layout, period, dimensions, dates, none, metric, value, year, sheet } = source;
  return [
    ...entry('path', path),
    ...entry('sheet', sheet),
    ...entry('layout', layout),
    ...entry('period', period),
    ...entry('dimensions', dimensions.length > 0 ? dimensions : undefined),
    ...entry('dates', dates, comments.dates()[lang]),
    ...entry('none', none.length > 0 ? none : undefined),
    ...entry('year', year),
    ...entry('metric', metric),
    ...entry('value', value),
    ...stageEntries(source, lang),
  ];
};

const rulesOf = ({ hasLooseKpis }: Proposal, lang: Lang): YamlEntry[] => {
  if (!hasLooseKpis) return [];
  const setting: YamlValue = {
    flow: [...entry('severity', 'off'), ...entry('reason', comments.notJoined()[lang])],
  };
  return [
    {
      key: 'rules',
      above: ['', comments.rules()[lang]],
      value: { block: [...entry('unconnected-node', setting), ...entry('volume-without-quality', setting)] },
    },
  ];
};

const remarks = (title: Message, messages: readonly Message[], lang: Lang): string[] =>
  messages.length === 0 ? [] : [`${title[lang]}:`, ...messages.map((message) => `- ${message[lang]}`)];

/** The text of a proposed tree in a language; `path` is the file's from the tree, `file` what people call it. */
export const treeText = (
  proposal: Proposal,
  { path, file }: { readonly path: string; readonly file: string },
  lang: Lang,
): string => {
  const { kgi, phases, kpis, source, currency, fiscalYearStart, reconcile, preset, assumed, toCheck } =
    proposal;
  const above = (...lines: Message[]): string[] => ['', ...lines.map((line) => line[lang])];
  const isOwned = [kgi, ...kpis].some((node) => node.isOwned);
  return yamlText([
    {
      key: 'kpi',
      value: 1,
      above: [
        ...comments.head({ file, preset: presetNames[preset] }).map((line) => line[lang]),
        ...remarks(comments.toCheck(), toCheck, lang),
        ...remarks(comments.assumed(), assumed, lang),
      ],
    },
    { key: 'name', value: file.replace(/\.[^.]+$/u, '') || file, beside: comments.name()[lang] },
    ...entry('lang', lang),
    ...entry('currency', currency ?? undefined),
    ...entry('fiscal_year_start', fiscalYearStart, comments.fiscalYear()[lang]),
    ...entry('reconcile', reconcile, comments.reconcile()[lang]),
    ...(isOwned
      ? [
          {
            key: 'departments',
            above: above(comments.departments()),
            value: { block: entry(OWNER, words.sales()[lang]) },
          },
        ]
      : []),
    {
      key: 'kgi',
      above: above(comments.kgi(), comments.target()),
      value: { block: [...entry('id', kgi.id), ...nodeEntries(kgi, lang)] },
    },
    ...(phases.length === 0
      ? []
      : [
          {
            key: 'phases',
            above: above(comments.phases()),
            value: {
              block: phases.map(
                ({ id, label, volume, conversion }): YamlEntry => ({
                  key: id,
                  value: {
                    flow: [
                      ...entry('label', label[lang]),
                      ...entry('volume', volume),
                      ...entry('conversion', conversion ?? undefined),
                    ],
                  },
                }),
              ),
            },
          },
        ]),
    ...(kpis.length === 0
      ? []
      : [
          {
            key: 'kpis',
            above: above(comments.kpis()),
            value: {
              block: kpis.map(
                (node): YamlEntry => ({ key: node.id, value: { block: nodeEntries(node, lang) } }),
              ),
            },
          },
        ]),
    {
      key: 'sources',
      above: above(comments.source()),
      value: { block: [{ key: source.id, value: { block: sourceEntries(source, path, lang) } }] },
    },
    ...rulesOf(proposal, lang),
  ]);
};
