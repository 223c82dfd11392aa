import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, inFolder, type Outcome, run } from './run.js';

const TREE = `kpi: 1
departments: { marketing: マーケ, field: 営業 }
include: [marketing.yaml, sales/*.yaml]
kgi: { id: wins, kind: count, owner: field, formula: leads * win_rate, target: 12 }
handoffs:
  agreed: { from: marketing, to: field, passed: leads, accepted: wins, definition: 予算を聞いた, score: { cutoff: 60 }, sla_days: 2 }
`;
const MARKETING = `kpis:
  leads: { kind: count, owner: marketing, quality: [win_rate], action: 月曜に展示会の名刺へ電話する }
`;
const SALES = `kpis:
  win_rate: { kind: rate, owner: field, action: 提案の前に決裁者と日程を決める }
`;
const FILES: Files = { 'kpi.yaml': TREE, 'marketing.yaml': MARKETING, 'sales/rates.yaml': SALES };

/** Each finding as `file:line rule`, then the exit code. */
const found = async (files: Files, argv: readonly string[] = []): Promise<string[]> => {
  const { stdout, code } = await run(['validate', ...argv, '--format', 'json'], { files });
  const { diagnostics } = JSON.parse(stdout);
  return [
    ...diagnostics.map(
      ({ file, range, rule }: { file: string; range: { start: { line: number } } | null; rule: string }) =>
        `${file}:${range?.start.line} ${rule}`,
    ),
    String(code),
  ];
};

