import type { ChangeAnswer, BookingApi, BookingRead } from '@/lib/booking/booking-api';

/** A scripted booking system that records its requests. */
export type ToldSystem = BookingApi & { readonly asked: readonly (readonly unknown[])[] };

/** What it answers to each kind of question. */
type Told = {
  readonly read?: BookingRead;
  readonly before?: BookingRead;
  readonly changeAnswer?: ChangeAnswer;
  readonly after?: BookingRead;
};

/** Creates one; without a scripted answer a read is unreadable. */
export function tellSystem({
  read = { kind: 'unread' },
  before = read,
  changeAnswer = { kind: 'unclear', timedOut: false },
  after = before,
}: Told): ToldSystem {
  const asked: (readonly unknown[])[] = [];
  const note =
    <Answer>(name: string, answer: Answer) =>
    (...parts: readonly unknown[]): Promise<Answer> => {
      asked.push([name, ...parts]);
      return Promise.resolve(answer);
    };
  return {
    asked,
    read: note('read', read),
    readBeforeChange: note('read before cancel', before),
    cancel: note('cancel', changeAnswer),
    readAfterChange: note('read after cancel', after),
    close: () => Promise.resolve(),
  };
}
