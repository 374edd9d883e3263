import { plain } from '@/lib/http/answers';
import { readPostedFormWithFile } from '@/lib/http/posted-form';
import type { RequestContext, Handler } from '@/server/request-context';

/** Largest one-click request, in bytes; it has one field. */
const longestOneClick = 1_000;

/**
 * Refuses what mail providers post to an address in a List-Unsubscribe header (RFC 8058): a click
 * on "unsubscribe" in a list of mails is no press on this page. The log says what to do.
 */
export function refuseOneClick(handler: Handler): Handler {
  return async (context) => {
    if (!(await isOneClick(context))) return handler(context);
    context.site.log.notice(
      'warn',
      'one-click',
      'A mail provider posted List-Unsubscribe=One-Click to a booking link, and nothing was cancelled: remove this link from the List-Unsubscribe header of your emails',
    );
    return plain(
      400,
      'This link shows a booking. It does not unsubscribe, and nothing was cancelled.',
    );
  };
}

async function isOneClick({ request }: RequestContext): Promise<boolean> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (request.method !== 'POST' || length === 0 || length > longestOneClick) return false;
  const posted = await readPostedFormWithFile(request.clone());
  return (
    posted.kind === 'form' &&
    [...posted.fields.keys()].some((name) => name.toLowerCase() === 'list-unsubscribe')
  );
}