describe('include', () => {
  it('puts the files of a tree together', async () => {
    const { stdout, code } = await run(['validate'], { files: FILES });
    expect([stdout, code]).toEqual(['no problems found (3 files, 3 nodes)\n', 0]);
  });

  it('plans and diagnoses over all files', async () => {
    const files = {
      ...FILES,
      'marketing.yaml': MARKETING.replace('quality', 'baseline: 100, quality'),
      'sales/rates.yaml': SALES.replace('owner', 'baseline: 10%, owner'),
    };
    const { stdout, code } = await run(['plan', '--format', 'json'], { files });
    expect([code, JSON.parse(stdout).kgi.baseline]).toEqual([0, 10]);
  });

  it('finds the data of a part from the folder of the part', async () => {
    const files = {
      ...FILES,
      'sales/rates.yaml': `${SALES}sources: { monthly: { path: data/*.csv, layout: columns } }\n`,
      'sales/data/2026.csv': 'month,leads,win_rate,wins\n2026-01,100,10%,10\n',
    };
    const { stdout } = await run(['plan', '--format', 'json'], { files });
    expect(JSON.parse(stdout).kgi.baseline).toBe(10);
  });

  it.each<[string, Files, string[]]>([
    [
      'an unknown name is told in its own file',
      { 'sales/rates.yaml': SALES.replace('owner: field', 'owner: fild') },
      ['sales/rates.yaml:2 unknown-reference', '1'],
    ],
    [
      'an id of two files is told at the second',
      { 'sales/rates.yaml': `${SALES}  leads: { kind: rate }\n` },
      ['sales/rates.yaml:3 duplicate-id', '1'],
    ],
    [
      'a KPI and a KCI of one id',
      { 'sales/rates.yaml': `${SALES}kcis: { leads: { drives: win_rate } }\n` },
      ['sales/rates.yaml:3 duplicate-id', '1'],
    ],
    [
      'a key that belongs to the tree',
      { 'sales/rates.yaml': `${SALES}horizon: 2026-04\n` },
      ['sales/rates.yaml:3 schema', '1'],
    ],
    [
      'a broken file hides neither the others nor makes their names unknown',
      { 'sales/rates.yaml': 'kpis: [', 'marketing.yaml': MARKETING.replace('kind: count', 'kind: cont') },
      ['marketing.yaml:2 schema', 'sales/rates.yaml:1 yaml-syntax', '1'],
    ],
    ['an empty file adds nothing', { 'sales/more.yaml': '# to come\n' }, ['0']],
    [
      'tests and configurations are no parts',
      { 'sales/a.test.yaml': 'tests: []', 'sales/kpi.config.yaml': 'rules: {}' },
      ['0'],
    ],
    [
      'a file that is not there',
      { 'kpi.yaml': TREE.replace('marketing.yaml', 'marketting.yaml') },
      ['kpi.yaml:3 include-file', '1'],
    ],
    [
      'a pattern without a file',
      { 'kpi.yaml': TREE.replace('sales/*', 'sale/*') },
      ['kpi.yaml:3 include-file', '1'],
    ],
    [
      'a way out of the folder',
      { 'kpi.yaml': TREE.replace('marketing.yaml', '../marketing.yaml') },
      ['kpi.yaml:3 include-file', '1'],
    ],
    [
      'an absolute path',
      { 'kpi.yaml': TREE.replace('marketing.yaml', '/etc/hosts') },
      ['kpi.yaml:3 include-file', '1'],
    ],
    [
      'a part may go up, but not out',
      { 'sales/rates.yaml': `include: ../more.yaml\n${SALES}`, 'more.yaml': 'kpis: {}\n' },
      ['0'],
    ],
    [
      'a part that goes out',
      { 'sales/rates.yaml': `include: ../../more.yaml\n${SALES}` },
      ['sales/rates.yaml:1 include-file', '1'],
    ],
    [
      'a circle',
      {
        'sales/rates.yaml': `include: ../marketing.yaml\n${SALES}`,
        'marketing.yaml': `include: sales/rates.yaml\n${MARKETING}`,
      },
      ['sales/rates.yaml:1 include-file', '1'],
    ],
    [
      'the tree itself',
      { 'marketing.yaml': `include: kpi.yaml\n${MARKETING}` },
      ['marketing.yaml:1 include-file', '1'],
    ],
    [
      'one part reached by two ways is read once',
      {
        'marketing.yaml': `include: shared.yaml\n${MARKETING}`,
        'sales/rates.yaml': `include: ../shared.yaml\n${SALES}`,
        'shared.yaml': 'kpis: {}\n',
      },
      ['0'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found({ ...FILES, ...files })).toEqual(expected);
  });

  it.each([
    ['sales/rate.yaml', 'there is no file to include: sales/rate.yaml', 'did you mean "sales/rates.yaml"?'],
    ['sales/', 'the include "sales/" is a folder', 'its files are written as sales/*.yaml'],
  ])('says how %s is written', async (pattern, message, help) => {
    const files = { ...FILES, 'kpi.yaml': TREE.replace('sales/*.yaml', pattern) };
    const [found] = JSON.parse((await run(['validate', '--format', 'json'], { files })).stdout).diagnostics;
    expect([found.message, found.help]).toEqual([message, help]);
  });

  it('a misspelt tree is suggested with its folder', async () => {
    const { stderr } = await run(['validate', 'sales/rate.yaml'], { files: FILES });
    expect(stderr).toContain('did you mean "sales/rates.yaml"?');
  });

  it('shows both places of an id that is declared twice, and what differs', async () => {
    const files = { ...FILES, 'sales/rates.yaml': `${SALES}  leads: { kind: rate, owner: marketing }\n` };
    const { stdout } = await run(['validate'], { files });
    expect(stdout).toContain('the id "leads" is already used in marketing.yaml:2');
    expect(stdout).toContain('--> sales/rates.yaml:3:3');
    expect(stdout).toContain('the two differ in action, kind, quality: agree on one');
  });

  it('refuses a link that leads out of the folder', () =>
    inFolder({ ...FILES, 'marketing.yaml': '' }, async (cwd) => {
      await inFolder({ 'secret.yaml': MARKETING }, async (elsewhere) => {
        await symlink(path.join(elsewhere, 'secret.yaml'), path.join(cwd, 'linked.yaml'));
        await writeFile(path.join(cwd, 'kpi.yaml'), TREE.replace('marketing.yaml', 'linked.yaml'));
        const { stdout, code } = await run(['validate'], { cwd });
        expect(code).toBe(1);
        expect(stdout).toContain('"linked.yaml" lies outside the folder of the tree');
      });
    }));

  it('an ignore counts in the file that it stands in', async () => {
    const files = { ...FILES, 'marketing.yaml': MARKETING.replace(', quality: [win_rate]', '') };
    expect(await found(files)).toEqual(['marketing.yaml:2 volume-without-quality', '0']);
    const excused = `${files['marketing.yaml'].trimEnd()} # kpi-ignore volume-without-quality: 紹介だけ\n`;
    expect(await found({ ...files, 'marketing.yaml': excused })).toEqual(['0']);
  });
});

const SMALL = `kpi: 1
kgi: { id: wins, kind: count, formula: leads * win_rate, target: 12 }
kpis:
  leads: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`;
const WRONG = SMALL.replace('[win_rate]', '[win_rat]');

describe('many trees', () => {
  const files = {
    'trees/a.yaml': WRONG,
    'trees/b.yaml': SMALL,
    'trees/deep/c.kpi.yaml': WRONG,
    'trees/deep/c.test.yaml': 'tests: []\n',
    'trees/other.yaml': 'jobs: {}\n',
    'trees/node_modules/x/kpi.yaml': WRONG,
  };
  const wrong = (file: string) => `${file}:4 unknown-reference`;

  it.each<[string, string[], string[]]>([
    ['files', ['trees/a.yaml', 'trees/b.yaml'], [wrong('trees/a.yaml'), '1']],
    ['a pattern', ['trees/*.yaml'], [wrong('trees/a.yaml'), '1']],
    ['a deep pattern', ['trees/**/*.yaml'], [wrong('trees/a.yaml'), wrong('trees/deep/c.kpi.yaml'), '1']],
    ['a folder', ['trees'], [wrong('trees/a.yaml'), wrong('trees/deep/c.kpi.yaml'), '1']],
    ['one tree, named twice', ['trees/a.yaml', './trees/a.yaml'], [wrong('trees/a.yaml'), '1']],
  ])('%s', async (_, argv, expected) => {
    expect(await found(files, argv)).toEqual(expected);
  });

  it.each<[string, string | Uint8Array, string[]]>([
    ['with a byte order mark', `\uFEFF${WRONG}`, [wrong('trees/x.yaml'), '1']],
    [
      'whose goal is misspelt',
      SMALL.replace('kgi:', 'kg1:'),
      ['trees/x.yaml:1 schema', 'trees/x.yaml:2 schema', '1'],
    ],
    ['that is broken', 'kpi: 1\nkgi: [\n', ['trees/x.yaml:3 yaml-syntax', '1']],
  ])('a folder and a pattern find a tree %s', async (_, text, expected) => {
    for (const argument of ['trees', 'trees/*.yaml']) {
      const all = { 'trees/b.yaml': SMALL, 'trees/x.yaml': text, 'trees/kpi.config.yaml': 'kpi: 1\n' };
      expect(await found(all, [argument])).toEqual(expected);
    }
  });

  it('a folder says which tree is in UTF-16', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${SMALL}`, 'utf16le'));
    const { stderr, code } = await run(['validate', 'trees'], { files: { 'trees/x.yaml': utf16 } });
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'error[tree-file]: trees/x.yaml is not UTF-8']);
  });

  it('what a tree includes is checked with it and not by itself', async () => {
    const { stdout, code } = await run(['validate', 'kpi.yaml', 'marketing.yaml', 'sales/rates.yaml'], {
      files: FILES,
    });
    expect([stdout, code]).toEqual(['no problems found (3 files, 3 nodes)\n', 0]);
  });

  it('one that cannot be read does not hide the others', async () => {
    const bad = {
      ...files,
      'trees/sjis.yaml': new Uint8Array([0x6b, 0x70, 0x69, 0x3a, 0x20, 0x83, 0x4c, 0xff]),
    };
    const { stdout, stderr, code } = await run(
      ['validate', 'trees/a.yaml', 'trees/sjis.yaml', 'none.yaml', 'trees/x*.yaml'],
      { files: bad },
    );
    expect(code).toBe(2);
    expect(stdout).toContain('error[unknown-reference]');
    expect(stdout).toContain('1 error, 0 warnings (1 file, 3 nodes)');
    expect(stderr).toContain('trees/sjis.yaml is not UTF-8');
    expect(stderr).toContain('there is no tree file: none.yaml');
    expect(stderr).toContain('no tree matches "trees/x*.yaml"');
  });

  it('a tree above the limit is refused, and the flag raises the limit', async () => {
    const large = { 'kpi.yaml': `${SMALL}# ${'x'.repeat(1024 * 1024)}\n` };
    const refused = await run(['validate', '--max-size', '1'], { files: large });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('kpi.yaml is too large (the limit is 1 MB)');
    expect((await run(['validate', '--max-size', '2MB'], { files: large })).code).toBe(0);
    expect((await run(['plan', '--max-size', 'big'], { files: large })).stderr).toContain(
      '--max-size takes a number of megabytes',
    );
  });
});

