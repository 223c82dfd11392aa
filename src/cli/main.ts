import { CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { cliText } from '../locale/cli.js';
import { schemaText } from '../locale/schema.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import { drawsAsciiOnly } from '../report/ascii.js';
import { formatsOf } from '../report/formats/index.js';
import type { View } from '../report/report.js';
import { type Command, given, type Invocation, one } from './command.js';
import { commands } from './commands/index.js';
import { forLog, tellActions } from './github-actions.js';
import type { Io, Sink } from './io.js';
import { misuseText, programFor } from './program.js';
import { type Session, sessionOf } from './session.js';
import { printAnswer, writeOutput } from './write-output.js';

const EXIT = { fine: 0, findings: 1, misuse: 2, bug: 70 } as const;
const NARROWEST = 40;

/** Decides once whether to colour: NO_COLOR, then FORCE_COLOR, then whether a person is looking. */
const viewFor = (sink: Sink, { io, lang }: Session): View => {
  const { NO_COLOR, FORCE_COLOR, TERM, COLUMNS } = io.env;
  const isForced =
    FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const color = NO_COLOR ? false : isForced || (FORCE_COLOR === undefined && sink.isTTY && TERM !== 'dumb');
  const declared = Number(COLUMNS);
  const columns =
    Number.isInteger(declared) && declared > 0 ? declared : sink.isTTY ? (sink.columns ?? 80) : null;
  const width = columns === null ? null : Math.max(NARROWEST, columns);
  return { lang, color, width, ascii: drawsAsciiOnly(io.env) };
};

const answer = async (command: Command, invocation: Invocation, session: Session): Promise<number> => {
  const offered = formatsOf(command.id, command.formats);
  const { id: chosen, load } = offered.find(({ id }) => id === one(invocation, 'format')) ?? offered[0]!;
  const bom = given(invocation, 'bom');
  if (bom && chosen !== 'csv') (await import('./values.js')).onlyWith('--bom', '--format csv');
  const report = await command.run(invocation, session);
  const format = await load();
  const output = one(invocation, 'output');
  const { stdout } = session.io;
  if (output === undefined) {
    const text = format.render(report, { ...viewFor(stdout, session), bom });
    await printAnswer(chosen === 'table' ? forLog(text, session.io) : text, session.io);
  } else
    await writeOutput(
      output,
      format.render(report, { lang: session.lang, color: false, width: null, bom }),
      session,
    );
  if (chosen === 'table') await say(await tellActions(report, session), session);
  if (report.unusable && report.unusable.length > 0) {
    await say(report.unusable, session);
    return EXIT.misuse;
  }
  return report.outcome === 'findings' ? EXIT.findings : EXIT.fine;
};

const say = async (diagnostics: readonly Diagnostic[], session: Session): Promise<void> => {
  const { renderDiagnostics } = await import('../report/excerpt.js');
  session.io.stderr.write(
    forLog(renderDiagnostics(diagnostics, viewFor(session.io.stderr, session)), session.io),
  );
};

const sayMisuse = async (
  error: CommanderError,
  session: Session,
  argv: readonly string[],
): Promise<number> => {
  // Help and version end in an error of commander's too, with nothing wrong.
  if (error.exitCode === 0) return EXIT.fine;
  // Without a command the help itself is the message, and commander has printed it.
  if (error.code === 'commander.help') return EXIT.misuse;
  const { message, suggestion } = misuseText(error);
  const command = argv.find((word) => commands.some(({ id }) => id === word));
  const help = suggestion
    ? schemaText.didYouMean({ suggestion })
    : cliText.seeHelp({ command: command === undefined ? '' : `${command} ` });
  await say(inputError('usage', '', message, { help }).diagnostics, session);
  return EXIT.misuse;
};

const languageFlag = (argv: readonly string[]): string | undefined => {
  const index = argv.indexOf('--lang');
  return index >= 0
    ? argv[index + 1]
    : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
};

/**
 * Runs one command line and answers with its exit code: 0 fine, 1 findings, 2 misuse or unreadable input, 70 a bug.
 * It never throws.
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  const { version } = manifest;
  const session = sessionOf(io, languageFlag(argv), version);
  let code: number = EXIT.fine;
  const chosen = async (command: Command, invocation: Invocation): Promise<void> => {
    const size = one(invocation, 'maxSize');
    if (size !== undefined)
      session.limitFiles((await import('./values.js')).megabytesOption('--max-size', size));
    code = await answer(command, invocation, session);
  };
  try {
    await programFor(io, session.lang, version, chosen).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return sayMisuse(error, session, argv);
    if (error instanceof InputError) {
      await say(error.diagnostics, session);
      return EXIT.misuse;
    }
    const detail =
      error instanceof Error
        ? io.env.KPI_DEBUG
          ? (error.stack ?? error.message)
          : error.message
        : String(error);
    io.stderr.write(`${cliText.bug({ version })[session.lang]}\n${detail}\n`);
    return EXIT.bug;
  }
};
