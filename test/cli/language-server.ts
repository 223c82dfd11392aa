import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Marked {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly character: number;
}

/** The server of YAML as an editor speaks to it. Lines and characters count from 0. */
export interface Editor {
  /** Opens a text under a name of the folder, and answers with what is marked in it. */
  open(name: string, text: string): Promise<readonly Marked[]>;
  complete(name: string, position: Position): Promise<readonly string[]>;
  hover(name: string, position: Position): Promise<string>;
}

const require = createRequire(import.meta.url);
const SERVER = require.resolve('yaml-language-server/bin/yaml-language-server');
/** A server that has not answered by then, in milliseconds, will not. */
const PATIENCE = 45_000;

/** What the server is told when it asks: nothing that would need a network. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
};

const CAPABILITIES = {
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
    publishDiagnostics: {},
  },
  workspace: { configuration: true },
};

/** The messages of a stream, each behind a header that gives its length in bytes. */
const readMessages = (stream: Readable, take: (message: Message) => void): void => {
  let buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/iu.exec(buffer.toString('latin1', 0, Math.max(end, 0)));
      const start = end + 4;
      if (!length || buffer.length < start + Number(length[1])) return;
      const body = buffer.subarray(start, start + Number(length[1]));
      buffer = buffer.subarray(start + body.length);
      take(JSON.parse(body.toString('utf8')) as Message);
    }
  });
};

const settingsFor = ({ method, params }: Message): unknown => {
  if (method !== 'workspace/configuration') return null;
  const { items } = params as { items: readonly { section: string }[] };
  return items.map(({ section }) => SETTINGS[section] ?? {});
};

/** Messages to and from a server: questions that wait for their answer, and what it says of files by itself. */
const connectionTo = (server: ChildProcessByStdio<Writable, Readable, null>) => {
  const answers = new Map<unknown, (message: Message) => void>();
  const marks = new Map<string, (marked: readonly Marked[]) => void>();
  const ended = once(server, 'close').then((): never => {
    throw new Error('the language server has ended');
  });
  ended.catch(() => undefined);
  // Writing to a server that has ended fails; the question is answered by that end.
  server.stdin.on('error', () => undefined);

  const send = (message: Message): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  readMessages(server.stdout, (message) => {
    const { id, method, params } = message;
    if (method === undefined) answers.get(id)?.(message);
    else if (id !== undefined) send({ id, result: settingsFor(message) });
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Marked[] };
      marks.get(uri)?.(diagnostics);
    }
  });
  return {
    tell: (method: string, params?: unknown): void => send({ method, params }),
    ask: async <T>(method: string, params?: unknown): Promise<T> => {
      const id = answers.size + 1;
      const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
      send({ id, method, params });
      const { result, error } = await Promise.race([answer, ended]);
      if (error) throw new Error(`${method}: ${error.message}`);
      return result as T;
    },
    marksOf: (uri: string): Promise<readonly Marked[]> =>
      Promise.race([new Promise<readonly Marked[]>((resolve) => marks.set(uri, resolve)), ended]),
  };
};

/** Starts the server for a folder, for the time of an action. */
export const inEditor = async (folder: string, act: (editor: Editor) => Promise<void>): Promise<void> => {
  const server = spawn(process.execPath, [SERVER, '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE,
  });
  const { ask, tell, marksOf } = connectionTo(server);
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const at = (name: string, position: Position) => ({ textDocument: { uri: uriOf(name) }, position });
  try {
    await ask('initialize', { processId: process.pid, rootUri: uriOf('.'), capabilities: CAPABILITIES });
    tell('initialized', {});
    await act({
      open: (name, text) => {
        const uri = uriOf(name);
        const marked = marksOf(uri);
        tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
        return marked;
      },
      complete: async (name, position) => {
        const list = await ask<{ items: readonly { label: string }[] }>(
          'textDocument/completion',
          at(name, position),
        );
        return list.items.map(({ label }) => label);
      },
      hover: async (name, position) => {
        const hover = await ask<{ contents: { value: string } } | null>(
          'textDocument/hover',
          at(name, position),
        );
        return hover?.contents.value ?? '';
      },
    });
    await ask('shutdown');
  } finally {
    server.kill();
  }
};
