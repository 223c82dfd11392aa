import { dataText } from '../../locale/data.js';
import type { Message } from '../../locale/message.js';
import { InputError } from '../../model/diagnostic.js';
import type { Source } from '../../model/tree.js';
import type { SourcePlace } from '../facts.js';
import { problemInSource } from '../tree-place.js';

/** What is wrong, told by a code alone: what a driver says beside it may hold the address, the user or the host. */
const CONNECTION: Readonly<Record<string, keyof typeof dataText.connection>> = {
  ECONNREFUSED: 'refused',
  ENOENT: 'refused',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  '28000': 'login',
  '28P01': 'login',
  '3D000': 'noDatabase',
};

/** The server ends the session: an administrator's command, a crash, a shutdown; or the line is cut. */
const DROPPED = /^(?:57P0[1-5]|08|ECONNRESET|EPIPE)/u;

/** Classes of SQLSTATE whose text speaks of the statement and its data alone: syntax, names, rights, values. */
const ABOUT_THE_QUERY = /^(?:0A|21|22|25|42)/u;

/** pg gives these no code. */
const SLOW_TO_CONNECT = /timeout expired|timeout exceeded when trying to connect/iu;
const SLOW_TO_ANSWER = /query read timeout/iu;
const ENDED = /connection terminated|connection error|not queryable/iu;

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  // One attempt for each address of a host.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first === undefined ? '' : codeOf(first);
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : '');

const refusal = (
  { tree, source }: SourcePlace,
  message: Message,
  help: Message,
  key: 'url' | 'timeout' | 'query' | 'table',
): InputError => {
  const path = source[key === 'url' ? 'urlVariable' : key] === null ? [] : [key];
  return new InputError([
    problemInSource(tree, source, 'data-database', key === 'timeout' ? [] : path, message, {
      help,
      ...((key === 'timeout' || path.length === 0) && { at: 'key' as const }),
    }),
  ]);
};

const variableOf = ({ urlVariable }: Source): string => urlVariable!;

/** Why there is no connection, without a word of the address. */
export const connectionFault = (place: SourcePlace, error: unknown): InputError => {
  const code = codeOf(error);
  const slow = SLOW_TO_CONNECT.test(wordsOf(error));
  const kind = slow ? 'slow' : CONNECTION[code];
  const { connection } = dataText;
  const message =
    kind === undefined || kind === 'other' ? connection.other({ code: code || '?' }) : connection[kind]();
  return refusal(place, message, dataText.connectionHelp({ variable: variableOf(place.source) }), 'url');
};

/** Why a statement has no answer. */
export const queryFault = (place: SourcePlace, error: unknown): InputError => {
  const { source } = place;
  const code = codeOf(error);
  const words = wordsOf(error);
  if (code === '57014' || SLOW_TO_ANSWER.test(words)) {
    const message = dataText.queryTooSlow({ seconds: source.timeout / 1000 });
    return refusal(place, message, dataText.queryTooSlowHelp(), 'timeout');
  }
  if (DROPPED.test(code) || ENDED.test(words)) {
    const help = dataText.connectionHelp({ variable: variableOf(source) });
    return refusal(place, dataText.connection.dropped(), help, 'url');
  }
  const reason = ABOUT_THE_QUERY.test(code) ? words : '–';
  const message = dataText.queryRefused({ code: code || '?', reason });
  return refusal(place, message, dataText.queryRefusedHelp(), source.table === null ? 'query' : 'table');
};

/** The address, which only the environment holds. Throws an InputError where the variable is not set. */
export const addressOf = (place: SourcePlace): string => {
  const variable = variableOf(place.source);
  const address = place.env[variable]?.trim();
  if (address) return address;
  throw refusal(place, dataText.noVariable({ variable }), dataText.noVariableHelp({ variable }), 'url');
};

export const badAddress = (place: SourcePlace): InputError => {
  const variable = variableOf(place.source);
  return refusal(place, dataText.badAddress({ variable }), dataText.badAddressHelp(), 'url');
};
