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
  for (let index = 0; index < map.items.length; index += 1) {
    const { key, value } = map.items[index]!;
    if (!isScalar(key) || key.value !== 'formula' || !isScalar(value) || value.type !== 'PLAIN') continue;
    const from = value.range[0];
    let to = value.range[1];
    let last = index;
    while (
      openOf(source.slice(from, to)) > 0 &&
      last + 1 < map.items.length &&
      isRemainder(map.items[last + 1]!)
    ) {
      last += 1;
      to = map.items[last]!.key.range[1];
    }
    if (last === index || openOf(source.slice(from, to)) !== 0) continue;
    value.value = source.slice(from, to);
    value.range = [from, to, to];
    map.items.splice(index + 1, last - index);
  }
};

/**
 * Puts formulas together again that YAML has cut at a comma: inside { } it reads `formula: lag(a, 1) * b` as the text
 * `lag(a` and a key `1) * b`. What is left open by one is closed by the other, so that nothing is guessed.
 */
export const rejoinFormulas = (maps: readonly Mapping[], source: string): void => {
  for (const map of maps) if (map.flow) rejoin(map, source);
};
