import type { Booked } from './booked';
import { plus } from './clock';

/** When a company is open and what is free then. All times are local to its zone. */

export type Slot = { readonly from: string; readonly to: string };

/** A day's hours, and the company's note on an exceptional day. */
type Hours = { readonly open: string; readonly close: string; readonly reason?: string };

const week: readonly (Hours | undefined)[] = [
  undefined,
  { open: '08:00', close: '18:00' },
  { open: '08:00', close: '18:00' },
  { open: '08:00', close: '18:00' },
  { open: '08:00', close: '20:00' },
  { open: '08:00', close: '18:00' },
  { open: '10:00', close: '15:00', reason: 'Lördagsöppet' },
];

/** Times begin every half hour. */
const stepMinutes = 30;

const dayMinutes = 24 * 60;

export function hoursOn(date: string): Hours | undefined {
  return week[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

/** Every time of a length that the opening hours have room for, from one day to another. */
export function* openSlots(from: string, to: string, minutes: number): Generator<Slot> {
  const midnight = (wall: string) => Date.parse(`${wall.slice(0, 10)}T00:00:00Z`);
  for (let date = midnight(from); date <= midnight(to); date += dayMinutes * 60_000) {
    const day = new Date(date).toISOString().slice(0, 10);
    const hours = hoursOn(day);
    if (!hours) continue;
    for (
      let start = `${day}T${hours.open}:00`;
      plus(start, minutes) <= `${day}T${hours.close}:00`;
      start = plus(start, stepMinutes)
    ) {
      yield { from: start, to: plus(start, minutes) };
    }
  }
}

/** The first time of a length from a moment on, and the last one that begins by then. */
export function openFrom(wall: string, minutes: number): string {
  return nearest(
    [...openSlots(wall, plus(wall, week.length * dayMinutes), minutes)],
    (from) => from >= wall,
  );
}

export function openBy(wall: string, minutes: number): string {
  const before = [...openSlots(plus(wall, -week.length * dayMinutes), wall, minutes)];
  return nearest(before.reverse(), (from) => from <= wall);
}

function nearest(slots: readonly Slot[], fits: (from: string) => boolean): string {
  const found = slots.find(({ from }) => fits(from));
  if (!found) throw new Error('No time of that length in a week');
  return found.from;
}

export function insideOpeningHours({ from, to }: Slot): boolean {
  const day = from.slice(0, 10);
  const hours = hoursOn(day);
  return (
    hours !== undefined && from >= `${day}T${hours.open}:00` && to <= `${day}T${hours.close}:00`
  );
}

/** The resources that are free at a time. */
export function freeResources<R extends { readonly Id: number }>(
  slot: Slot,
  resources: readonly R[],
  booked: readonly Booked[],
): R[] {
  const taken = new Set(
    booked
      .filter(({ from, to }) => from < slot.to && slot.from < to)
      .flatMap(({ resourceIds }) => resourceIds),
  );
  return resources.filter(({ Id }) => !taken.has(Id));
}
