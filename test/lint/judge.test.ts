import { describe, expect, it } from 'vitest';
import { judge } from '../../src/lint/judge.js';
import { loadTree } from '../../src/model/load.js';

const TREE = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count }
  win_rate: { kind: rate }
`;

/** Each finding as `line severity rule`. */
const judged = (text: string): string[] =>
  judge(loadTree(text, 'kpi.yaml')).diagnostics.map(
    ({ span, severity, rule }) => `${span!.start.line} ${severity} ${rule}`,
  );

describe('without exceptions', () => {
  it('a rule has its own severity', () => {
    expect(judged(TREE)).toEqual(['4 warning volume-without-quality']);
  });
});

describe('rules: in the tree', () => {
  it.each([
    ['off', []],
    ['info', ['4 info volume-without-quality']],
    ['error', ['4 error volume-without-quality']],
    ['{ severity: off, reason: 量は自動で集まる }', []],
  ])('%s', (setting, expected) => {
    expect(judged(`${TREE}rules: { volume-without-quality: ${setting} }\n`)).toEqual(expected);
  });

  it.each([
    [
      'a rule that there is not',
      'volume-without-qualty: off',
      ['4 warning volume-without-quality', '6 warning rule-setting'],
    ],
    [
      'a rule that arithmetic rests on',
      'cycle: off',
      ['4 warning volume-without-quality', '6 warning rule-setting'],
    ],
  ])('%s', (_, setting, expected) => {
    expect(judged(`${TREE}rules: { ${setting} }\n`)).toEqual(expected);
  });

  it('raising a severity does not keep a tree from being computed, lowering an error lets it', () => {
    const blocking = (text: string): string[] =>
      judge(loadTree(text, 'kpi.yaml')).blocking.map(({ rule }) => rule);
    expect(blocking(`${TREE}rules: { volume-without-quality: error }\n`)).toEqual([]);
    const broken = TREE.replace('{ kind: rate }', '{ kind: rate, lever: { min: 0.5, max: 0.2 } }');
    expect(blocking(broken)).toEqual(['contradicting-bounds']);
    expect(blocking(`${broken}rules: { contradicting-bounds: warning }\n`)).toEqual([]);
    expect(blocking(`${TREE.replace('* win_rate', '* win_rat')}rules: { unknown-reference: off }\n`)).toEqual(
      ['unknown-reference'],
    );
  });
});

describe('# kpi-ignore rule: reason', () => {
  const on = (line: string, comment: string): string => TREE.replace(line, `${line} ${comment}`);
  it.each([
    [
      'on its line',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality: 紹介だけなので'),
      [],
    ],
    [
      'on the line above',
      TREE.replace('  contacts:', '  # kpi-ignore volume-without-quality: 紹介だけなので\n  contacts:'),
      [],
    ],
    [
      'without a reason',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality'),
      ['4 warning ignore-without-reason'],
    ],
    [
      'on another line hides nothing',
      on('  win_rate: { kind: rate }', '# kpi-ignore volume-without-quality: x'),
      ['4 warning volume-without-quality', '5 warning unused-ignore'],
    ],
    [
      'of no rule',
      on('  contacts: { kind: count }', '# kpi-ignore volume: x'),
      ['4 warning volume-without-quality', '4 warning rule-setting'],
    ],
    [
      'with a full-width colon',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality：紹介だけなので'),
      [],
    ],
    [
      'behind the mark of a block',
      TREE.replace(
        'win_rate: { kind: rate }',
        'win_rate:\n    kind: rate\n    note: | # kpi-ignore volume-without-quality: x\n      text',
      ),
      ['4 warning volume-without-quality', '7 warning unused-ignore'],
    ],
    [
      'in quotes or in a block is text',
      TREE.replace(
        '  contacts: { kind: count }',
        '  contacts: { kind: count, note: "see # kpi-ignore volume-without-quality: x" }',
      ),
      ['4 warning volume-without-quality'],
    ],
    [
      'in a block is text',
      TREE.replace(
        '  contacts:',
        '  calls:\n    kind: rate\n    note: |\n      # kpi-ignore volume-without-quality: x\n  contacts:',
      ),
      ['4 warning unconnected-node', '8 warning volume-without-quality'],
    ],
    [
      'without the colon',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality 紹介だけなので'),
      ['4 warning volume-without-quality', '4 warning rule-setting'],
    ],
    [
      'with the colon before the rule',
      on('  contacts: { kind: count }', '# kpi-ignore: volume-without-quality'),
      ['4 warning volume-without-quality', '4 warning rule-setting'],
    ],
    [
      'of two rules at once',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality, node-without-owner: x'),
      ['4 warning volume-without-quality', '4 warning rule-setting'],
    ],
    [
      'a comment that speaks of ignores is none',
      on('  contacts: { kind: count }', '# kpi-ignore と書けば見逃せる'),
      ['4 warning volume-without-quality'],
    ],
    [
      'in Windows line ends',
      on('  contacts: { kind: count }', '# kpi-ignore volume-without-quality: x').replaceAll('\n', '\r\n'),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(judged(text)).toEqual(expected);
  });

  it('is kept where its rule could not look: at files, or at the trees before', () => {
    const kept = ['source-without-file', 'handoff-defined-differently'].map((rule) =>
      judged(on('  win_rate: { kind: rate }', `# kpi-ignore ${rule}: x`)),
    );
    expect(kept).toEqual([['4 warning volume-without-quality'], ['4 warning volume-without-quality']]);
  });

  it('marks the comment itself', () => {
    const text = on('  win_rate: { kind: rate }', '# kpi-ignore volume-without-quality: x');
    const found = judge(loadTree(text, 'kpi.yaml')).diagnostics.find(({ rule }) => rule === 'unused-ignore')!;
    const { start, end, text: line } = found.span!;
    expect(line.slice(start.column - 1, end.column - 1)).toBe('# kpi-ignore volume-without-quality: x');
  });
});

it('an ignore is read at once, however many spaces and comments are about it', () => {
  const spaces = ' '.repeat(200_000);
  expect(judged(`${TREE}# kpi-ignore cycle ${spaces}x y\n`)).toEqual(['4 warning volume-without-quality']);
  const many = '# kpi-ignore volume-without-quality: 紹介だけ\n'.repeat(100_000);
  expect(judged(TREE.replace('  contacts', `${many}  contacts`))).toEqual([]);
});
