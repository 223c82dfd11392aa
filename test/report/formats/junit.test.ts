import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/locale/message.js';
import { junit } from '../../../src/report/formats/junit.js';
import { visible } from '../../../src/report/visible.js';
import { diagnosticOf } from '../diagnostics.js';
import { checkOf, hostile, show, wholeCheck } from './inspection.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#10);/gu, (_, name) => ENTITIES[name]!);

/** A reader of just this much XML: elements, attributes, text, five entities. It refuses anything else. */
const read = (xml: string) => {
  const open: string[] = [];
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const token =
    /<\?xml[^<>]*\?>|<(\/?)([\w-]+)((?: \w+="(?:[^<>&"\n]|&(?:amp|lt|gt|quot|#10);)*")*)(\/?)>|((?:[^<>&]|&(?:amp|lt|gt);)+)/guy;
  let at = 0;
  for (const [whole, closes, name, attributes, empty, text] of xml.matchAll(token)) {
    at += whole.length;
    if (text !== undefined && elements.length > 0) elements.at(-1)!.text += plain(text).trim();
    if (name === undefined) continue;
    if (closes) expect(open.pop()).toBe(name);
    else {
      const pairs = [...attributes!.matchAll(/(\w+)="([^"]*)"/gu)].map(([, key, value]) => [
        key!,
        plain(value!),
      ]);
      elements.push({ name, attributes: Object.fromEntries(pairs), text: '' });
      if (!empty) open.push(name);
    }
  }
  expect([at, open]).toEqual([xml.length, []]);
  return elements;
};

describe('junit', () => {
  it('writes a suite for each file and a test for each finding', () => {
    expect(`\n${show(junit, wholeCheck)}`).toMatchInlineSnapshot(`
      "
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="kpi validate" tests="4" failures="2" errors="0" time="0">
        <testsuite name="kpi.yaml" tests="1" failures="1" errors="0" skipped="0" time="0">
          <testcase name="unknown-reference (14:26)" classname="kpi.yaml" file="kpi.yaml" line="14" time="0">
            <failure type="error" message="there is no node &quot;win_rat&quot;">kpi.yaml:14:26
      there is no node "win_rat"
      help: did you mean "win_rate"?</failure>
          </testcase>
        </testsuite>
        <testsuite name="trees/west.yaml" tests="2" failures="1" errors="0" skipped="0" time="0">
          <testcase name="no-owner (3:3)" classname="trees/west.yaml" file="trees/west.yaml" line="3" time="0">
            <failure type="warning" message="nobody owns leads">trees/west.yaml:3:3
      nobody owns leads</failure>
          </testcase>
          <testcase name="small-tree" classname="trees/west.yaml" file="trees/west.yaml" time="0">
            <system-out>trees/west.yaml
      one node only</system-out>
          </testcase>
        </testsuite>
        <testsuite name="trees/east.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
          <testcase name="kpi validate" classname="trees/east.yaml" file="trees/east.yaml" time="0"/>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('counts what it writes', () => {
    const elements = read(show(junit, wholeCheck));
    const count = (name: string): number => elements.filter((element) => element.name === name).length;
    const suites = elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes);
    const sum = (key: string): number => suites.reduce((total, suite) => total + Number(suite[key]), 0);
    expect([sum('tests'), sum('failures')]).toEqual([count('testcase'), count('failure')]);
    expect(elements[0]!.attributes).toMatchObject({
      tests: String(count('testcase')),
      failures: String(count('failure')),
    });
  });

  it('has a suite for a file that was not named but has a finding', () => {
    const suites = read(show(junit, checkOf([diagnosticOf({ file: 'b.yaml' })], ['a.yaml'])))
      .filter(({ name }) => name === 'testsuite')
      .map(({ attributes }) => [attributes.name, attributes.failures]);
    expect(suites).toEqual([
      ['a.yaml', '0'],
      ['b.yaml', '1'],
    ]);
  });

  it('stays well-formed with any text, and the text is read back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'<>&"\'\n]!-a\u0000\ufffe') }),
        ),
        (text) => {
          const xml = show(junit, checkOf([{ ...hostile(text), message: verbatim(`a${text}`) }], []));
          expect(xml).not.toMatch(/[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
          const failure = read(xml).find(({ name }) => name === 'failure')!;
          const possible = (shown: string): string => visible(shown).replace(/[\ufffe\uffff]/gu, '');
          expect(failure.attributes.message).toBe(possible(`a${text}`));
          expect(failure.text).toContain(possible(text).trim());
        },
      ),
    );
  });
});
