import type { ServerResponse } from 'node:http';
import type { ApiCall } from './request';

export type Entry = {
  readonly phase: 'read' | 'cancel' | 'reread' | undefined;
  readonly operation: string;
  readonly comment: string | undefined;
  readonly language: string;
};

/** What was asked of the sandbox, so that tests can count instead of guess. */
export class Journal {
  readonly #entries = new Map<number, Entry[]>();
  #underWay = 0;
  #most = 0;
  #total = 0;

  begin(id: number, phase: Entry['phase'], call: ApiCall, response: ServerResponse): void {
    const entries = this.#entries.get(id) ?? [];
    entries.push({
      phase,
      operation: call.operation,
      comment: call.parameters.get('unbookedcomments')?.[0],
      language: call.language,
    });
    this.#entries.set(id, entries);
    this.#total += 1;
    this.#underWay += 1;
    this.#most = Math.max(this.#most, this.#underWay);
    response.on('close', () => (this.#underWay -= 1));
  }

  entries(id: number): readonly Entry[] {
    return this.#entries.get(id) ?? [];
  }

  deletes(id: number): number {
    return this.entries(id).filter(({ phase }) => phase === 'cancel').length;
  }

  /** Requests in all, and the most that were under way at once, since the last reset. */
  load(): { total: number; most: number } {
    return { total: this.#total, most: this.#most };
  }

  resetLoad(): void {
    this.#total = 0;
    this.#most = this.#underWay;
  }
}
