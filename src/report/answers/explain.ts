import { explainText as text } from '../../locale/explain.js';
import type { Term } from '../../locale/glossary.js';
import { joined, type Lang, type Message, verbatim } from '../../locale/message.js';
import { reportText } from '../../locale/report.js';
import type { Principle } from '../../model/diagnostic.js';
import { markedIn, pagesJson, type RulePage, rulePageJson, termPageJson } from '../documents/explain.js';
import type { Block, Column, Report } from '../report.js';
import { firstSentence } from '../rule-help.js';

const yaml = (code: Message): Block => ({ type: 'code', text: code, language: 'yaml' });

/** The lines of an example, with words at the end of some of them. */
const withEnds = (example: string, at: readonly number[], end: Message): Message => {
  const ended = (words: string): string =>
    example
      .split('\n')
      .map((line, index) => (at.includes(index + 1) ? `${line} ${words}` : line))
      .join('\n');
  return { ja: ended(end.ja), en: ended(end.en) };
};

const exampleBlocks = ({ good, bad, files = {} }: RulePage): Block[] => {
  const blocks: Block[] = [];
  if (good !== null) blocks.push({ type: 'heading', text: text.good() }, yaml(verbatim(good)));
  if (bad !== null) {
    const { text: example, lines } = markedIn(bad);
    blocks.push(
      { type: 'heading', text: text.bad({ isMarked: lines.length > 0 }) },
      yaml(withEnds(example, lines, text.mark())),
    );
  }
  for (const [name, csv] of Object.entries(files)) {
    blocks.push(
      { type: 'heading', text: text.beside({ name }) },
      { type: 'code', text: verbatim(csv), language: 'csv' },
    );
  }
  return blocks;
};

const settingOf = (id: string): Message => {
  const reason = text.settingReason();
  const setting = (words: string): string => `rules:\n  ${id}: { severity: off, reason: ${words} }`;
  return { ja: setting(reason.ja), en: setting(reason.en) };
};

/** The line that the bad example is reported at, excused. */
const excuseOf = ({ id, bad }: RulePage): Message => {
  const { text: example, lines } = markedIn(bad ?? '');
  const line = example.split('\n')[(lines[0] ?? 1) - 1]!.trim();
  const reason = text.excuseReason();
  const excused = (words: string): string => `${line} # kpi-ignore ${id}: ${words}`;
  return { ja: excused(reason.ja), en: excused(reason.en) };
};

/** Whether the id is no rule's, and serves no habit. */
const isUnjudged = ({ standing }: RulePage): boolean =>
  standing === 'reading' || standing === 'alert' || standing === 'input';

const kindOf = ({ standing, principle }: RulePage): Message => {
  if (standing === 'reading') return text.ofReading();
  if (standing === 'alert') return text.ofAlert();
  return standing === 'input' ? text.ofInput() : text.serves(principle);
};

const exceptionBlocks = (page: RulePage): Block[] => {
  if (isUnjudged(page)) return [];
  if (page.standing === 'fixed') return [{ type: 'text', text: text.fixed() }];
  return [
    { type: 'heading', text: text.setting() },
    yaml(settingOf(page.id)),
    { type: 'heading', text: text.excuse() },
    yaml(excuseOf(page)),
  ];
};

/** Why a finding is reported, what it looks like, and how to make an exception. */
export const rulePageReport = (page: RulePage, lang: Lang): Report => {
  const { id, severity, reason } = page;
  return {
    blocks: [
      { type: 'heading', text: text.title({ id, severity: reportText.severity(severity) }) },
      { type: 'text', text: kindOf(page), tone: 'dim' },
      { type: 'text', text: reason },
      ...exampleBlocks(page),
      ...exceptionBlocks(page),
    ],
    data: rulePageJson(page, lang),
    outcome: 'ok',
  };
};

/** What a word means. */
export const termPageReport = (term: Term, lang: Lang): Report => ({
  blocks: [
    { type: 'heading', text: term.name },
    { type: 'text', text: term.meaning },
    { type: 'text', text: text.also({ words: [term.id, ...term.also] }), tone: 'dim' },
  ],
  data: termPageJson(term, lang),
  outcome: 'ok',
});

const COLUMNS: readonly Column[] = [
  { head: text.rule(), align: 'left', rank: 0 },
  { head: text.severity(), align: 'left', rank: 1 },
  { head: text.why(), align: 'left', rank: 0 },
];

const firstOf = (reason: Message): Message => ({
  ja: firstSentence(reason.ja),
  en: firstSentence(reason.en),
});

const group = (heading: Message, pages: readonly RulePage[]): Block[] =>
  pages.length === 0
    ? []
    : [
        { type: 'heading', text: heading },
        {
          type: 'table',
          columns: COLUMNS,
          rows: pages.map(({ id, severity, reason }) => ({
            cells: [
              { text: verbatim(id), tone: 'strong' },
              { text: reportText.severity(severity) },
              { text: firstOf(reason) },
            ],
          })),
        },
      ];

const PRINCIPLES: readonly Principle[] = [1, 2, 3, 4, 5, null];

/** Every rule with its reason in a sentence, by the habit that it serves; then the words that can be looked up. */
export const pagesReport = (pages: readonly RulePage[], terms: readonly Term[], lang: Lang): Report => ({
  blocks: [
    ...PRINCIPLES.flatMap((principle) =>
      group(
        text.group(principle),
        pages.filter((page) => !isUnjudged(page) && page.principle === principle),
      ),
    ),
    ...group(
      text.ofReading(),
      pages.filter(({ standing }) => standing === 'reading'),
    ),
    ...group(
      text.ofAlert(),
      pages.filter(({ standing }) => standing === 'alert'),
    ),
    ...group(
      text.ofInput(),
      pages.filter(({ standing }) => standing === 'input'),
    ),
    { type: 'heading', text: text.terms() },
    { type: 'text', text: joined(terms.map(({ name }) => name)) },
    { type: 'text', text: text.more(), tone: 'dim' },
  ],
  data: pagesJson(pages, terms, lang),
  outcome: 'ok',
});
