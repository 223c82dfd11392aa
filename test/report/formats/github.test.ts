import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { github } from '../../../src/report/formats/github.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';
import { checkOf, hostile, show, wholeCheck } from './inspection.js';

/** As the runner reads a line: the name, its properties, the rest; then the escapes. */
const read = (line: string) => {
  const [, name, properties, data] = /^::(\w+) (.*?)::(.*)$/u.exec(line)!;
  const plain = (text: string): string => decodeURIComponent(text.replace(/%(?!3A|2C|0D|0A|25)/gu, '%25'));
  const pairs = properties!
    .split(',')
    .map((pair) => [pair.split('=')[0]!, plain(pair.slice(pair.indexOf('=') + 1))]);
  return { name, ...Object.fromEntries(pairs), message: plain(data!) };
};

describe('github', () => {
  it('writes one command for each finding', () => {
    expect(`\n${show(github, wholeCheck)}`).toMatchInlineSnapshot(`
      "
      ::error file=kpi.yaml,line=14,col=26,endColumn=33,title=unknown-reference::there is no node "win_rat"%0Ahelp: did you mean "win_rate"?
      ::warning file=trees/west.yaml,line=3,col=3,endColumn=8,title=no-owner::nobody owns leads
      ::notice file=trees/west.yaml,title=small-tree::one node only
      "
    `);
  });

  it('gives no columns for a place over several lines, and no place where there is none', () => {
    const span = { ...spanOf('⟦kpis⟧:'), end: { line: 20, column: 3 } };
    expect(show(github, checkOf([diagnosticOf({ span }), diagnosticOf({ file: '' })]))).toBe(
      '::error file=kpi.yaml,line=14,endLine=20,title=unknown-reference::there is no node "win_rat"\n' +
        '::error title=unknown-reference::there is no node "win_rat"\n',
    );
  });

  it('escapes what would end a command or a property', () => {
    const text = '100%,\r::error::a:b\n::warning::c';
    expect(show(github, checkOf([{ ...hostile(text), help: null }]))).toBe(
      '::error file=100%25%2C␍%3A%3Aerror%3A%3Aa%3Ab%0A%3A%3Awarning%3A%3Ac,line=14,col=1,endColumn=2,' +
        'title=100%25%2C␍%3A%3Aerror%3A%3Aa%3Ab%0A%3A%3Awarning%3A%3Ac::100%25,␍::error::a:b%0A::warning::c\n',
    );
  });

  it('no text of a file can write another command', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ':', ',', '%', '\n', '\r', '\u2028', '=', '売') });
    fc.assert(
      fc.property(text, (label) => {
        const written = show(github, checkOf([{ ...hostile(`x${label}`), help: null }]));
        expect(written.indexOf('\n')).toBe(written.length - 1);
        const { name, file, title, line, message } = read(written.trimEnd());
        expect([name, line, file]).toEqual(['error', '14', title]);
        expect(message).toBe(title);
      }),
    );
  });
});
