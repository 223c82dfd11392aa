import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tellActions } from '../../src/cli/github-actions.js';
import { nodeIo } from '../../src/cli/io.js';
import { sessionOf } from '../../src/cli/session.js';
import { rules } from '../../src/lint/rules/index.js';
import { verbatim } from '../../src/locale/message.js';
import { validateReport } from '../../src/report/answers/validate.js';
import { diagnosticOf } from '../report/diagnostics.js';
import { inFolder, run } from './run.js';

const GOOD = `kpi: 1
kgi: { id: wins, kind: count, formula: leads * win_rate, target: 12 }
kpis:
  leads: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate, lever: { max: 35% } }
`;
const BAD = GOOD.replace('leads * win_rate', 'leads * win_rat');
const ACTIONS = { KPI_LANG: 'en', GITHUB_ACTIONS: 'true' };
const ANNOTATION =
  '::error file=kpi.yaml,line=2,col=48,endColumn=55,title=unknown-reference::there is no node "win_rat"' +
  '%0Ahelp: did you mean "win_rate"?\n';

/** Only what this test is about: the rules that other people add may have more to say. */
const annotations = (stdout: string): string =>
  stdout
    .split(/(?<=\n)/u)
    .filter((line) => line.startsWith('::') && line.includes('title=unknown-reference'))
    .join('');

describe('the formats of CI', () => {
  const files = { 'trees/a.yaml': BAD, 'trees/b.yaml': GOOD };
  const argv = ['validate', 'trees/a.yaml', 'trees/b.yaml', '--format'];

  it.each(['sarif', 'gitlab'])('%s names the file from the current folder, in JSON', async (format) => {
    const { code, stdout, stderr } = await run([...argv, format], { files });
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.stringify(JSON.parse(stdout))).toMatch(/"(?:uri|path)":"trees\/a\.yaml"/u);
  });

  it('github writes annotations and nothing else', async () => {
    const { stdout } = await run([...argv, 'github'], { files });
    expect(annotations(stdout)).toBe(ANNOTATION.replace('kpi.yaml', 'trees/a.yaml'));
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) /u);
  });

  it.each([
    ['github', 'GITHUB_WORKSPACE', /file=([^,]+)/u],
    ['gitlab', 'CI_PROJECT_DIR', /"path": ?"([^"]+)"/u],
    ['sarif', 'GITHUB_WORKSPACE', /"uri": ?"([^"]+)"/u],
    ['junit', 'CI_PROJECT_DIR', /file="([^"]+)"/u],
  ])('%s names the file from the root of the checkout, in whatever folder it runs', (format, key, pattern) =>
    inFolder(files, async (root) => {
      const named = async (env: Record<string, string>): Promise<string | undefined> => {
        const inside = { cwd: path.join(root, 'trees'), env: { KPI_LANG: 'en', ...env } };
        const { stdout } = await run(['validate', 'a.yaml', '--format', format], inside);
        return pattern.exec(stdout)?.[1];
      };
      expect(await named({ [key]: root })).toBe('trees/a.yaml');
      expect(await named({ [key]: path.join(root, 'elsewhere') })).toBe('a.yaml');
    }),
  );

  it('junit has a suite for each file', async () => {
    const { stdout } = await run([...argv, 'junit'], { files });
    expect([...stdout.matchAll(/<testsuite name="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
      'trees/a.yaml',
      'trees/b.yaml',
    ]);
  });

  it('sarif describes every rule and says which kpi it was', async () => {
    const [{ stdout }, version] = await Promise.all([run([...argv, 'sarif'], { files }), run(['--version'])]);
    const { driver } = JSON.parse(stdout).runs[0].tool;
    expect(driver.rules.slice(0, rules.length).map(({ id }: { id: string }) => id)).toEqual(
      rules.map(({ id }) => id),
    );
    expect(driver.version).toBe(version.stdout.trim());
  });

  it.each(['sarif', 'github', 'gitlab', 'junit'])('%s says the same twice', async (format) => {
    const [first, second] = await Promise.all([1, 2].map(() => run([...argv, format], { files })));
    expect(first!.stdout).toContain('unknown-reference');
    expect(second!.stdout).toBe(first!.stdout);
  });

  it('--output takes them', async () => {
    const { stdout, written } = await run([...argv, 'junit', '--output', 'out.xml'], { files });
    expect(stdout).toBe('');
    expect(written.get('out.xml')).toBe((await run([...argv, 'junit'], { files })).stdout);
  });

  it.each([
    ['plan', 'table, csv, json, markdown'],
    ['diagnose', 'table, csv, json, markdown'],
    ['explain', 'table, json, markdown'],
  ])('kpi %s refuses them and lists what fits', async (command, formats) => {
    const { code, stderr } = await run([command, '--format', 'sarif'], { files: { 'kpi.yaml': GOOD } });
    expect(code).toBe(2);
    expect(stderr).toContain(`--format cannot be "sarif"; it is one of ${formats}\n`);
  });

  it('the help of a command names its own', async () => {
    const helpOf = async (command: string) => (await run([command, '--help'], { columns: 200 })).stdout;
    expect(await helpOf('validate')).toContain('(table, json, markdown, sarif, github, gitlab, junit)');
    expect(await helpOf('plan')).toContain('(table, csv, json, markdown)');
  });
});

