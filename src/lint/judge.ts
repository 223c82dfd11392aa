import { exceptionText } from '../locale/exceptions.js';
import type { Message } from '../locale/message.js';
import { schemaText } from '../locale/schema.js';
import { type Diagnostic, problem, type Severity, type Span } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import { type Loaded, placed } from '../model/load.js';
import type { Tree } from '../model/tree.js';
import { type Ignore, ignoresIn } from './ignores.js';
import { inReadingOrder, lint } from './lint.js';
import { rules } from './rules/index.js';

/** Without these the arithmetic has no meaning, so nobody can switch them off. */
const SOUNDNESS: ReadonlySet<string> = new Set(['cycle', 'unknown-reference']);
const KNOWN: ReadonlySet<string> = new Set(rules.map(({ id }) => id));
/** What reading a file finds: no rule of meaning, and nothing to be excused. */
const isOfReading = ({ rule }: Diagnostic): boolean => !KNOWN.has(rule);

const about = (rule: string): { message: Message; help?: Message; suggestion?: string } | null => {
  if (SOUNDNESS.has(rule)) return { message: exceptionText.fixedRule({ rule }) };
  if (KNOWN.has(rule)) return null;
  const suggestion = nearest(rule, KNOWN);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  return { message: exceptionText.unknownRule({ rule }), ...help };
};

const EXCEPTION = { id: 'rule-setting', severity: 'warning', principle: null } as const;

/** Settings of the tree that name no rule, or one that cannot be set. */
const settingProblems = (tree: Tree): Diagnostic[] =>
  [...tree.rules.keys()].flatMap((rule) => {
    const found = about(rule);
    return found
      ? [placed({ path: ['rules', rule], at: 'key', ...found }, EXCEPTION, tree.file, tree.locate)]
      : [];
  });

const spanOf = (file: string, { line, column, length, text }: Ignore): Span => ({
  file,
  start: { line, column },
  end: { line, column: column + length },
  text,
});

const ignoreProblem = (
  tree: Tree,
  ignore: Ignore,
  rule: string,
  message: Message,
  help?: Message,
): Diagnostic => ({
  ...problem(rule, tree.file, message, { span: spanOf(tree.file, ignore), ...(help && { help }) }),
  severity: 'warning',
});

/** An ignore that names no rule, gives no reason, or hides nothing any more. */
const ignoreProblems = (tree: Tree, ignore: Ignore, hides: boolean): Diagnostic[] => {
  const { rule, reason } = ignore;
  const wrong = about(rule);
  if (wrong) return [ignoreProblem(tree, ignore, EXCEPTION.id, wrong.message, wrong.help)];
  const found: Diagnostic[] = [];
  if (reason === '') {
    const help = exceptionText.noReasonHelp({ rule });
    found.push(ignoreProblem(tree, ignore, 'ignore-without-reason', exceptionText.noReason(), help));
  }
  if (!hides) {
    found.push(
      ignoreProblem(
        tree,
        ignore,
        'unused-ignore',
        exceptionText.unused({ rule }),
        exceptionText.unusedHelp(),
      ),
    );
  }
  return found;
};

/** A judged tree: what is reported, and what keeps the tree from being computed whatever its settings say. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly blocking: readonly Diagnostic[];
}

/**
 * Judges a tree file as its owner wants it judged: every rule with the severity that `rules:` gives it, but for what a
 * `# kpi-ignore rule: reason` excuses on its line. Exceptions that name no rule or hide nothing are reported too.
 */
export const judge = ({ tree, whole, diagnostics }: Loaded, text: string): Judgement => {
  const findings = [...diagnostics, ...(tree ? lint(tree, whole) : [])];
  if (!tree) return { diagnostics: inReadingOrder(findings), blocking: findings };
  const ignores = ignoresIn(text);
  const canExcuse = (finding: Diagnostic): boolean => !isOfReading(finding) && !SOUNDNESS.has(finding.rule);
  const excuses = (ignore: Ignore, finding: Diagnostic): boolean =>
    canExcuse(finding) && finding.rule === ignore.rule && finding.span?.start.line === ignore.target;
  const kept = findings.filter((finding) => !ignores.some((ignore) => excuses(ignore, finding)));
  const judged = kept.flatMap((finding): Diagnostic[] => {
    const setting = canExcuse(finding) ? tree.rules.get(finding.rule) : undefined;
    if (setting === 'off') return [];
    return [setting ? { ...finding, severity: setting as Severity } : finding];
  });
  const blocking = kept.filter(
    (finding) =>
      finding.severity === 'error' &&
      (!canExcuse(finding) || (tree.rules.get(finding.rule) ?? 'error') === 'error'),
  );
  const exceptions = [
    ...settingProblems(tree),
    ...ignores.flatMap((ignore) =>
      ignoreProblems(
        tree,
        ignore,
        findings.some((finding) => excuses(ignore, finding)),
      ),
    ),
  ];
  return { diagnostics: inReadingOrder([...judged, ...exceptions]), blocking: inReadingOrder(blocking) };
};
