import { CheckForm, CheckResult } from '@/components/check-receipt';
import { Headline } from '@/components/headline';
import { isLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import type { Answer } from '@/lib/http/answers';
import { readPostedFormWithFile } from '@/lib/http/posted-form';
import { type Verdict, verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { type Call, type Handler, segment } from './call';
import { missingPage } from './missing-page';
import { rejectedFormPage } from './rejected-form-page';
import { renderDocument } from './render-document';

/** The page that takes a receipt to check. */
export const askForReceipt: Handler = (call) => answer(call, undefined);

/** Says who signed what was handed in, and when, or what is wrong with it. Keeps nothing of it. */
export const checkReceipt: Handler = async (call) => {
  const { site, request, params } = call;
  const locale = segment(params, 'locale');
  if (!site.receipts || !isLocale(locale)) return missingPage(call);
  const posted = await readPostedFormWithFile(request);
  if (posted.kind !== 'form')
    return rejectedFormPage(call, posted.kind, { locale, hrefIn: (other) => `/${other}/verify` });
  const chosen = posted.fields.get('file') ?? '';
  const handedIn = chosen === '' ? (posted.fields.get('receipt') ?? '') : chosen;
  return answer(call, await verifyReceipt(handedIn, site.receipts.keys));
};

async function answer(call: Call, verdict: Verdict | undefined): Promise<Answer> {
  const { site, host, params } = call;
  const locale = segment(params, 'locale');
  if (!site.receipts || !isLocale(locale)) return missingPage(call);
  const view = await viewOf(locale);
  const title = view.t(verdict ? `verify.${verdict.kind}` : 'verify.title');
  return renderDocument({
    site,
    view,
    branding: site.brandingFor(host),
    title,
    state: 'verify',
    status: verdict && verdict.kind !== 'genuine' ? 422 : 200,
    hrefIn: (other) => `/${other}/verify`,
    children: (
      <>
        <Headline title={title} {...signOf(verdict)} focus={verdict !== undefined}>
          {!verdict && <p>{view.t('verify.lead')}</p>}
        </Headline>
        {verdict && <CheckResult view={view} verdict={verdict} />}
        <CheckForm view={view} />
      </>
    ),
  });
}

function signOf(verdict: Verdict | undefined) {
  if (!verdict) return {};
  return { sign: verdict.kind === 'genuine' ? 'done' : 'failed' } as const;
}
