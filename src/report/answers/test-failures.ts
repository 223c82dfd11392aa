import type { CaseFile, Expectation, Failure } from '../../cases/types.js';
import { formatChange, formatExact, MISSING } from '../../locale/format.js';
import { type Message, verbatim } from '../../locale/message.js';
import { testReportText as text } from '../../locale/test-report.js';
import { type Diagnostic, problem } from '../../model/diagnostic.js';
import type { Node, Tree } from '../../model/tree.js';
import { change, figure } from '../figures.js';

/** A tolerance that is worth a word; below it there is only what arithmetic loses. */
const WORTH_SAYING = 1e-8;
/** Digits of a difference that is too small for the usual figures. */
const DIGITS = 6;

const isNothing = ({ ja }: Message): boolean => !/[1-9]/u.test(ja);

/** How to show two values: as figures, or with every digit where they would look the same. */
const shown = (tree: Tree, node: Node, one: number, other: number): ((value: number) => Message) => {
  const [a, b] = [figure(tree, node, one), figure(tree, node, other)];
  return a.ja === b.ja || a.en === b.en
    ? (value) => formatExact(value, node.kind)
    : (value) => figure(tree, node, value);
};

const differenceOf = (tree: Tree, node: Node, expected: number, actual: number): Message => {
  // Two numbers at the ends of what a computer can hold have no difference that it can.
  if (!Number.isFinite(actual - expected)) return MISSING;
  const told = change(tree, node, expected, actual);
  const size = Number((actual - expected).toPrecision(DIGITS));
  return isNothing(told) ? verbatim(`${size > 0 ? '+' : ''}${size}`) : told;
};

const toleranceText = (tree: Tree, node: Node, { tolerance, value }: Expectation): Message | null => {
  if (tolerance <= WORTH_SAYING * Math.max(1, Math.abs(value!))) return null;
  const told = formatChange(0, tolerance, node.kind, tree.currency, node.unit);
  const size = isNothing(told) ? verbatim(String(Number(tolerance.toPrecision(DIGITS)))) : told;
  return { ja: `±${size.ja.replace(/^\+/u, '')}`, en: `±${size.en.replace(/^\+/u, '')}` };
};

const offText = (tree: Tree, node: Node, expectation: Expectation, actual: number): Message => {
  const { value, min, max } = expectation;
  const { label } = node;
  const missed = value ?? (min !== null && actual < min ? min : max!);
  const show = shown(tree, node, missed, actual);
  const told = { label, actual: show(actual), difference: differenceOf(tree, node, missed, actual) };
  if (value !== null)
    return text.value({ ...told, expected: show(value), tolerance: toleranceText(tree, node, expectation) });
  return text.range({
    ...told,
    bounds: { min: min === null ? null : show(min), max: max === null ? null : show(max) },
  });
};

type Told = { readonly message: Message; readonly help?: Message | null };

const toldOfStatus = (tree: Tree, { expected, plan }: Extract<Failure, { type: 'status' }>): Told => {
  if (expected !== null) return { message: text.status({ expected, actual: plan.status }) };
  const target = figure(tree, tree.kgi, plan.kgi.target);
  const best = figure(tree, tree.kgi, plan.unreachable!.best);
  return { message: text.outOfReach({ target, best }), help: text.outOfReachHelp() };
};

const told = (tree: Tree, failure: Failure): Told => {
  if (failure.type === 'status') return toldOfStatus(tree, failure);
  if (failure.type === 'refused') return failure;
  const node = tree.nodes.get(failure.expectation.node)!;
  const { label } = node;
  switch (failure.type) {
    case 'value':
      return { message: offText(tree, node, failure.expectation, failure.actual) };
    case 'unknown':
      return { message: text.unknown({ label, leaves: failure.leaves }), help: text.unknownHelp() };
    case 'not-finite':
      return { message: text.notFinite({ label }) };
    case 'not-planned':
      return { message: text.notPlanned({ label, kgi: tree.kgi.label }) };
    default:
      return failure satisfies never;
  }
};

/** A failure at its place in the file of tests. */
export const failureDiagnostic = (
  { file, locate }: CaseFile,
  tree: Tree,
  name: string,
  failure: Failure,
): Diagnostic => {
  const { message, help } = told(tree, failure);
  const path = 'expectation' in failure ? failure.expectation.path : failure.path;
  return problem('test-failed', file, text.inTest({ name, what: message }), {
    span: locate(path),
    path,
    ...('expectation' in failure && { node: failure.expectation.node }),
    ...(help && { help }),
  });
};
