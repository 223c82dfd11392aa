import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sarif } from '../../../src/report/formats/sarif.js';
import type { Report } from '../../../src/report/report.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';
import { checkOf, hostile, show, unknownReference, wholeCheck } from './inspection.js';

const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const from1 = z.int().min(1);

/** The part of the published schema that is used here, strictly: nothing else may be written. */
const log = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.literal('kpi'),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: text.optional(),
              fullDescription: text.optional(),
              help: z.strictObject({ text: z.string(), markdown: z.string() }).optional(),
              defaultConfiguration: z.strictObject({ level }).optional(),
              properties: z.record(z.string(), z.unknown()).optional(),
            }),
          ),
        }),
      }),
      columnKind: z.literal('utf16CodeUnits'),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: z.strictObject({ text: z.string() }),
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({ uri: z.string(), uriBaseId: z.string() }),
                region: z
                  .strictObject({ startLine: from1, startColumn: from1, endLine: from1, endColumn: from1 })
                  .optional(),
              }),
            }),
          ),
          partialFingerprints: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ]),
});

const read = (report: Report) => log.parse(JSON.parse(show(sarif, report))).runs[0];
/** The published schema of OASIS, as sarif-multitool 5.7.0 carries it. Its formats are names only here. */
const published = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(new URL('sarif-2.1.0.json', import.meta.url), 'utf8')),
);
const faults = (log: unknown): unknown[] => (published(log) ? [] : (published.errors ?? ['?']));

const uriOf = (file: string) =>
  read(checkOf([diagnosticOf({ file })])).results[0]!.locations[0]!.physicalLocation.artifactLocation.uri;

describe('the published schema', () => {
  it.each([
    ['every kind of finding', wholeCheck],
    ['nothing found', checkOf([])],
    ['hostile texts', checkOf(['\u0000', ']( ', '%20', '\u{1f600}'].map(hostile))],
  ])('accepts %s', (_, report) => {
    expect(faults(JSON.parse(show(sarif, report)))).toEqual([]);
  });

  it('refuses a level that there is not', () => {
    const log = JSON.parse(show(sarif, wholeCheck));
    log.runs[0].results[0].level = 'fatal';
    expect(faults(log)).not.toEqual([]);
  });
});

