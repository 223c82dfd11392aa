/** What a continuous integration can be made to fail on. */
export const GATES = ['confirmed', 'observed', 'kgi', 'alert'] as const;
export type Gate = (typeof GATES)[number];
