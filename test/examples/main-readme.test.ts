import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { rules } from '../../src/lint/rules/index.js';
import { formats } from '../../src/report/formats/index.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('counts the rules', () => {
    expect(README).toContain(`has ${rules.length} rules`);
  });

  it.each(commands.map(({ id }) => id))('speaks of kpi %s', (id) => {
    expect(README).toMatch(new RegExp(`kpi ${id}\\b`, 'u'));
  });

  it.each(formats.map(({ id }) => id))('names the format %s', (id) => {
    expect(README).toContain(id);
  });

  it('names no flag that there is not', () => {
    const flags = new Set(
      commands.flatMap(({ options }) => options.map(({ flags }) => flags.split(' ')[0]!)),
    );
    const shared = [
      '--format',
      '--output',
      '--bom',
      '--lang',
      '--max-size',
      '--help',
      '--version',
      '--check',
    ];
    const ofNpm = ['--save-dev', '--no-install'];
    const named = [...README.matchAll(/(?<=[\s`])--[a-z][a-z-]+/gu)].map(([flag]) => flag);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((flag) => ![...flags, ...shared, ...ofNpm].includes(flag))).toEqual([]);
  });
});
