import { exceptionText } from '../locale/exceptions.js';
import type { Message } from '../locale/message.js';
import type { Config } from '../model/config.js';
import {
  type Diagnostic,
  type Excused,
  type Finding,
  type Places,
  problem,
  type Span,
} from '../model/diagnostic.js';
import { nearAmong } from '../model/identifiers.js';
import { type Loaded, placed } from '../model/load.js';
import type { RuleSetting, RuleSettings } from '../model/rule-settings.js';
import { suggest } from '../model/suggest.js';
import type { Tree } from '../model/tree.js';
import { type Ignore, ignoresIn } from './ignores.js';
import { inReadingOrder, lint } from './lint.js';
import { rules } from './rules/index.js';
import { ALONE, type Surroundings } from './surroundings.js';

/** Without these the arithmetic has no meaning, so nobody can switch them off. */
export const SOUNDNESS: ReadonlySet<string> = new Set(['cycle', 'unknown-reference']);
const KNOWN: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

const nearRules = nearAmong(KNOWN);

/** Whether a finding may be excused: it is a rule's, not of reading the file, and the arithmetic stands without it. */
export const canExcuse = ({ rule }: Diagnostic): boolean => KNOWN.has(rule) && !SOUNDNESS.has(rule);

const about = (rule: string): Pick<Finding, 'message' | 'help' | 'suggestion' | 'fix'> | null => {
  if (SOUNDNESS.has(rule)) return { message: exceptionText.fixedRule({ rule }) };
  if (KNOWN.has(rule)) return null;
  return { message: exceptionText.unknownRule({ rule }), ...suggest(nearRules(rule)) };
};

const EXCEPTION = { id: 'rule-setting', severity: 'warning', principle: null } as const;

/** Whether a rule had all that it looks at. Where it had not, an ignore of it may hide something another time. */
const couldFind = (id: string | null, { sources, earlier }: Surroundings): boolean => {
  const sees = rules.find((rule) => rule.id === id)?.sees;
  if (sees === 'sources') return sources !== null;
  return sees !== 'earlier' || earlier.length > 0;
};

/** Settings that name no rule, or one that cannot be set. */
export const settingProblems = (settings: RuleSettings, places: Places): Diagnostic[] =>
  [...settings.keys()].flatMap((rule) => {
    const found = about(rule);
    return found ? [placed({ path: ['rules', rule], at: 'key', ...found }, EXCEPTION, places)] : [];
  });

/** An ignore comment of a file, and whether it still hides a finding. */
interface Excuse {
  readonly file: string;
  readonly ignore: Ignore;
  hides: boolean;
}

const spanOf = ({ file, ignore: { line, column, length, text } }: Excuse): Span => ({
  file,
  start: { line, column },
  end: { line, column: column + length },
  text,
});

const excuseProblem = (excuse: Excuse, rule: string, message: Message, help?: Message): Diagnostic => ({
  ...problem(rule, excuse.file, message, { span: spanOf(excuse), ...(help && { help }) }),
  severity: 'warning',
});

/** An ignore that names no rule, gives no reason, or hides nothing although its rule could find something. */
const excuseProblems = (excuse: Excuse, couldHide: boolean): Diagnostic[] => {
  const { rule, reason } = excuse.ignore;
  if (rule === null)
    return [excuseProblem(excuse, EXCEPTION.id, exceptionText.unread(), exceptionText.unreadHelp())];
  const wrong = about(rule);
  if (wrong) return [excuseProblem(excuse, EXCEPTION.id, wrong.message, wrong.help)];
  const found: Diagnostic[] = [];
  if (reason === '') {
    const help = exceptionText.noReasonHelp({ rule });
    found.push(excuseProblem(excuse, 'ignore-without-reason', exceptionText.noReason(), help));
  }
  if (!excuse.hides && couldHide) {
    const help = exceptionText.unusedHelp();
    found.push(excuseProblem(excuse, 'unused-ignore', exceptionText.unused({ rule }), help));
  }
  return found;
};

/** The ignore of a finding's line and rule, if there is one. */
const excuseFinder = (excuses: readonly Excuse[]) => {
  const key = (file: string, line: number | undefined, rule: string | null): string =>
    `${line} ${rule} ${file}`;
  const places = new Map<string, Excuse[]>();
  for (const excuse of excuses) {
    const place = key(excuse.file, excuse.ignore.target, excuse.ignore.rule);
    const others = places.get(place);
    if (others) others.push(excuse);
    else places.set(place, [excuse]);
  }
  return ({ file, span, rule }: Diagnostic): readonly Excuse[] =>
    places.get(key(file, span?.start.line, rule)) ?? [];
};

/** A judged tree: what is reported, what is excused, and what keeps the tree from being computed whatever its settings say. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly excused: readonly Excused[];
  readonly blocking: readonly Diagnostic[];
}

/** A finding at the severity that its rule is given; null where the rule is off. */
const atSeverity = (finding: Diagnostic, setting: RuleSetting | undefined): Diagnostic | null => {
  if (!setting) return finding;
  return setting.severity === 'off' ? null : { ...finding, severity: setting.severity };
};

/** The setting of a rule: the tree's own, else that of the configuration file. */
const settingFinder =
  (tree: Tree, config: Config | null) =>
  (finding: Diagnostic): RuleSetting | undefined =>
    canExcuse(finding) ? (tree.rules.get(finding.rule) ?? config?.rules.get(finding.rule)) : undefined;

/**
 * Judges a tree as its owner wants it judged: every rule with the severity that `rules:` of the tree, or of the
 * configuration file, gives it, but for what a `# kpi-ignore rule: reason` excuses on its line. Exceptions of the tree
 * that name no rule or hide nothing are reported too; of the configuration's, `settingProblems` tells.
 */
export const judge = (
  loaded: Loaded,
  config: Config | null = null,
  surroundings: Surroundings = ALONE,
): Judgement => {
  const { tree } = loaded;
  if (!tree) {
    const all = inReadingOrder(loaded.diagnostics);
    return { diagnostics: all, excused: [], blocking: all };
  }
  const excuses = loaded.sheets.flatMap(({ file, text, isComment }) =>
    ignoresIn(text, isComment).map((ignore): Excuse => ({ file, ignore, hides: false })),
  );
  const excusesOf = excuseFinder(excuses);
  const settingOf = settingFinder(tree, config);
  const diagnostics: Diagnostic[] = [];
  const excused: Excused[] = [];
  const blocking: Diagnostic[] = [];
  for (const finding of [...loaded.diagnostics, ...lint(tree, loaded, surroundings)]) {
    const [excuse] = canExcuse(finding) ? excusesOf(finding) : [];
    if (excuse) {
      // All of a place hide together, so that the first tells of the others.
      if (!excuse.hides) for (const each of excusesOf(finding)) each.hides = true;
      excused.push({ diagnostic: finding, by: 'ignore', reason: excuse.ignore.reason || null });
      continue;
    }
    const setting = settingOf(finding);
    const judged = atSeverity(finding, setting);
    if (!judged) excused.push({ diagnostic: finding, by: 'setting', reason: setting?.reason ?? null });
    else diagnostics.push(judged);
    if (finding.severity === 'error' && judged?.severity === 'error') blocking.push(finding);
  }
  return {
    diagnostics: inReadingOrder([
      ...diagnostics,
      ...settingProblems(tree.rules, tree),
      ...excuses.flatMap((excuse) => excuseProblems(excuse, couldFind(excuse.ignore.rule, surroundings))),
    ]),
    excused,
    blocking: inReadingOrder(blocking),
  };
};
