import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { gitlab } from '../../../src/report/formats/gitlab.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';
import { checkOf, hostile, show, wholeCheck } from './inspection.js';

/** What GitLab documents of a Code Quality report. */
const codeQuality = z.array(
  z.strictObject({
    description: z.string(),
    check_name: z.string().startsWith('kpi/'),
    fingerprint: z.string().regex(/^[0-9a-f]{16}:\d+$/u),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({ path: z.string(), lines: z.strictObject({ begin: z.int().min(1) }) }),
  }),
);

const issues = (...diagnostics: Diagnostic[]) =>
  codeQuality.parse(JSON.parse(show(gitlab, checkOf(diagnostics))));

describe('gitlab', () => {
  it('writes one issue for each finding', () => {
    expect(`\n${show(gitlab, wholeCheck)}`).toMatchInlineSnapshot(`
      "
      [
        {
          "description": "there is no node \\"win_rat\\"\\nhelp: did you mean \\"win_rate\\"?",
          "check_name": "kpi/unknown-reference",
          "fingerprint": "e5bda64cf9286b1f:1",
          "severity": "major",
          "location": {
            "path": "kpi.yaml",
            "lines": {
              "begin": 14
            }
          }
        },
        {
          "description": "nobody owns leads",
          "check_name": "kpi/no-owner",
          "fingerprint": "6b7c61d0e6d26fbc:1",
          "severity": "minor",
          "location": {
            "path": "trees/west.yaml",
            "lines": {
              "begin": 3
            }
          }
        },
        {
          "description": "one node only",
          "check_name": "kpi/small-tree",
          "fingerprint": "c27cc4b969a32501:1",
          "severity": "info",
          "location": {
            "path": "trees/west.yaml",
            "lines": {
              "begin": 1
            }
          }
        }
      ]
      "
    `);
  });

  it('is an empty list where nothing was found', () => {
    expect(show(gitlab, checkOf([]))).toBe('[]\n');
  });

  it('numbers findings that are alike, and knows them again when lines move', () => {
    const twice = (line: number) => [
      diagnosticOf({ span: spanOf('⟦a⟧ * b', line) }),
      diagnosticOf({ span: spanOf('b * ⟦a⟧', line + 1) }),
    ];
    const prints = issues(...twice(3)).map(({ fingerprint }) => fingerprint);
    expect(prints.map((print) => print.split(':')[1])).toEqual(['1', '2']);
    expect(issues(...twice(90)).map(({ fingerprint }) => fingerprint)).toEqual(prints);
    const [here, there] = issues(diagnosticOf({}), diagnosticOf({ file: 'other.yaml' }));
    expect(here!.fingerprint).not.toBe(there!.fingerprint);
  });

  it('holds any text as JSON, none of which a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = show(gitlab, checkOf([hostile(text)]));
        expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
        expect(codeQuality.parse(JSON.parse(written))[0]).toMatchObject({
          check_name: `kpi/${text}`,
          location: { path: text },
        });
      }),
    );
  });
});