describe('under GitHub Actions', () => {
  const files = { 'kpi.yaml': BAD };

  it('a table is followed by the annotations', async () => {
    const plain = await run(['validate'], { files });
    const { code, stdout, stderr } = await run(['validate'], { files, env: ACTIONS });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.startsWith(plain.stdout)).toBe(true);
    expect(annotations(stdout.slice(plain.stdout.length))).toBe(ANNOTATION);
    expect(annotations(plain.stdout)).toBe('');
  });

  it('the annotations stay in the log when the table goes to a file', async () => {
    const { stdout, written } = await run(['validate', '--output', 'out.txt'], { files, env: ACTIONS });
    expect(annotations(stdout)).toBe(ANNOTATION);
    expect(written.get('out.txt')).toBe((await run(['validate'], { files })).stdout);
  });

  it.each(['json', 'markdown', 'sarif', 'gitlab', 'junit'])('%s is left as it is', async (format) => {
    const argv = ['validate', '--format', format];
    const { stdout } = await run(argv, { files, env: { ...ACTIONS, GITHUB_STEP_SUMMARY: 'summary.md' } });
    expect(stdout).toBe((await run(argv, { files })).stdout);
  });

  it.each([
    [{ GITHUB_ACTIONS: 'false' }, 'validate'],
    [{ GITHUB_ACTIONS: '' }, 'validate'],
    [{}, 'validate'],
    [ACTIONS, 'plan'],
  ])('%j says and writes nothing more for kpi %s', async (env, command) => {
    const all = { KPI_LANG: 'en', ...env, GITHUB_STEP_SUMMARY: 'summary.md' };
    const { stdout, written } = await run([command], { files, env: all });
    expect([annotations(stdout), [...written.keys()]]).toEqual(['', []]);
  });
});

