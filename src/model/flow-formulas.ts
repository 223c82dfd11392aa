import { isScalar, type Pair, type ParsedNode } from 'yaml';
import type { Mapping } from './maps.js';

/** How many parentheses of a text are left open. */
const openOf = (text: string): number => {
  let open = 0;
  for (const character of text)
    open += Number(character === '(' || character === '（') - Number(character === ')' || character === '）');
  return open;
};

/** What a comma cuts off a formula: YAML reads it as a key without a value. */
const isRemainder = ({ key, value }: Pair<ParsedNode, ParsedNode | null>): boolean =>
  isScalar(key) && key.type === 'PLAIN' && (value === null || (isScalar(value) && value.value === null));

const rejoin = (map: Mapping, source: string): void => {
  const { items } = map;
  const whole: typeof items = [];
  for (let index = 0; index < items.length; index += 1) {
    const pair = items[index]!;
    const { key, value } = pair;
    whole.push(pair);
    if (!isScalar(key) || key.value !== 'formula' || !isScalar(value) || value.type !== 'PLAIN') continue;
    const from = value.range[0];
    let to = value.range[1];
    let open = openOf(source.slice(from, to));
    let last = index;
    while (open > 0 && last + 1 < items.length && isRemainder(items[last + 1]!)) {
      last += 1;
      const end = items[last]!.key.range[1];
      open += openOf(source.slice(to, end));
      to = end;
    }
    if (last === index || open !== 0) continue;
    value.value = source.slice(from, to);
    value.range = [from, to, to];
    index = last;
  }
  map.items = whole;
};

/**
 * Puts formulas together again that YAML has cut at a comma: inside { } it reads `formula: lag(a, 1) * b` as the text
 * `lag(a` and a key `1) * b`. What is left open by one is closed by the other, so that nothing is guessed.
 */
export const rejoinFormulas = (maps: readonly Mapping[], source: string): void => {
  for (const map of maps) if (map.flow) rejoin(map, source);
};
