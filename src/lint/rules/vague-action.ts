import type { Finding } from '../../model/diagnostic.js';
import type { Node } from '../../model/tree.js';
import type { Rule } from '../rule.js';

const EMPHASIS = /^(?:もっと|さらに|より一層|一層|しっかり|全力で|とにかく|引き続き|みんなで|全員で)+[、,]?/u;
const JAPANESE =
  /^(?:(?:頑張|がんば|努力|徹底|意識|強化|改善|向上|注力|工夫|尽力|奮起|気合)(?:い?を入れ|い|を図|に努め|させ)?(?:る|ります|ます|ろう|って|する|します|しよう|していく|していきます)?|(?:増や|伸ば|減ら)(?:す|します|そう|していく)|(?:上げ|高め|下げ|良くす|よくす)(?:る|ます|よう|ていく))$/u;
const ENGLISH =
  /^(?:please )?(?:(?:try|work|push)(?: (?:much )?(?:harder|better|more))?|(?:do|be) (?:much )?(?:better|more)|(?:do|try) (?:your|our|my) best|(?:improve|increase|raise|boost|grow|lift|reduce|lower)(?: it| this)?|focus(?: more| harder)?|make an effort)$/u;
/** What says no more than the number itself, as an object of such words. */
const ANY_NUMBER = [
  '数字',
  '数値',
  '成果',
  '質',
  '件数',
  '率',
  'numbers',
  'results',
  'quality',
  'number',
  'rate',
];

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s。.!]+$/u, '')
    .trim();

/** The words around a name that leave nothing but the verb. */
const aroundOf = (names: readonly string[]) => ({
  after: names.flatMap((name) => ['を', 'の', 'に'].map((particle) => name + particle)),
  before: names.flatMap((name) => [` the ${name}`, ` our ${name}`, ` ${name}`]),
});

/** Some word of good will: without one nothing needs a closer look. */
const GOOD_WILL =
  /頑張|がんば|努力|徹底|意識|強化|改善|向上|注力|工夫|尽力|奮起|気合|増や|伸ば|減ら|上げ|高め|下げ|良く|よく|try|work|push|better|more|best|improve|increase|raise|boost|grow|lift|reduce|lower|focus|effort/;

const LONGEST = 200;

const AROUND_ANY = aroundOf(ANY_NUMBER);

const isGoodWill = (words: string, { after, before }: ReturnType<typeof aroundOf>): boolean => {
  const japanese = after.flatMap((start) => (words.startsWith(start) ? [words.slice(start.length)] : []));
  const english = before.flatMap((end) => (words.endsWith(end) ? [words.slice(0, -end.length)] : []));
  return (
    [words, ...japanese].some((rest) => JAPANESE.test(rest.replace(EMPHASIS, ''))) ||
    [words, ...english].some((rest) => ENGLISH.test(rest))
  );
};

/**
 * Whether an action is a word of good will, without anything that it is done to but the number itself: to improve the
 * win rate is what the win rate is there for, and no way to do it.
 */
const isVague = (text: string, { id, label }: Node): boolean => {
  // Most actions say how many, or how often; and what is this long says something.
  if (text.length > LONGEST || /[0-9]/.test(text)) return false;
  const words = plain(text);
  if (!GOOD_WILL.test(words)) return false;
  return (
    isGoodWill(words, AROUND_ANY) ||
    isGoodWill(words, aroundOf([id, id.replaceAll('_', ' '), label].map(plain)))
  );
};

export const vagueAction: Rule = {
  id: 'vague-action',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: '「頑張る」では、明日の朝に何をするのかが決まりません。何を、誰に、どのくらいの頻度でするのかまで書くと、したかどうかを確かめられます。',
    en: '"Try harder" does not say what happens tomorrow morning. What is done, to whom and how often can be checked.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], action: 月曜の朝に失注先から40社を選び、週内に2回ずつ電話する }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], action: もっと頑張る } # !
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const node of tree.nodes.values()) {
      const { id, action, path } = node;
      for (const [index, text] of action.entries()) {
        if (!isVague(text, node)) continue;
        yield {
          path: [...path, 'action', index],
          node: id,
          message: {
            ja: `${id} の行動（action）からは、何をするのかが分かりません`,
            en: `the action of ${id} does not say what to do`,
          },
          help: {
            ja: '何を、誰に、いつ、どのくらいするのかを書いてください（例: 月曜に失注先40社へ電話する）',
            en: 'say what is done, to whom and how often, as in "call 40 lost accounts every Monday"',
          },
        };
      }
    }
  },
};
