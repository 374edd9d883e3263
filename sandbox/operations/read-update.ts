import { z } from 'zod';
import { type Binder, bool, dateTime, guid, int, object, resourceToBook, text } from '../binding';
import { statusNames } from '../bookings';

const status = z.union([z.string(), z.number()]).transform((value, context) => {
  const wanted = String(value).toLowerCase();
  const found = Object.entries(statusNames).find(
    ([id, name]) => id === wanted || name.toLowerCase() === wanted,
  );
  if (found) return Number(found[0]);
  context.addIssue({ code: 'custom', message: 'not a BookingStatusEnum' });
  return z.NEVER;
});

/** Reads what a PUT /bookings/{Id} asks to change. */
export function readUpdate(read: Binder) {
  return {
    id: read.one('Id', int),
    companyId: read.one('CompanyId', guid),
    from: read.one('From', dateTime),
    to: read.one('To', dateTime),
    statusId: read.one('Status', status),
    paymentExpiration: read.one('PaymentExpiration', dateTime),
    lastTimeToUnBook: read.one('LastTimeToUnBook', dateTime),
    unbookedComments: read.one('UnbookedComments', text),
    bookedComments: read.one('BookedComments', text),
    commentsToCustomer: read.one('CommentsToCustomer', text),
    customFields: read.many('CustomFields', object({ Id: int.default(0), Value: text.optional() })),
    resources: read.one(
      'Resources',
      object({
        AutoSelectNotDefinedResources: bool.default(false),
        Resources: z.array(resourceToBook).default([]),
      }),
    ),
    allowOutsideSchedules: read.one('AllowBookingOutsideSchedules', bool) ?? false,
    comment: read.one('Comment', text),
    message: read.one('Message', text),
    sendSms: read.one('SendSmsConfirmation', bool),
    sendEmail: read.one('SendEmailConfirmation', bool),
  };
}

export type Update = ReturnType<typeof readUpdate>;
