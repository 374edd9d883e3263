import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import { binder } from '../binding';
import { bookedBy } from '../booked';
import { cancelledStatuses, commit, newCode, type Stored } from '../bookings';
import { plus, wallTime } from '../clock';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import type { User } from '../users';
import { everyPart, toWire } from '../wire';
import { callerOf, unauthorized, worksAt } from './caller';
import { checkMove, findResources } from './check-move';
import { logEvent } from './log-event';
import { ownAssumptions } from './own-assumptions';
import { readUpdate, type Update } from './read-update';

/** PUT /bookings/{Id}: changes what the request names, and leaves the rest. The price stays as it was. */
export function updateBooking(call: ApiCall, sandbox: Sandbox): Answer {
  const wanted = readUpdate(binder(call));
  const user = callerOf(sandbox, call);
  if (!user) throw unauthorized();
  const booking = wanted.id === undefined ? undefined : sandbox.store.get(wanted.id);
  const companyId = booking?.fields['CompanyId'];
  if (!booking || (wanted.companyId !== undefined && wanted.companyId !== companyId))
    throw refuse(404, 'NotFound', 'Booking not found');
  const own = ownAssumptions(sandbox.assumptions, booking);
  if (own.whoMoves === 'administrator' && !(user.administrator && worksAt(user, companyId)))
    throw refuse(403, 'Forbidden', 'You have too low privilegies to call this service');

  const before = bookedBy(booking);
  const from = wanted.from?.(booking.timeZone) ?? before.from;
  const length = Date.parse(`${before.to}Z`) - Date.parse(`${before.from}Z`);
  const to = wanted.to?.(booking.timeZone) ?? plus(from, length / 60_000);
  const moves = from !== before.from || to !== before.to || wanted.resources !== undefined;
  const revives =
    cancelledStatuses.has(booking.StatusId) &&
    wanted.statusId !== undefined &&
    !cancelledStatuses.has(wanted.statusId);
  if (moves) checkMove(booking, own, { from, to }, wanted, user);
  // A cancelled booking holds no time, so somebody else may have it by now.
  const resourceTypes =
    moves || revives
      ? findResources(sandbox, booking, own, { from, to }, wanted)
      : booking.fields['BookedResourceTypes'];

  commit(booking, () => {
    const { fields } = booking;
    const shift = Date.parse(`${from}Z`) - Date.parse(`${before.from}Z`);
    const deadline = z.string().safeParse(fields['LastTimeToUnBook']).data;
    if (deadline !== undefined && deadline > '0002' && own.deadlineMoves === 'yes')
      fields['LastTimeToUnBook'] = plus(deadline, shift / 60_000);
    Object.assign(fields, { From: from, To: to, BookedResourceTypes: resourceTypes });
    fields['LengthInMinutes'] = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
    if (moves && own.codeAfterMove === 'new') booking.CancellationCode = newCode();
    apply(booking, wanted, user);
  });
  const body = toWire(booking, everyPart, call.language, user.administrator);
  switch (own.moveAnswer) {
    case 'bare':
      return ok(body);
    case 'list':
      return ok({ Offset: 0, Total: 1, Results: [body] });
    case 'empty':
      return { status: 204, body: undefined };
  }
}

const records = z.array(z.looseObject({ Id: z.number() })).catch([]);

function apply(booking: Stored, wanted: Update, user: User): void {
  const { fields, timeZone } = booking;
  const now = wallTime(Date.now(), timeZone);
  const said = {
    PaymentExpiration: wanted.paymentExpiration?.(timeZone),
    LastTimeToUnBook: wanted.lastTimeToUnBook?.(timeZone),
    UnbookedComments: wanted.unbookedComments,
    BookedComments: wanted.bookedComments,
    CommentsToCustomer: wanted.commentsToCustomer,
  };
  for (const [name, value] of Object.entries(said)) if (value !== undefined) fields[name] = value;
  if (wanted.statusId !== undefined) {
    const isCancelled = cancelledStatuses.has(wanted.statusId);
    // Only what becomes cancelled gets a date, and what is revived loses it.
    if (isCancelled !== cancelledStatuses.has(booking.StatusId))
      fields['UnbookedOn'] = isCancelled ? now : undefined;
    booking.StatusId = wanted.statusId;
  }
  fields['CustomFieldValues'] = withChanges(fields, wanted.customFields);
  logEvent(booking, 2, { comment: wanted.comment, userName: user.username, now });
  // Null means the booking's own settings.
  booking.confirmations.push({
    email: wanted.sendEmail ?? fields['SendEmailConfirmation'] === true,
    sms: wanted.sendSms ?? fields['SendSmsConfirmation'] === true,
    message: wanted.message,
  });
}

/** The values of a booking's custom fields: existing values are replaced, missing ones added. */
function withChanges(fields: Stored['fields'], changes: Update['customFields']): unknown[] {
  const values = records.parse(fields['CustomFieldValues']);
  const added = records
    .parse(fields['CustomFields'])
    .filter(({ Id }) => !values.some((value) => value.Id === Id))
    .filter(({ Id }) => changes.some((change) => change.Id === Id))
    .map(({ Id, Name, Description, DataType }) => ({ Id, Name, Description, DataType }));
  return [...values, ...added].map((value) => {
    const change = changes.find(({ Id }) => Id === value.Id);
    return change ? { ...value, Value: change.Value } : value;
  });
}