const NOISY = SMALL.replace(', quality: [win_rate]', '');

describe('kpi.config.yaml', () => {
  it.each<[string, Files, string[]]>([
    ['without one', {}, ['trees/kpi.yaml:4 volume-without-quality', '0']],
    ['beside the tree', { 'trees/kpi.config.yaml': 'rules: { volume-without-quality: off }\n' }, ['0']],
    [
      'above the tree',
      { 'kpi.config.yaml': 'rules: { volume-without-quality: error }\n' },
      ['trees/kpi.yaml:4 volume-without-quality', '1'],
    ],
    [
      'the nearest one counts',
      {
        'kpi.config.yaml': 'rules: { volume-without-quality: error }\n',
        'trees/kpi.config.yaml': 'rules: { volume-without-quality: off }\n',
      },
      ['0'],
    ],
    [
      'the tree has the last word',
      {
        'kpi.config.yaml': 'rules: { volume-without-quality: off }\n',
        'trees/kpi.yaml': `${NOISY}rules: { volume-without-quality: error }\n`,
      },
      ['trees/kpi.yaml:4 volume-without-quality', '1'],
    ],
    [
      'with a number of warnings',
      { 'kpi.config.yaml': 'max_warnings: 0\n' },
      ['trees/kpi.yaml:4 volume-without-quality', '1'],
    ],
    [
      'naming no rule',
      { 'kpi.config.yaml': 'rules: { volume-without-qualty: off }\n' },
      ['kpi.config.yaml:1 rule-setting', 'trees/kpi.yaml:4 volume-without-quality', '0'],
    ],
    [
      'misspelt',
      { 'kpi.config.yaml': 'rule: { volume-without-quality: off }\n' },
      ['kpi.config.yaml:1 schema', 'trees/kpi.yaml:4 volume-without-quality', '1'],
    ],
    [
      'unreadable',
      { 'kpi.config.yaml': 'rules: [\n' },
      ['kpi.config.yaml:2 yaml-syntax', 'trees/kpi.yaml:4 volume-without-quality', '1'],
    ],
    [
      'beyond the repository',
      { 'kpi.config.yaml': 'rules: { volume-without-quality: off }\n', 'trees/.git/HEAD': '' },
      ['trees/kpi.yaml:4 volume-without-quality', '0'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found({ 'trees/kpi.yaml': NOISY, ...files }, ['trees/kpi.yaml'])).toEqual(expected);
  });

  it('its problems are said once, however many trees it has', async () => {
    const files = { 'kpi.config.yaml': 'rules: { nonsense: off }\n', 'a.yaml': SMALL, 'b.yaml': SMALL };
    expect(await found(files, ['a.yaml', 'b.yaml'])).toEqual(['kpi.config.yaml:1 rule-setting', '0']);
  });

  it('keeps the reason of what it excuses', async () => {
    const files = {
      'kpi.yaml': NOISY,
      'kpi.config.yaml': 'rules:\n  volume-without-quality: { severity: off, reason: 紹介だけの事業 }\n',
    };
    const { excused } = JSON.parse((await run(['validate', '--format', 'json'], { files })).stdout);
    expect(excused).toMatchObject([
      { rule: 'volume-without-quality', node: 'leads', by: 'setting', reason: '紹介だけの事業' },
    ]);
  });
});

describe('--baseline', () => {
  const files = { 'kpi.yaml': NOISY };
  const writeBaseline = (cwd: string, ...argv: string[]): Promise<Outcome> =>
    run(['validate', '--update-baseline', ...argv], { cwd });

  it('an old tree adopts the rules: only what is new is reported', () =>
    inFolder(files, async (cwd) => {
      const made = await writeBaseline(cwd);
      expect([made.code, made.written.get('kpi-baseline.json')]).toEqual([
        0,
        '{\n  "kpi": 1,\n  "baseline": [\n    {"file":"kpi.yaml","rule":"volume-without-quality","node":"leads","path":null,"count":1}\n  ]\n}\n',
      ]);
      const known = await run(['validate', '--baseline', 'kpi-baseline.json'], { cwd });
      expect(known.stdout).toBe(
        'no problems found (1 file, 3 nodes)\n\n1 finding is excused by kpi-ignore, rules or the baseline\n',
      );
      await writeFile(path.join(cwd, 'kpi.yaml'), `# moved\n\n${NOISY}  visits: { kind: count }\n`);
      const more = await run(['validate', '--baseline', 'kpi-baseline.json'], { cwd });
      expect(more.stdout).not.toContain('leads');
      expect(more.stdout).toContain('visits');
    }));

  it('an entry that holds nothing any more is told', () =>
    inFolder(files, async (cwd) => {
      await writeBaseline(cwd);
      await writeFile(path.join(cwd, 'kpi.yaml'), SMALL);
      const { stdout, code } = await run(['validate', '--baseline', 'kpi-baseline.json'], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(
        '1 entry of the baseline hold nothing any more: volume-without-quality (leads)',
      );
    }));

  it('is found from any folder, and from the configuration', () =>
    inFolder({ 'trees/kpi.yaml': NOISY, 'kpi.config.yaml': 'baseline: old.json\n' }, async (cwd) => {
      await writeBaseline(cwd, 'trees/kpi.yaml');
      const inside = await run(['validate'], { cwd: path.join(cwd, 'trees') });
      expect([inside.code, inside.stdout]).toEqual([0, expect.stringContaining('no problems found')]);
    }));

  it('holds no error of reading', () =>
    inFolder({ 'kpi.yaml': WRONG }, async (cwd) => {
      expect((await writeBaseline(cwd)).code).toBe(1);
      const { stdout, code } = await run(['validate', '--baseline', 'kpi-baseline.json'], { cwd });
      expect([code, stdout]).toEqual([1, expect.stringContaining('error[unknown-reference]')]);
    }));

  it.each<[string, Files, string[], string]>([
    ['that is not there', {}, ['--baseline', 'none.json'], 'cannot read none.json (ENOENT)'],
    [
      'that is none',
      { 'b.json': '{"kpi": 1, "baseline": [{"rule": 3}]}' },
      ['--baseline', 'b.json'],
      'b.json:1:25',
    ],
    [
      'of one rule only',
      {},
      ['--update-baseline', '--rule', 'cycle'],
      '--update-baseline and --rule do not go together',
    ],
    [
      'over the tree',
      {},
      ['--update-baseline', '--baseline', 'kpi.yaml'],
      'kpi.yaml is a file that was read',
    ],
  ])('%s is refused', async (_, more, argv, message) => {
    const { code, stderr, written } = await run(['validate', ...argv], { files: { ...files, ...more } });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect([...written.keys()]).toEqual([]);
  });
});

it('folders in which a tree is looked for may hold none', async () => {
  await inFolder({}, async (cwd) => {
    await mkdir(path.join(cwd, 'empty'));
    const { code, stderr } = await run(['validate', 'empty'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('there is no tree file in the folder empty or below it'),
    ]);
  });
});
