import type { ComponentProps, ReactNode } from 'react';
import { Headline } from '@/components/headline';
import type { Wording } from '@/i18n/wording';
import type { Answer } from '@/lib/http/answers';
import { sitePathIn } from '@/lib/paths';
import type { RequestContext } from '@/server/request-context';
import { renderDocument } from './render-document';

type Document = Parameters<typeof renderDocument>[0];

type SitePage = Pick<Document, 'title' | 'state' | 'status' | 'headers' | 'tidy'> & {
  /** Overrides the branding of the requested host. */
  readonly branding?: Document['branding'];
  /** The same page in any language; the home page by default. */
  readonly hrefIn?: Document['hrefIn'];
  /** The heading, where it differs from the document's title. */
  readonly heading?: string;
  readonly headline?: Omit<ComponentProps<typeof Headline>, 'title' | 'children'> | undefined;
  /** The text below the heading. */
  readonly lead?: ReactNode;
  /** What follows the headline. */
  readonly children?: ReactNode;
};

/** Renders a page without a booking, in the branding of the requested host. */
export function renderSitePage(
  { site, host }: RequestContext,
  wording: Wording,
  { heading, headline, lead, children, ...page }: SitePage,
): Promise<Answer> {
  return renderDocument({
    branding: site.brandingFor(host),
    hrefIn: sitePathIn(),
    ...page,
    site,
    wording,
    children: (
      <>
        <Headline title={heading ?? page.title} {...headline}>
          {lead}
        </Headline>
        {children}
      </>
    ),
  });
}
