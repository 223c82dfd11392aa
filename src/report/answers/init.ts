import type { InitDocument } from '../../contract/answers/index.js';
import { type StarterRole, initText as text } from '../../locale/init.js';
import type { Message } from '../../locale/message.js';
import type { Report } from '../report.js';
import { textWidth } from '../width.js';
import { padTo } from '../wrap.js';

interface Written {
  readonly path: string;
  readonly role: StarterRole;
}

const PLAIN = /^[\p{L}\p{N}_./\\:-]+$/u;

/** A folder as a shell takes it. */
const argument = (folder: string): string => (PLAIN.test(folder) ? folder : `"${folder}"`);

/** The commands that follow, each with what it answers. */
const nextSteps = (folder: string | undefined): Message => {
  const place = folder === undefined ? '' : ` ${argument(folder)}`;
  const steps = [
    [`kpi validate${place}`, text.validate()],
    [`kpi plan${place}`, text.plan()],
    [`kpi diagnose${place}`, text.diagnose()],
  ] as const;
  const width = Math.max(...steps.map(([command]) => textWidth(command)));
  const lines = (lang: keyof Message): string =>
    steps.map(([command, what]) => `${padTo(command, width, 'left')}  # ${what[lang]}`).join('\n');
  return { ja: lines('ja'), en: lines('en') };
};

/** What was written, and what to do with it. `folder` is as it was given; left out, the current one. */
export const initReport = (files: readonly Written[], folder: string | undefined): Report => {
  const data: InitDocument = { kpi: 1, command: 'init', files: files.map(({ path }) => path) };
  return {
    blocks: [
      { type: 'heading', text: text.written({ count: files.length }) },
      { type: 'list', items: files.map((file) => ({ text: text.file(file) })) },
      { type: 'heading', text: text.next() },
      { type: 'code', text: nextSteps(folder), language: 'sh' },
    ],
    data,
    outcome: 'ok',
  };
};
