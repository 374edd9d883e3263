import { brokenPage } from '@/app/broken-page';
import { missingPage } from '@/app/missing-page';
import { logUnexpected } from '@/lib/log';
import { readVisit, type Visit } from './visit';

type Context = { readonly params: Promise<{ readonly locale: string; readonly id: string }> };

/** Serves an opened link. A failure of our own gets a page that claims nothing about the booking. */
export async function visiting(
  request: Request,
  { params }: Context,
  serve: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  const visit = readVisit(request, await params);
  if (!visit) return missingPage(request);
  try {
    return await serve(visit);
  } catch (error) {
    logUnexpected(error, request.headers.get('x-request-id') ?? undefined);
    return brokenPage(visit.locale, visit.hrefIn(visit.locale));
  }
}
