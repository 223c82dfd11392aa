import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../src/cases/read-cases.js';
import { b2bEn } from '../../src/cli/templates/b2b-en.js';
import { b2bJa } from '../../src/cli/templates/b2b-ja.js';
import { validateDocument } from '../../src/contract/answers/index.js';
import { judge } from '../../src/lint/judge.js';
import { rules } from '../../src/lint/rules/index.js';
import { readBaseline } from '../../src/model/baseline.js';
import { readConfig } from '../../src/model/config.js';
import { type Diagnostic, InputError } from '../../src/model/diagnostic.js';
import { loadTree } from '../../src/model/load.js';
import { validateReport } from '../../src/report/answers/validate.js';
import { renderDiagnostics } from '../../src/report/excerpt.js';
import { formats } from '../../src/report/formats/index.js';
import { mutated } from './mutations.js';
import { run } from './run.js';

/** What a terminal obeys or turns around; only line breaks and tabs may come through. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

// A long run: FUZZ_RUNS=200000 FUZZ_SEED=7 npx vitest run test/cli/fuzz.test.ts
const { FUZZ_RUNS = '200', FUZZ_SEED = '1' } = process.env;
const runs = (part: number) => ({ numRuns: Math.ceil(Number(FUZZ_RUNS) * part), seed: Number(FUZZ_SEED) });

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../examples/b2b-sales/${name}`, import.meta.url)), 'utf8');
const starters = [...b2bJa, ...b2bEn].map(({ text }) => text);

const TREES = [
  example('kpi.yaml'),
  example('deals.yaml'),
  ...rules.flatMap(({ good, bad }) => [good, bad]),
  ...starters.filter((text) => /^kgi:/mu.test(text)),
];
const TESTS = [example('kpi.test.yaml'), ...starters.filter((text) => /^tests:/mu.test(text))];
const CONFIGS = [
  'kpi: 1\nmax_warnings: 3\nbaseline: old.json\nrules:\n  cycle: error\n  vague-action: { severity: off, reason: 社内の決まり }\n',
  'rules: { volume-without-quality: info }\n',
];
const BASELINES = [
  '{\n  "kpi": 1,\n  "baseline": [\n    {"file":"kpi.yaml","rule":"volume-without-quality","node":"leads","path":null,"count":1}\n  ]\n}\n',
];

const FORMATS = await Promise.all(formats.map(({ load }) => load()));
const VIEWS = [
  { lang: 'ja', color: false, width: 40 },
  { lang: 'en', color: false, width: null },
] as const;

/** A place is in the file that was read, on one line. */
const expectInside = ({ span, file }: Diagnostic, text: string): void => {
  if (!span) return;
  const line = text.split('\n')[span.start.line - 1]?.replace(/\r$/u, '');
  expect([span.file, span.text]).toEqual([file, line]);
  expect(span.end.line).toBe(span.start.line);
  expect(span.start.column).toBeGreaterThanOrEqual(1);
  expect(span.end.column).toBeGreaterThanOrEqual(span.start.column);
  expect(span.end.column).toBeLessThanOrEqual(line!.length + 1);
};

const answered = (text: string): string[] => {
  const loaded = loadTree(text, 'kpi.yaml');
  const { diagnostics, excused } = judge(loaded);
  for (const diagnostic of [...loaded.diagnostics, ...diagnostics]) expectInside(diagnostic, text);
  const checked = {
    files: ['kpi.yaml'],
    nodes: loaded.tree?.nodes.size ?? 0,
    diagnostics,
    excused,
    unread: [],
    untouched: 0,
    fixed: [],
    baseline: null,
    maxWarnings: null,
  };
  return VIEWS.flatMap((view) => {
    const report = validateReport(checked, { rules, version: '0.0.0', only: [] }, view.lang);
    validateDocument.parse(report.data);
    return FORMATS.map((format) => format.render(report, view));
  });
};

describe('a tree with slips and malice in it', () => {
  it('is judged, at places that it has, the same each time, and shown without a sign that is obeyed', () => {
    fc.assert(
      fc.property(mutated(TREES), (text) => {
        const shown = answered(text);
        for (const each of shown) expect(each).not.toMatch(OBEYED);
        expect(answered(text)).toEqual(shown);
      }),
      runs(1),
    );
  }, 0);

  it.each([
    ['validate'],
    ['plan'],
    ['diagnose'],
    ['test'],
    ['validate --format sarif'],
    ['plan --format json'],
  ])(
    'is answered by kpi %s',
    async (argv) => {
      await fc.assert(
        fc.asyncProperty(mutated(TREES), fc.constantFrom('ja', 'en'), async (text, lang) => {
          const { code, stdout, stderr } = await run(argv.split(' '), {
            files: { 'kpi.yaml': text, 'kpi.test.yaml': TESTS[0]! },
            env: { KPI_LANG: lang },
          });
          const said = stdout + stderr;
          expect([0, 1, 2]).toContain(code);
          expect(said).not.toMatch(OBEYED);
          expect(said).not.toMatch(/\n\s+at |\bNaN\b|Infinity|\[object|undefined/);
        }),
        runs(0.1),
      );
    },
    0,
  );
});

describe('what stands beside a tree', () => {
  /** The problems of a baseline, which are thrown all together. */
  const baselineProblems = (text: string): readonly Diagnostic[] => {
    try {
      readBaseline(text, 'a');
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.diagnostics;
      throw error;
    }
  };

  it.each<[string, readonly string[], (text: string) => readonly Diagnostic[]]>([
    ['a configuration', CONFIGS, (text) => readConfig(text, 'a').diagnostics],
    ['a baseline', BASELINES, baselineProblems],
    ['a file of tests', TESTS, (text) => readCases(text, 'a').diagnostics],
  ])(
    '%s is read',
    (_, texts, problems) => {
      fc.assert(
        fc.property(mutated(texts), (text) => {
          const found = problems(text);
          for (const diagnostic of found) expectInside(diagnostic, text);
          for (const view of VIEWS) expect(renderDiagnostics(found, view)).not.toMatch(OBEYED);
        }),
        runs(1),
      );
    },
    0,
  );
});
