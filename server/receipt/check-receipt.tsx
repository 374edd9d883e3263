import { CheckForm, CheckResult } from '@/components/receipt-verifier';
import { isLocale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { Answer } from '@/lib/http/answers';
import { readPostedFormWithFile } from '@/lib/http/posted-form';
import {
  isGenuine,
  isPage,
  type Verdict,
  verifyReceipt,
} from '@/lib/signed-receipt/verify-receipt';
import { missingPage } from '@/server/pages/missing-page';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { renderSitePage } from '@/server/pages/site-page';
import { sitePathIn } from '@/lib/paths';
import { type Handler, type RequestContext, segment } from '@/server/request-context';

const hrefIn = sitePathIn('verify');

/** Shows the form for checking a receipt. */
export const showReceiptForm: Handler = (context) => answer(context, undefined);

/** Says who signed a receipt and when, or what is wrong with it. Stores nothing. */
export const checkReceipt: Handler = async (context) => {
  const { site, request, params } = context;
  const locale = segment(params, 'locale');
  if (!site.receipts || !isLocale(locale)) return missingPage(context);
  const posted = await readPostedFormWithFile(request);
  if (posted.kind !== 'form') return rejectedFormPage(context, posted.kind, { locale, hrefIn });
  const file = posted.fields.get('file') ?? '';
  const pasted = posted.fields.get('receipt') ?? '';
  const receipt = file === '' ? pasted : file;
  const shown = file !== '' && posted.pages?.includes('file') ? 'as-page' : 'as-text';
  const verdict = await verifyReceipt(receipt, site.receipts.keys, shown);
  const copy = isPage(receipt, shown) ? undefined : receipt;
  return answer(context, { verdict, copy, pasted });
};

type Checked = {
  readonly verdict: Verdict;
  /** The text that was handed in; undefined for a page. */
  readonly copy: string | undefined;
  readonly pasted: string;
};

async function answer(context: RequestContext, checked: Checked | undefined): Promise<Answer> {
  const verdict = checked?.verdict;
  const { site, params } = context;
  const locale = segment(params, 'locale');
  if (!site.receipts || !isLocale(locale)) return missingPage(context);
  const wording = await wordingFor(locale);
  const genuine = verdict && isGenuine(verdict);
  return renderSitePage(context, wording, {
    title: wording.t(verdict ? `verify.${verdict.kind}` : 'verify.title'),
    state: 'verify',
    status: genuine === false ? 422 : 200,
    hrefIn,
    headline: verdict && { sign: genuine ? 'done' : 'failed', focus: true },
    lead: !verdict && <p>{wording.t('verify.lead')}</p>,
    children: (
      <>
        {checked && <CheckResult wording={wording} {...checked} />}
        <CheckForm wording={wording} pasted={checked?.pasted} />
      </>
    ),
  });
}
