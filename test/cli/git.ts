import { execFileSync } from 'node:child_process';

/** Runs git in a folder, as somebody. */
export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-C', cwd, '-c', 'user.name=k', '-c', 'user.email=k@example.com', ...args], {
    encoding: 'utf8',
  });
