import { describe, expect, it } from 'vitest';
import { run } from './run.js';

const TREE = (target: string): string => `kpi: 1
horizon: 2026-04..2026-04
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * rate, target: ${target} }
phases:
  first: { label: 初回接触, volume: contacts }
  closing: { label: クロージング, volume: wins, conversion: rate }
kpis:
  contacts: { label: 接触数, kind: count, fixed: true, baseline: 200 }
  rate: { label: 受注率, kind: rate, baseline: 30% }
sources:
  m: { path: m.csv, layout: columns, period: 月 }
`;

const outcome = async (target: string, rows: string, ...gates: string[]) => {
  const files = { 'kpi.yaml': TREE(target), 'm.csv': `月,接触数,受注数\n${rows}\n` };
  const found = await run(
    ['diagnose', '--period', '2026-04', '--lang', 'ja', ...gates.flatMap((gate) => ['--fail-on', gate])],
    { files },
  );
  return { code: found.code, told: found.stdout.match(/--fail-on .*/gu) ?? [] };
};

describe('diagnose --fail-on', () => {
  const WEAK = '2026-04,200,30';
  const UNLUCKY = '2026-04,200,57';
  const FINE = '2026-04,200,60';

  it.each([
    ['nothing asked', WEAK, [], 0],
    ['confirmed, weak beyond chance', WEAK, ['confirmed'], 1],
    ['confirmed, within chance', UNLUCKY, ['confirmed'], 0],
    ['observed, within chance', UNLUCKY, ['observed'], 1],
    ['kgi, behind', UNLUCKY, ['kgi'], 1],
    ['kgi, reached', FINE, ['kgi', 'confirmed', 'observed'], 0],
    ['one of two', UNLUCKY, ['confirmed', 'kgi'], 1],
  ])('%s', async (_, rows, gates, code) => {
    const found = await outcome('60', rows, ...gates);
    expect(found.code).toBe(code);
    expect(found.told.length > 0).toBe(code === 1);
  });

  it('says which gate and why, in the text and in the JSON', async () => {
    expect((await outcome('60', WEAK, 'kgi', 'confirmed')).told).toEqual([
      '--fail-on confirmed に当たります: 「クロージング」の受注率が、偶然を超えて低い',
      '--fail-on kgi に当たります: 受注数が期待に届いていない',
    ]);
    const files = { 'kpi.yaml': TREE('60'), 'm.csv': `月,接触数,受注数\n${WEAK}\n` };
    const args = ['diagnose', '--period', '2026-04', '--fail-on', 'kgi', '--format', 'json'];
    const { stdout, code } = await run(args, { files });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).failed_on).toEqual([
      { gate: 'kgi', reason: '受注数 is behind what was expected' },
    ]);
  });

  it('fails on a phase that is low beyond chance where nothing tells what that costs', async () => {
    const tree = TREE('60')
      .replace(
        'id: wins, label: 受注数, kind: count, formula: contacts * rate',
        'id: sales, label: 売上, kind: amount, formula: wins * price',
      )
      .replace(
        'kpis:',
        'kpis:\n  wins: { label: 受注数, kind: count, formula: contacts * rate }\n  price: { label: 単価, kind: average, baseline: 1 }',
      )
      .replace('kind: rate, baseline: 30%', 'kind: rate, target: 30%, baseline: 30%');
    const files = { 'kpi.yaml': tree, 'm.csv': '月,接触数,受注数,売上\n2026-04,200,0,50\n' };
    const { code, stdout } = await run(
      ['diagnose', '--period', '2026-04', '--fail-on', 'confirmed', '--format', 'json'],
      { files },
    );
    const { phases, weakest } = JSON.parse(stdout);
    expect(phases[1]).toMatchObject({ verdict: 'confirmed', recoverable: null });
    expect(weakest.confirmed).toBeNull();
    expect(code).toBe(1);
  });

  it('fails on a KGI that cannot be told: a gate that is blind must not be green', async () => {
    const { code, told } = await outcome('60', '2026-04,200,', 'kgi');
    expect(code).toBe(1);
    expect(told).toEqual([expect.stringContaining('分からない')]);
  });

  it('fails on warnings, not on notes', async () => {
    expect((await outcome('60', '2026-04,20,60', 'alert')).code).toBe(1);
    expect((await outcome('60', FINE, 'alert')).code).toBe(0);
  });

  it('offers the name that was meant', async () => {
    const files = { 'kpi.yaml': TREE('60'), 'm.csv': `月,接触数,受注数\n${FINE}\n` };
    const { code, stderr } = await run(['diagnose', '--fail-on', 'confirm'], { files });
    expect(code).toBe(2);
    expect(stderr).toContain('confirmed');
  });
});
