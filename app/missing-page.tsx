import { Document } from '@/components/document';
import { FindForm } from '@/components/find-form';
import { Headline } from '@/components/headline';
import { isLocale, negotiateLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { html } from '@/lib/http/responses';

/** The localized answer at every address that leads nowhere. */
export async function missingPage(request: Request): Promise<Response> {
  const first = new URL(request.url).pathname.split('/')[1] ?? '';
  const locale = isLocale(first) ? first : negotiateLocale(request.headers.get('accept-language'));
  const view = await viewOf(locale);
  const title = view.t('missing.title');
  return html(
    <Document
      view={view}
      title={title}
      state="missing"
      company={undefined}
      hrefIn={(other) => `/${other}`}
    >
      <Headline title={title} tone="warn">
        <p>{view.t('missing.lead')}</p>
      </Headline>
      <FindForm view={view} />
    </Document>,
    { status: 404 },
  );
}
