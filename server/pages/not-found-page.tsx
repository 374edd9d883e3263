import { NotFound, notFoundTitle } from '@/components/pages/not-found';
import type { Locale } from '@/i18n/locales';
import type { PressKind } from '@/lib/booking/press';
import { readOpenedLink } from '@/lib/booking/read-link';
import type { TypedLinkParts } from '@/lib/booking/typed-link';
import { brandedWording } from '@/lib/branding/branded-wording';
import type { Answer } from '@/lib/http/answers';
import { sitePathIn } from '@/lib/paths';
import type { RequestContext } from '@/server/request-context';
import { renderDocument } from './render-document';

/**
 * Answers a link that is damaged beyond repair like one that opens no booking, with the number and
 * code that were found in the form. An expired ticket has its own words, since the link in the
 * email works.
 */
export async function notFoundPage(context: RequestContext, locale: Locale): Promise<Answer> {
  const { site, host, request, url } = context;
  const branding = site.brandingFor(host);
  const wording = await brandedWording(locale, branding);
  const outdated = url.searchParams.has('ticket') && !url.searchParams.has('code');
  return renderDocument({
    site,
    wording,
    branding,
    title: notFoundTitle(wording, outdated),
    state: 'not-found',
    status: 404,
    hrefIn: sitePathIn(),
    children: (
      <NotFound
        wording={wording}
        focusHeading={false}
        outdated={outdated}
        notSent={outdated && request.method === 'POST' ? pressAt(url) : undefined}
        prefill={linkPartsIn(context)}
      />
    ),
  });
}

/** What a form at this address was to do. */
const pressAt = ({ pathname }: URL): PressKind => (pathname.endsWith('/time') ? 'move' : 'cancel');

/** The number and code in an address, as far as they can be read; undefined when there is neither. */
export function linkPartsIn({ url }: Pick<RequestContext, 'url'>): TypedLinkParts | undefined {
  const read = readOpenedLink(url.pathname + url.search);
  switch (read.kind) {
    case 'link':
      return { id: String(read.link.id), code: read.link.code };
    case 'parts':
      return { id: read.id, code: read.code };
    case 'ticket':
      return { id: String(read.id), code: '' };
    case 'nothing':
      return undefined;
  }
}
