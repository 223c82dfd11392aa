import { Command as Commander, type CommanderError, Option as CommanderOption } from 'commander';
import { cliText } from '../locale/cli.js';
import type { Lang, Message } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import { formatsOf } from '../report/formats/index.js';
import { runsOf, wrapBy } from '../report/line-breaks.js';
import { plainWidth } from '../report/plain-width.js';
import type { Command, Invocation, Option } from './command.js';
import { commands } from './commands/index.js';
import type { Io } from './io.js';

/** The options that every command has; the formats are those that fit its answer. */
const sharedBy = (command: Command): readonly Option[] => {
  const choices = formatsOf(command.id, command.formats).map(({ id }) => id);
  return [
    { flags: '--format <format>', description: cliText.format(), choices },
    { flags: '--output <file>', description: cliText.output() },
    ...(choices.includes('csv') ? [{ flags: '--bom', description: cliText.bom() }] : []),
    ...(command.readsTrees ? [{ flags: '--max-size <megabytes>', description: cliText.maxSize() }] : []),
    { flags: '--lang <language>', description: cliText.lang(), choices: ['ja', 'en'] },
  ];
};

export type Chosen = (command: Command, invocation: Invocation) => Promise<void>;

type Choices = readonly string[] | undefined;

const withChoices = (description: Message, choices: Choices, lang: Lang): string =>
  description[lang] + (choices ? cliText.choices({ choices })[lang] : '');

/** Checked here and not by commander, whose message is in English only. */
const checkChoice = (name: string, value: string, choices: Choices): void => {
  if (!choices || choices.includes(value)) return;
  const suggestion = nearest(value, choices);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  throw inputError('usage', '', cliText.badChoice({ name, value, choices }), help);
};

const optionOf = ({ flags, description, choices, repeat }: Option, lang: Lang): CommanderOption => {
  const option = new CommanderOption(flags, withChoices(description, choices, lang));
  option.argParser((value: string, previous: string | string[] | undefined) => {
    // An empty value comes from a variable that is not set.
    if (value === '') throw inputError('usage', '', cliText.missingValue({ name: flags }));
    checkChoice(flags.split(' ')[0]!, value, choices);
    return repeat ? [...(Array.isArray(previous) ? previous : []), value] : value;
  });
  return option;
};

const titles: Readonly<Record<string, () => Message>> = {
  'Usage:': cliText.usage,
  'Arguments:': cliText.arguments,
  'Options:': cliText.options,
  'Commands:': cliText.commands,
};

/** The help is the catalogue's own words: their widths need no library, and their line breaks no dictionary. */
const widthInHelp = (text: string): number => plainWidth(text) ?? text.length;
const wrapHelp = wrapBy(widthInHelp, runsOf);

const helpWidth = (io: Io): number => io.stdout.columns ?? 80;

const exitCodes = (io: Io, lang: Lang): string =>
  `\n${wrapHelp(cliText.exitCodes()[lang], helpWidth(io)).join('\n')}`;

const addCommand = (program: Commander, command: Command, io: Io, lang: Lang, chosen: Chosen): void => {
  const sub = program.command(command.id).description(command.summary[lang]).allowExcessArguments(false);
  for (const { name, description, variadic, choices } of command.args) {
    const flags = variadic ? `[${name}...]` : `[${name}]`;
    sub.argument(flags, withChoices(description, choices, lang), (value) => {
      checkChoice(name, value, choices);
      return value;
    });
  }
  for (const option of [...command.options, ...sharedBy(command)]) sub.addOption(optionOf(option, lang));
  const examples = command.examples.map((example) => `  ${example}`).join('\n');
  sub.addHelpText('after', () => `\n${cliText.examples()[lang]}\n${examples}\n${exitCodes(io, lang)}`);
  sub.action(async () => {
    await chosen(command, { args: sub.args, options: sub.opts() });
  });
};

/** The command line as commander reads it, in the reader's language. Its errors are thrown, and printed by `main`. */
export const programFor = (io: Io, lang: Lang, version: string, chosen: Chosen): Commander => {
  const program = new Commander('kpi');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // What went wrong is said once, in the reader's language, where it is caught.
      outputError: () => undefined,
      getOutHelpWidth: () => helpWidth(io),
      getErrHelpWidth: () => helpWidth(io),
    })
    .configureHelp({
      styleTitle: (title) => titles[title]?.()[lang] ?? title,
      displayWidth: widthInHelp,
      // Commander breaks lines at spaces only, and Japanese has none.
      boxWrap: (text, width) => wrapHelp(text, width).join('\n'),
    })
    .description(cliText.description()[lang])
    .version(version, '-V, --version', cliText.version()[lang])
    .helpOption('-h, --help', cliText.help()[lang])
    .helpCommand('help [command]', cliText.helpCommand()[lang])
    .addHelpText('after', () => exitCodes(io, lang));
  for (const command of commands) addCommand(program, command, io, lang, chosen);
  return program;
};

const MESSAGES: Readonly<Record<string, (v: { name: string }) => Message>> = {
  'commander.unknownOption': cliText.unknownOption,
  'commander.unknownCommand': cliText.unknownCommand,
  'commander.optionMissingArgument': cliText.missingValue,
  'commander.excessArguments': cliText.tooMany,
};

/** Commander's error in the reader's language; its English where it is of a kind that has no sentence here. */
export const misuseText = (error: CommanderError): { message: Message; suggestion: string | null } => {
  const name = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?]*)\?/u.exec(error.message)?.[1] ?? null;
  const known = MESSAGES[error.code];
  if (error.code === 'kpi.badChoice')
    return { message: { ja: error.message, en: error.message }, suggestion };
  return {
    message: known ? known({ name }) : cliText.misuse({ reason: error.message.replace(/^error: /u, '') }),
    suggestion,
  };
};
