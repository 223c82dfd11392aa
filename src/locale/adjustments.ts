import type { Message } from './message.js';

/** What is said of leaves that a scenario or a command line holds, frees or bounds. */
export const adjustmentText = {
  contradiction: ({ one, other }: { one: string; other: string }): Message => ({
    ja: `${one} と ${other} は両立しません`,
    en: `${one} and ${other} contradict each other`,
  }),
  contradictionHelp: ({ id }: { id: string }): Message => ({
    ja: `${id} を固定するのか動かすのかを決め、どちらかを消してください`,
    en: `decide whether ${id} is held or may move, and leave one of them out`,
  }),
  fixed: ({ id, max }: { id: string; max: string }): Message => ({
    ja: `${id} はツリーで固定されているので、${max} は効きません`,
    en: `${max} has no effect: the tree fixes ${id}`,
  }),
  fixedHelp: ({ unlock }: { unlock: string }): Message => ({
    ja: `動かしてよいなら ${unlock} を足してください`,
    en: `if it may move, add ${unlock}`,
  }),
  belowMin: ({ id, value, min }: { id: string; value: number; min: number }): Message => ({
    ja: `${id} の上限 ${value} が、ツリーに書かれた下限 ${min} を下回っています`,
    en: `the most of ${id}, ${value}, is below the least that the tree gives it, ${min}`,
  }),
  maxBelowBaseline: ({ label }: { label: string }): Message => ({
    ja: `${label} は今の水準が、今回の上限を超えています。上限に下げたところから計画しました`,
    en: `${label} stands above the most that it may come to here: the plan starts from that`,
  }),
};
