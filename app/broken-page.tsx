import { Document } from '@/components/document';
import { Headline } from '@/components/headline';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { html } from '@/lib/http/responses';

/** The answer when our own code failed: it claims nothing about the booking. `self` is the link again. */
export async function brokenPage(locale: Locale, self: string): Promise<Response> {
  const view = await viewOf(locale);
  const title = view.t('broken.title');
  return html(
    <Document
      view={view}
      title={title}
      state="broken"
      company={undefined}
      hrefIn={(other) => `/${other}`}
    >
      <Headline title={title} tone="warn">
        <p>{view.t('broken.lead')}</p>
      </Headline>
      <p className="actions">
        <a className="button quiet" href={self}>
          {view.t('form.look')}
        </a>
      </p>
    </Document>,
    { status: 500 },
  );
}
