import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintsOf, fnv1a, identityOf } from '../../src/report/fingerprint.js';
import { diagnosticOf, spanOf } from './diagnostics.js';

describe('the hash', () => {
  // From the reference implementation's own test vectors (Noll).
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of "%s" is that of the reference', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });
});

describe('what a finding is known by', () => {
  const finding = { node: 'wins', span: spanOf('  formula: a * ⟦win_rat⟧') };
  const known = identityOf(diagnosticOf(finding));

  it.each([
    ['the line moves', { ...finding, span: spanOf('  formula: a * ⟦win_rat⟧', 900) }],
    ['the line is indented', { ...finding, span: spanOf('        formula: a * ⟦win_rat⟧') }],
    ['a comment is added', { ...finding, span: spanOf('  formula: a * ⟦win_rat⟧ # later') }],
    ['the message is reworded', { ...finding, message: { ja: '別', en: 'other' } }],
    ['the severity is changed', { ...finding, severity: 'info' as const }],
  ])('stays when %s', (_, parts) => {
    expect(identityOf(diagnosticOf(parts))).toBe(known);
  });

  it.each([
    ['the rule', { ...finding, rule: 'cycle' }],
    ['the node', { ...finding, node: 'leads' }],
    ['the marked text', { ...finding, span: spanOf('  formula: a * ⟦win_rot⟧') }],
    ['the place', { ...finding, span: null }],
  ])('is another with %s', (_, parts) => {
    expect(identityOf(diagnosticOf(parts))).not.toBe(known);
  });

  it('evens out the spaces of what is marked, and takes the first line of what is longer', () => {
    const wide = spanOf('  formula: ⟦a   *  b⟧');
    const long = { ...spanOf('  formula: ⟦a * b⟧'), end: { line: 20, column: 1 } };
    const plain = identityOf(diagnosticOf({ span: spanOf('formula: ⟦a * b⟧') }));
    expect(identityOf(diagnosticOf({ span: wide }))).toBe(plain);
    expect(identityOf(diagnosticOf({ span: long }))).toBe(plain);
  });
});

it('no two fingerprints of a run are alike, and each has its key at its front', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (keys) => {
      const prints = fingerprintsOf(keys);
      expect(new Set(prints).size).toBe(keys.length);
      expect(prints.map((print) => print.split(':')[0])).toEqual(keys.map(fnv1a));
    }),
  );
});
