import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BARE } from './funnel.js';
import { run } from './run.js';

const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
const files = { 'kpi.yaml': BARE };
const env = { KPI_LANG: 'ja' };

describe('on a full disk', () => {
  it('an output is not written, and that is said in words', async () => {
    const io = { writeFile: () => Promise.reject(full) };
    const { code, stdout, stderr, written } = await run(['plan', '--output', 'plan.txt'], { files, env, io });
    expect([code, stdout, written.size]).toEqual([2, '', 0]);
    expect(stderr).toContain('plan.txt に書けません（ENOSPC）。ディスクに空きがありません');
  });

  it('an answer that cannot go where stdout leads is an error', async () => {
    const stdout = { write: () => Promise.reject(full), isTTY: false, columns: undefined };
    const { code, stderr } = await run(['plan'], { files, env: { KPI_LANG: 'en' }, io: { stdout } });
    expect(code).toBe(2);
    expect(stderr).toContain('cannot write the answer to the standard output (ENOSPC): the disk is full');
  });

  it.skipIf(!existsSync('/dev/full'))('the device that is always full is one', async () => {
    const { code, stderr, written } = await run(['plan', '--output', '/dev/full'], { files, env });
    expect([code, written.size]).toEqual([2, 0]);
    expect(stderr).toContain('/dev/full に書けません（ENOSPC）');
  });

  it('and on one that takes nothing, the reason is told', async () => {
    const io = { writeFile: () => Promise.reject(Object.assign(new Error(), { code: 'EROFS' })) };
    const { code, stderr, written } = await run(['schema', '--output', 'a.json'], {
      env: { KPI_LANG: 'en' },
      io,
    });
    expect([code, written.size]).toEqual([2, 0]);
    expect(stderr).toContain('cannot write a.json (EROFS): the place is read-only');
  });
});
