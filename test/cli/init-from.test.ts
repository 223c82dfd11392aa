import { describe, expect, it } from 'vitest';
import { initDocument, validateDocument } from '../../src/contract/answers/index.js';
import { EXPORTS } from '../propose/exports.js';
import { inFolder, run } from './run.js';

/** What a draft may still be told: what no file knows, and what its owner decides. */
const LEFT_OPEN = [
  'kgi-without-target',
  'phase-without-kci',
  'single-department',
  'source-column-unused',
  'kgi-without-lever',
];

describe.each(EXPORTS.map((one) => [one.name, one] as const))(
  'a file such as %s',
  (name, { lang, preset, file, text, options = [] }) => {
    it('becomes a tree that validates and answers', async () => {
      await inFolder({ [file]: text }, async (cwd) => {
        const env = { KPI_LANG: lang };
        const made = await run(['init', '--from', file, ...options, '--format', 'json'], { cwd, env });
        expect([made.code, made.stderr]).toEqual([0, '']);
        expect(initDocument.parse(JSON.parse(made.stdout)).proposal).toMatchObject({ file, preset });
        await expect(made.written.get('kpi.yaml')).toMatchFileSnapshot(`../propose/trees/${name}.yaml`);
        const validated = await run(['validate', '--format', 'json'], { cwd, env });
        const { summary, diagnostics } = validateDocument.parse(JSON.parse(validated.stdout));
        expect([validated.code, summary.errors]).toEqual([0, 0]);
        expect(
          diagnostics
            .filter(({ rule }) => !LEFT_OPEN.includes(rule))
            .map(({ rule, message }) => `${rule}: ${message}`),
        ).toEqual([]);
        expect(await run(['diagnose'], { cwd, env })).toMatchObject({ code: 0, stderr: '' });
      });
    });
  },
);
