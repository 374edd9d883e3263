import { z } from 'zod';

/** The addresses that `servers.ts` started. */
export const addresses = {
  get sandbox() {
    return z.string().parse(process.env.SANDBOX_URL);
  },
  get site() {
    return z.string().parse(process.env.SITE_URL);
  },
  /** A second instance of it, on which customers may change the time. */
  get otherSite() {
    return z.string().parse(process.env.OTHER_SITE_URL);
  },
};

const made = z.object({ id: z.number(), code: z.string() });
const truth = z.object({
  statusId: z.number(),
  requests: z.array(
    z.object({
      phase: z.string().optional(),
      operation: z.string(),
      comment: z.string().optional(),
      language: z.string(),
    }),
  ),
});

export type TestBooking = z.infer<typeof made>;

/** Creates a booking in the sandbox; sandbox/control.ts lists its fields. */
export async function makeBooking(
  wanted: object = {},
  sandbox = addresses.sandbox,
): Promise<TestBooking> {
  return made.parse(await control('POST', '/sandbox/bookings', wanted, sandbox));
}

/** Changes a booking behind the site's back, as its company would, or gives it a fault. */
export async function changeBooking(
  { id }: TestBooking,
  change: object,
  sandbox = addresses.sandbox,
): Promise<void> {
  await control('PATCH', `/sandbox/bookings/${id}`, change, sandbox);
}

/** The true state: the booking's status, and every request that reached the API for it. */
export async function truthOf({ id }: TestBooking, sandbox = addresses.sandbox) {
  const { statusId, requests } = truth.parse(
    await control('GET', `/sandbox/bookings/${id}`, undefined, sandbox),
  );
  const deletes = requests.filter(({ phase }) => phase === 'cancel');
  return {
    cancelled: statusId === 2 || statusId === 4,
    requests,
    deletes: deletes.length,
    comment: deletes[0]?.comment ?? '',
  };
}

/** Sends one request to the sandbox's own controls. */
export async function control(
  method: string,
  path: string,
  body?: object,
  sandbox = addresses.sandbox,
): Promise<unknown> {
  const response = await fetch(`${sandbox}${path}`, {
    method,
    ...(body
      ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
  return response.json();
}

/** The link as it stands in the email. */
export function linkTo(
  { id, code }: TestBooking,
  { locale = 'sv', site = addresses.site } = {},
): string {
  return `${site}/${locale}/bookings/${id}?${new URLSearchParams({ code })}`;
}
