import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Phase } from './faults';
import type { ApiCall } from './request';

export type Entry = {
  readonly phase: Phase | undefined;
  readonly operation: string;
  readonly comment: string | undefined;
  readonly language: string;
};

/** A record of all requests, so that tests can count instead of guess. */
export class Journal {
  readonly #entries = new Map<number, Entry[]>();
  #underWay = 0;
  #most = 0;
  #total = 0;

  /** Records a request for every booking that it concerns. */
  begin(
    ids: readonly number[],
    phase: Entry['phase'],
    call: ApiCall,
    response: ServerResponse,
  ): void {
    if (ids.length === 0) return;
    const comment = call.parameters.get('unbookedcomments')?.[0];
    const entry: Entry = {
      phase,
      operation: call.operation,
      comment: z.string().safeParse(comment).data,
      language: call.language,
    };
    for (const id of ids) {
      const entries = this.#entries.get(id) ?? [];
      entries.push(entry);
      this.#entries.set(id, entries);
    }
    this.#total += 1;
    this.#underWay += 1;
    this.#most = Math.max(this.#most, this.#underWay);
    response.on('close', () => (this.#underWay -= 1));
  }

  entries(id: number): readonly Entry[] {
    return this.#entries.get(id) ?? [];
  }

  /** Whether a request tried to change the booking. */
  changes(id: number): boolean {
    return this.entries(id).some(({ phase }) => phase === 'cancel' || phase === 'move');
  }

  /** Total requests and maximum concurrent requests since the last reset. */
  load(): { total: number; most: number } {
    return { total: this.#total, most: this.#most };
  }

  resetLoad(): void {
    this.#total = 0;
    this.#most = this.#underWay;
  }
}
