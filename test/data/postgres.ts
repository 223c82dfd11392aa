import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL server of the machine, started for the time of a test in a folder of its own, without a network port. */
export interface Server {
  /** An address with a password, which nothing may print. */
  readonly url: string;
  readonly folder: string;
  /** Runs SQL, several statements if need be, as the owner of everything. */
  sql(text: string): Promise<readonly (readonly unknown[])[]>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** Debian keeps the server's programs in a folder of their version. */
const programsOf = async (): Promise<string | null> => {
  const versions = await readdir('/usr/lib/postgresql').catch((): string[] => []);
  const folders = versions.sort().map((version) => `/usr/lib/postgresql/${version}/bin`);
  for (const folder of [...folders.reverse(), ...(process.env.PATH ?? '').split(path.delimiter)]) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes('initdb') && names.includes('postgres')) return folder;
  }
  return null;
};

const idOf = async (kind: '-u' | '-g', user: string): Promise<number> =>
  Number((await run('id', [kind, user])).stdout);

/** The server refuses to run as root; any other user will do. */
const userOf = async (): Promise<{ uid?: number; gid?: number }> => {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: await idOf('-u', user), gid: await idOf('-g', user) };
    } catch {
      // There is no such user here.
    }
  }
  return {};
};

const SETTINGS = { listen_addresses: '', fsync: 'off', full_page_writes: 'off', max_connections: '20' };

const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
};

/** Starts a server; null where the machine has none, which is said once on stderr. */
export const startPostgres = async (): Promise<Server | null> => {
  const programs = await programsOf();
  if (programs === null) {
    process.stderr.write(
      'skipped: PostgreSQL is not installed here (no initdb), so nothing is tested against it\n',
    );
    return null;
  }
  const user = await userOf();
  const folder = await mkdtemp(path.join(tmpdir(), 'kpi-pg-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid!);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, HOME: folder, TZ: 'Asia/Tokyo' } };
  const data = path.join(folder, 'data');
  const initial = ['-D', data, '-U', 'kpi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(path.join(programs, 'initdb'), initial, options);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder }).flatMap(
    ([key, value]) => ['-c', `${key}=${value}`],
  );
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
    ...options,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `postgresql://kpi:opensesame@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const ready = async (tries: number): Promise<pg.Client> => {
    try {
      return await connected(url);
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return ready(tries - 1);
    }
  };
  const client = await ready(600);
  return {
    url,
    folder,
    sql: async (text) => {
      const answer = await client.query({ text, rowMode: 'array' } as pg.QueryArrayConfig);
      return answer.rows ?? [];
    },
    stop: async () => {
      await client.end();
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
};
