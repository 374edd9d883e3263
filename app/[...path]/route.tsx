import { missingPage } from '@/app/missing-page';

export const dynamic = 'force-dynamic';

/** Every address without a route of its own. */
export function GET(request: Request): Promise<Response> {
  return missingPage(request);
}

export const POST = GET;
