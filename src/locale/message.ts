/** The languages that the program speaks. A third one is a compile error wherever a sentence is missing. */
export type Lang = 'ja' | 'en';

/**
 * One sentence in every language. It is made where its values are known, by a function of a catalogue in this
 * folder or of a rule, and chosen at the very end, when the reader's language is known.
 */
export type Message = Readonly<Record<Lang, string>>;

/** A text that is the same in every language: an id, a label, a figure. */
export const verbatim = (text: string): Message => ({ ja: text, en: text });

/** Joins messages with a separator of each language. */
export const joined = (messages: readonly Message[], ja = '、', en = ', '): Message => ({
  ja: messages.map((message) => message.ja).join(ja),
  en: messages.map((message) => message.en).join(en),
});
