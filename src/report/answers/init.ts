import type { InitDocument } from '../../contract/answers/index.js';
import { formatCount } from '../../locale/format.js';
import { type StarterRole, initText as text } from '../../locale/init.js';
import type { Lang, Message } from '../../locale/message.js';
import type { PresetId } from '../../locale/proposal.js';
import { shellWord } from '../../model/shell-word.js';
import type { Block, Report } from '../report.js';
import { textWidth } from '../width.js';
import { padTo } from '../wrap.js';

interface Written {
  readonly path: string;
  readonly role: StarterRole;
}

/** What a file was taken for, of a tree that was made for it. */
export interface Origin {
  readonly file: string;
  readonly preset: PresetId;
  readonly recognisedBy: readonly string[];
  readonly looked: number;
  readonly isWhole: boolean;
  readonly toCheck: readonly Message[];
  readonly assumed: readonly Message[];
}

/** The commands that follow, each with what it answers. A draft has no target to plan for. */
const nextSteps = (folder: string | undefined, isDraft: boolean): Message => {
  const place = folder === undefined ? '' : ` ${shellWord(folder)}`;
  const steps: (readonly [command: string, what: Message])[] = [
    [`kpi validate${place}`, text.validate()],
    ...(isDraft ? [] : [[`kpi plan${place}`, text.plan()] as const]),
    [`kpi diagnose${place}`, text.diagnose()],
  ];
  const width = Math.max(...steps.map(([command]) => textWidth(command)));
  const lines = (lang: keyof Message): string =>
    steps.map(([command, what]) => `${padTo(command, width, 'left')}  # ${what[lang]}`).join('\n');
  return { ja: lines('ja'), en: lines('en') };
};

const listBlocks = (title: Message, items: readonly Message[], tone: 'warn' | 'plain'): Block[] =>
  items.length === 0
    ? []
    : [
        { type: 'heading', text: title },
        { type: 'list', items: items.map((item) => ({ text: item, tone })) },
      ];

const originBlocks = ({ file, preset, recognisedBy, looked, isWhole, toCheck, assumed }: Origin): Block[] => [
  { type: 'text', text: text.recognised({ file, preset, headers: recognisedBy.slice(0, 5) }) },
  { type: 'text', text: text.looked({ rows: formatCount(looked), isWhole }), tone: 'dim' },
  ...listBlocks(text.toCheck(), [...toCheck, text.setTarget()], 'warn'),
  ...listBlocks(text.assumed(), assumed, 'plain'),
];

/**
 * What was written, and what to do with it. `folder` is as it was given; left out, the current one. `origin` is there
 * for a tree that was made for a file.
 */
export const initReport = (
  files: readonly Written[],
  folder: string | undefined,
  lang: Lang,
  origin?: Origin,
): Report => {
  const data: InitDocument = {
    kpi: 1,
    command: 'init',
    files: files.map(({ path }) => path),
    ...(origin && {
      proposal: {
        file: origin.file,
        preset: origin.preset,
        recognised_by: [...origin.recognisedBy],
        rows_looked_at: origin.looked,
        to_check: origin.toCheck.map((message) => message[lang]),
        assumed: origin.assumed.map((message) => message[lang]),
      },
    }),
  };
  return {
    blocks: [
      { type: 'heading', text: text.written({ count: files.length }) },
      { type: 'list', items: files.map((file) => ({ text: text.file(file) })) },
      ...(origin ? originBlocks(origin) : []),
      { type: 'heading', text: text.next() },
      { type: 'code', text: nextSteps(folder, origin !== undefined), language: 'sh' },
    ],
    data,
    outcome: 'ok',
  };
};
