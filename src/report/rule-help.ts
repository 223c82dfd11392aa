import type { Lang } from '../locale/message.js';
import { validateReportText } from '../locale/validate-report.js';
import { fenced } from './fenced.js';
import type { RuleCard } from './inspection.js';

const FIRST_SENTENCE = /^.*?(?:。|[.?!](?=\s|$))/su;

/** The sentence with which a text begins. */
export const firstSentence = (text: string): string => FIRST_SENTENCE.exec(text)?.[0] ?? text;

/** A rule's page in SARIF's parts: one sentence, the whole reason, and both with the examples. */
export const ruleHelp = ({ reason, good, bad, files = {} }: RuleCard, lang: Lang) => {
  const examples = [
    [validateReportText.goodExample()[lang], good.trimEnd(), 'yaml'],
    [validateReportText.badExample()[lang], bad.trimEnd(), 'yaml'],
    ...Object.entries(files).map(([name, text]) => [name, text.trimEnd(), 'csv'] as const),
  ] as const;
  const why = reason[lang];
  return {
    shortDescription: { text: firstSentence(why) },
    fullDescription: { text: why },
    help: {
      text: [why, ...examples.map(([head, text]) => `${head}:\n\n${text}`)].join('\n\n'),
      markdown: [why, ...examples.map(([head, text, form]) => `**${head}**\n\n${fenced(text, form)}`)].join(
        '\n\n',
      ),
    },
  };
};
