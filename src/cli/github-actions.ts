import { resolve } from 'node:path';
import { cliText } from '../locale/cli.js';
import { validateReportText } from '../locale/validate-report.js';
import { type Diagnostic, problem } from '../model/diagnostic.js';
import type { Block, Report, View } from '../report/report.js';
import type { Io } from './io.js';
import type { Session } from './session.js';

/** GitHub takes a mebibyte of summary from a step, and shows nothing of a larger one. */
const MOST_BYTES = 1_000_000;

const isActions = ({ env }: Io): boolean => env.GITHUB_ACTIONS === 'true';

/**
 * GitHub Actions obeys a line of a log that begins with `::name::`, and `##[name]` anywhere in a line. A label that says
 * so must stay a label.
 */
export const forLog = (text: string, io: Io): string =>
  isActions(io) ? text.replace(/^([^\S\n]*)::/gmu, '$1: :').replaceAll('##[', '## [') : text;

const findingsIn = ({ blocks }: Report): number =>
  blocks.reduce((count, block) => count + (block.type === 'diagnostics' ? block.diagnostics.length : 0), 0);

/** The report with at most so many of its findings, and how many are left out. */
const cutTo = (count: number, report: Report): Block[] => {
  const left = findingsIn(report) - count;
  return [
    { type: 'heading', text: validateReportText.heading() },
    ...report.blocks.flatMap((block): Block[] =>
      block.type === 'diagnostics' ? [{ ...block, diagnostics: block.diagnostics.slice(0, count) }] : [block],
    ),
    ...(left > 0 ? [{ type: 'text' as const, text: validateReportText.more({ count: left }) }] : []),
  ];
};

const summaryOf = async (report: Report, view: View): Promise<string> => {
  const { markdown } = await import('../report/formats/markdown.js');
  for (let count = findingsIn(report); ; count = Math.floor(count / 2)) {
    const text = `\n${markdown.render({ ...report, blocks: cutTo(count, report) }, view)}`;
    if (count === 0 || Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
};

/** Adds to the file that GitHub names. That it cannot is worth a warning, and changes nothing of the answer. */
const addSummary = async (path: string, text: string, { io, inputs }: Session): Promise<Diagnostic[]> => {
  const file = resolve(io.cwd, path);
  const warning = (message: Diagnostic['message']): Diagnostic[] => [
    { ...problem('step-summary', '', message), severity: 'warning' },
  ];
  if (inputs.has(file)) return warning(cliText.overInput({ path }));
  try {
    await io.appendFile(file, text);
    return [];
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return warning(cliText.noStepSummary({ path, reason }));
  }
};

/**
 * Under GitHub Actions a check annotates the lines and adds to the job's summary, without being asked. Answers with
 * what went wrong.
 */
export const tellActions = async (report: Report, session: Session): Promise<readonly Diagnostic[]> => {
  const { io, lang } = session;
  if (!report.inspection || !isActions(io)) return [];
  const view: View = { lang, color: false, width: null };
  const { github } = await import('../report/formats/github.js');
  io.stdout.write(github.render(report, view));
  const path = io.env.GITHUB_STEP_SUMMARY;
  return path ? addSummary(path, await summaryOf(report, view), session) : [];
};