describe('the summary of a job', () => {
  const env = { ...ACTIONS, GITHUB_STEP_SUMMARY: 'summary.md' };

  it('is Markdown', async () => {
    const { written, stderr } = await run(['validate'], { files: { 'kpi.yaml': BAD }, env });
    expect(stderr).toBe('');
    const markdown = await run(['validate', '--format', 'markdown'], { files: { 'kpi.yaml': BAD } });
    expect(written.get('summary.md')).toBe(`\n## What kpi validate found\n\n${markdown.stdout}`);
    expect(markdown.stdout).toContain('`unknown-reference`');
  });

  it('is in the language of the reader, for a clean tree as well', async () => {
    const { written, code } = await run(['validate', '--lang', 'ja'], { files: { 'kpi.yaml': GOOD }, env });
    expect(code).toBe(0);
    expect(written.get('summary.md')).toMatch(/^\n## kpi validate の結果\n\n/u);
  });

  it('is added to what other steps wrote', () =>
    inFolder({ 'kpi.yaml': GOOD, 'summary.md': 'before' }, async (cwd) => {
      await run(['validate'], { cwd, env });
      expect(await readFile(path.join(cwd, 'summary.md'), 'utf8')).toMatch(/^before\n## What kpi validate/u);
    }));

  it.each([
    [300, 10_000],
    [1, 2_000_000],
  ])(
    'of %i findings of %i bytes stays below what GitHub takes, and says what is left out',
    async (count, size) => {
      const message = verbatim('a'.repeat(size));
      const checked = {
        files: ['kpi.yaml'],
        nodes: 2,
        diagnostics: Array.from({ length: count }, (_, index) =>
          diagnosticOf({ rule: `rule-${index}`, message }),
        ),
        excused: [],
        fixed: [],
        unread: [],
        untouched: 0,
        baseline: null,
        maxWarnings: null,
      };
      const added: string[] = [];
      const io = { ...nodeIo(), stdout: { write: () => {}, isTTY: false, columns: undefined }, env };
      const appendFile = async (_: string, text: string) => void added.push(text);
      const session = sessionOf({ ...io, appendFile }, 'en', '1.2.3');
      await tellActions(validateReport(checked, { rules: [], version: '1.2.3', only: [] }, 'en'), session);
      expect(Buffer.byteLength(added.join(''))).toBeLessThanOrEqual(1024 * 1024);
      const [, left] = /^(\d+) more (?:is|are) in the log of the job\.$/mu.exec(added.join(''))!;
      expect((added.join('').match(/^- \*\*error/gmu) ?? []).length + Number(left)).toBe(count);
      expect(added.join('')).toContain(`${count} error`);
    },
  );

  it.each([
    [
      'a folder that is not there',
      'nowhere/summary.md',
      'cannot add to the job summary of GitHub, nowhere/summary.md (ENOENT)',
    ],
    ['a folder', 'folder', 'cannot add to the job summary of GitHub, folder (EISDIR)'],
    ['the tree itself', 'kpi.yaml', 'kpi.yaml is a file that was read; the answer is not written over it'],
  ])('that is %s is a warning and no error', (_, summary, message) =>
    inFolder({ 'kpi.yaml': GOOD }, async (cwd) => {
      await mkdir(path.join(cwd, 'folder'));
      const { code, stderr } = await run(['validate'], {
        cwd,
        env: { ...env, GITHUB_STEP_SUMMARY: summary },
      });
      expect([code, stderr]).toEqual([0, `warning[step-summary]: ${message}\n`]);
      expect(await readFile(path.join(cwd, 'kpi.yaml'), 'utf8')).toBe(GOOD);
    }),
  );
});

describe('a label that is a command of GitHub Actions', () => {
  const label = '"::add-mask::1"';
  const files = {
    'kpi.yaml': GOOD.replace('id: wins,', `id: wins, label: ${label},`)
      .replace('leads: {', `leads: { baseline: 10, label: ${label},`)
      .replace('win_rate: {', 'win_rate: { baseline: 20%, label: "a ##[error]b",'),
  };

  it('stays a label in a table', async () => {
    const plain = await run(['plan'], { files });
    expect(plain.stdout).toMatch(/^ *::add-mask::1/mu);
    expect(plain.stdout).toContain('##[error]');
    const { stdout, code } = await run(['plan'], { files, env: ACTIONS });
    expect(code).toBe(plain.code);
    expect(stdout).toMatch(/^ *: :add-mask::1/mu);
    expect(stdout).not.toMatch(/^\s*::|##\[/mu);
  });

  it('stays a part of its message', async () => {
    const tree = { 'kpi.yaml': GOOD.replace('leads: {', '"\\n::add-mask::1": {') };
    const [plain, log] = await Promise.all([
      run(['plan'], { files: tree }),
      run(['plan'], { files: tree, env: ACTIONS }),
    ]);
    expect(plain.stderr).toMatch(/^ *::add-mask::1/mu);
    expect(log.stderr).not.toMatch(/^\s*::/mu);
  });
});
