import { formulaText } from '../../locale/formula.js';
import type { Message } from '../../locale/message.js';
import type { Expression, Place } from './ast.js';
import { MOST_TOKENS, type Token, tokenize } from './tokens.js';

/** Why a formula cannot be read, and where in its text. */
export interface FormulaProblem {
  readonly message: Message;
  readonly help?: Message;
  readonly place: Place;
  /** What the place should say, where there can be no doubt. */
  readonly replacement?: string;
}

export type ParsedFormula = { readonly expression: Expression } | { readonly problem: FormulaProblem };

/** Deeper nesting than any person writes; it keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 200;

const BINARY = { '+': 'sum', '-': 'difference', '*': 'product', '/': 'ratio' } as const;

class Halt extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.message.en);
  }
}

const spanning = (from: Place, to: Place): Place => ({
  offset: from.offset,
  length: to.offset + to.length - from.offset,
});

/** Recursive descent: sum := product {(+|-) product}; product := unary {(*|/) unary}; unary := -unary | primary. */
class Parser {
  private index = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  parse(): Expression {
    const expression = this.sum();
    if (this.next.type !== 'end') this.failAtOperator();
    return expression;
  }

  /** 1,000 is a number of two groups wherever a comma can mean nothing else. */
  private failAtOperator(): never {
    const { place, type } = this.next;
    const before = this.source.slice(0, place.offset);
    const after = this.source.slice(place.offset + place.length);
    const isGroup =
      type === ',' && /(?<![\p{L}\d_.])\d{1,3}(?:_\d{3})*$/u.test(before) && /^\d{3}(?!\d)/u.test(after);
    const message = formulaText.expectedOperator({ found: this.found });
    throw new Halt({ message, place, ...(isGroup && { replacement: '_' }) });
  }

  private get next(): Token {
    return this.tokens[this.index]!;
  }

  private get found(): string {
    const { offset, length } = this.next.place;
    return this.source.slice(offset, offset + length);
  }

  private fail(message: Message, place: Place, help?: Message): never {
    throw new Halt({ message, place, ...(help && { help }) });
  }

  private take(): Token {
    const token = this.next;
    this.index += 1;
    return token;
  }

  private binary(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    while (operators.includes(this.next.type)) {
      const operator = this.take().type as keyof typeof BINARY;
      const right = operand();
      left = { type: BINARY[operator], left, right, place: spanning(left.place, right.place) };
    }
    return left;
  }

  private descend(levels: number): void {
    this.depth += levels;
    if (this.depth > MAX_DEPTH) this.fail(formulaText.tooDeep(), this.next.place);
  }

  private sum(): Expression {
    this.descend(1);
    const expression = this.binary(['+', '-'], () => this.binary(['*', '/'], () => this.unary()));
    this.depth -= 1;
    return expression;
  }

  private unary(): Expression {
    const signs: Token[] = [];
    while (this.next.type === '-' || this.next.type === '+') signs.push(this.take());
    this.descend(signs.length);
    let expression = this.primary();
    this.depth -= signs.length;
    for (const sign of signs.reverse()) {
      if (sign.type === '-')
        expression = { type: 'negate', operand: expression, place: spanning(sign.place, expression.place) };
    }
    return expression;
  }

  private primary(): Expression {
    const token = this.take();
    if (token.type === 'number') return { type: 'number', value: token.value, place: token.place };
    if (token.type === '(') {
      const inner = this.sum();
      this.close(token.place);
      return inner;
    }
    if (token.type === 'name') {
      return this.next.type === '('
        ? this.call(token.name, token.place)
        : { type: 'reference', id: token.name, place: token.place };
    }
    this.index -= 1;
    return token.type === 'end'
      ? this.fail(formulaText.unfinished(), token.place)
      : this.fail(formulaText.expectedTerm({ found: this.found }), token.place);
  }

  private close(open: Place): Token {
    if (this.next.type === ')') return this.take();
    return this.next.type === 'end' ? this.fail(formulaText.unclosed(), open) : this.failAtOperator();
  }

  private call(name: string, place: Place): Expression {
    const open = this.take();
    const operands: Expression[] = [this.sum()];
    while (this.next.type === ',') {
      this.take();
      operands.push(this.sum());
    }
    const whole = spanning(place, this.close(open.place).place);
    if (name === 'min' || name === 'max') {
      return operands.length > 1
        ? { type: name, operands, place: whole }
        : this.fail(formulaText.needsTwo({ name }), whole);
    }
    if (name !== 'lag')
      return this.fail(formulaText.unknownFunction({ name }), place, formulaText.functions());
    const [operand, months] = operands as [Expression, Expression?];
    const isMonths =
      months?.type === 'number' && Number.isInteger(months.value) && months.value >= 0 && months.value <= 120;
    if (operands.length !== 2 || !isMonths) return this.fail(formulaText.lagArguments(), whole);
    return { type: 'lag', operand, months: months.value, place: whole };
  }
}

/**
 * Reads a formula: + - * / × ÷, parentheses, numbers in any written form, ids, min(), max() and lag(x, months).
 * The first problem is returned with its place; a formula is never partly read.
 */
export const parseFormula = (source: string): ParsedFormula => {
  const cut = tokenize(source);
  if ('unreadable' in cut) {
    const { text, place } = cut.unreadable;
    return { problem: { message: formulaText.unreadable({ text }), place } };
  }
  if (cut.tokens.length > MOST_TOKENS) {
    return { problem: { message: formulaText.tooLong(), place: { offset: 0, length: source.length } } };
  }
  try {
    return { expression: new Parser(source, cut.tokens).parse() };
  } catch (error) {
    if (error instanceof Halt) return { problem: error.problem };
    throw error;
  }
};