describe('sarif', () => {
  it('writes the rules and the findings', () => {
    expect(`\n${show(sarif, wholeCheck)}`).toMatchInlineSnapshot(`
      "
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "kpi",
                "version": "1.2.3",
                "rules": [
                  {
                    "id": "unknown-reference",
                    "shortDescription": {
                      "text": "A name in a formula is a node of the tree."
                    },
                    "fullDescription": {
                      "text": "A name in a formula is a node of the tree. Nothing can be computed from another one."
                    },
                    "help": {
                      "text": "A name in a formula is a node of the tree. Nothing can be computed from another one.\\n\\nGood:\\n\\nkgi: { id: a, formula: b }\\n\\nBad (reported at the line that ends in # !):\\n\\nkgi: { id: a, formula: c } # !",
                      "markdown": "A name in a formula is a node of the tree. Nothing can be computed from another one.\\n\\n**Good**\\n\\n\`\`\`yaml\\nkgi: { id: a, formula: b }\\n\`\`\`\\n\\n**Bad (reported at the line that ends in # !)**\\n\\n\`\`\`yaml\\nkgi: { id: a, formula: c } # !\\n\`\`\`"
                    },
                    "defaultConfiguration": {
                      "level": "error"
                    },
                    "properties": {
                      "principle": 2
                    }
                  },
                  {
                    "id": "no-owner"
                  },
                  {
                    "id": "small-tree"
                  }
                ]
              }
            },
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "ruleId": "unknown-reference",
                "ruleIndex": 0,
                "level": "error",
                "message": {
                  "text": "there is no node \\"win_rat\\"\\nhelp: did you mean \\"win_rate\\"?"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "kpi.yaml",
                        "uriBaseId": "%SRCROOT%"
                      },
                      "region": {
                        "startLine": 14,
                        "startColumn": 26,
                        "endLine": 14,
                        "endColumn": 33
                      }
                    }
                  }
                ],
                "partialFingerprints": {
                  "kpiFinding/v1": "177cb751a9a9e78e:1"
                }
              },
              {
                "ruleId": "no-owner",
                "ruleIndex": 1,
                "level": "warning",
                "message": {
                  "text": "nobody owns leads"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "trees/west.yaml",
                        "uriBaseId": "%SRCROOT%"
                      },
                      "region": {
                        "startLine": 3,
                        "startColumn": 3,
                        "endLine": 3,
                        "endColumn": 8
                      }
                    }
                  }
                ],
                "partialFingerprints": {
                  "kpiFinding/v1": "cfc3dfbae3e8cad8:1"
                }
              },
              {
                "ruleId": "small-tree",
                "ruleIndex": 2,
                "level": "note",
                "message": {
                  "text": "one node only"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "trees/west.yaml",
                        "uriBaseId": "%SRCROOT%"
                      }
                    }
                  }
                ],
                "partialFingerprints": {
                  "kpiFinding/v1": "7d23d47f0b4385fd:1"
                }
              }
            ]
          }
        ]
      }
      "
    `);
  });

  it('speaks the language of its reader', () => {
    const { tool, results } = log.parse(JSON.parse(show(sarif, wholeCheck, 'ja'))).runs[0];
    expect(tool.driver.rules[0]!.shortDescription!.text).toBe('式の名前は、ツリーにある指標です。');
    expect(results[0]!.message.text).toBe(
      '「win_rat」という指標はありません\nヒント: 「win_rate」のことですか？',
    );
  });

  it('takes a reason without a full stop for its own summary', () => {
    const rule = { ...unknownReference, reason: { ja: '短い', en: 'At 2.5 it is short' } };
    const [described] = read(checkOf([], [], [rule])).tool.driver.rules;
    expect(described!.shortDescription).toEqual({ text: 'At 2.5 it is short' });
  });

  it('points each result at its rule, known or not', () => {
    const { tool, results } = read(wholeCheck);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['unknown-reference', 'no-owner', 'small-tree']);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });

  it('has no location for a finding about no file', () => {
    expect(read(checkOf([diagnosticOf({ file: '' })])).results[0]!.locations).toEqual([]);
  });

  it.each([
    ['trees/west.yaml', 'trees/west.yaml'],
    ['../other/kpi.yaml', '../other/kpi.yaml'],
    ['営業 #1.yaml', '%E5%96%B6%E6%A5%AD%20%231.yaml'],
    ['javascript:a?b', 'javascript%3Aa%3Fb'],
  ])('the file %s is the relative URI %s', (file, uri) => {
    expect(uriOf(file)).toBe(uri);
  });

  it('keeps its fingerprints when lines move and words change, and tells like findings apart', () => {
    const prints = (line: number, en: string): string[] => {
      const one = diagnosticOf({ span: spanOf('⟦a⟧', line), message: { ja: en, en } });
      return read(checkOf([one, one])).results.map(
        ({ partialFingerprints }) => partialFingerprints['kpiFinding/v1']!,
      );
    };
    expect(prints(3, 'a')).toEqual(prints(40, 'b'));
    expect(new Set(prints(3, 'a')).size).toBe(2);
  });

  it('no label can become a link', () => {
    expect(
      read(checkOf([hostile('see [here](https://example.com)')])).results[0]!.message.text,
    ).not.toContain('](');
  });

  it('holds any text, in a URI that reads back as the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (any) => {
        const written = show(sarif, checkOf([hostile(any)]));
        expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
        const [result] = log.parse(JSON.parse(written)).runs[0].results;
        const { uri } = result!.locations[0]!.physicalLocation.artifactLocation;
        expect(uri).toMatch(/^[\w.!~*'()%/-]+$/u);
        expect(decodeURIComponent(uri)).toBe(any);
      }),
    );
    expect(uriOf('a\ud800')).toBe('a%EF%BF%BD');
  });
});
