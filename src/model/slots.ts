import type { NodeId } from './tree.js';

/** A node at a distance of some months into the past: lag(x, 1) of a slot at 0 needs x at 1. */
export interface Slot {
  readonly id: NodeId;
  readonly lag: number;
}

/** One object for each slot, so that slots can be told apart without making a text of each. */
export class Slots {
  readonly #now = new Map<NodeId, Slot>();
  readonly #past = new Map<NodeId, Slot[]>();

  of(id: NodeId, lag: number): Slot {
    if (lag === 0) {
      const kept = this.#now.get(id);
      if (kept) return kept;
      const slot = { id, lag };
      this.#now.set(id, slot);
      return slot;
    }
    const all = this.#past.get(id) ?? [];
    if (all.length === 0) this.#past.set(id, all);
    const slot = all[lag] ?? { id, lag };
    all[lag] = slot;
    return slot;
  }
}
