import { joined, type Message } from '../locale/message.js';
import { ANY_MONEY, type Dimension } from './dimensions.js';

const COUNT: Message = { ja: '件数', en: 'a count' };
const RATIO: Message = { ja: '率', en: 'a rate' };

const moneyName = (base: string): Message => {
  const currency = base === ANY_MONEY ? '' : base;
  return { ja: currency ? `金額（${currency}）` : '金額', en: currency ? `money (${currency})` : 'money' };
};

/** What a dimension is called: 件数, 金額（JPY）÷ 件数. */
export const dimensionName = ({ money, counted }: Dimension): Message => {
  const powers: [Message, number][] = [...money].map(([base, power]) => [moneyName(base), power]);
  if (counted !== null && counted !== 0) powers.push([COUNT, counted]);
  const side = (sign: number): Message[] =>
    powers.flatMap(([{ ja, en }, power]) =>
      sign * power > 2
        ? [{ ja: `${ja}^${sign * power}`, en: `${en}^${sign * power}` }]
        : Array.from({ length: Math.max(0, sign * power) }, () => ({ ja, en })),
    );
  const [above, below] = [side(1), side(-1)];
  if (above.length === 0 && below.length === 0) return RATIO;
  const top = above.length > 0 ? joined(above, ' × ', ' × ') : { ja: '1', en: '1' };
  return below.length > 0 ? joined([top, ...below], ' ÷ ', ' ÷ ') : top;
};
