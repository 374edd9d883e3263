import { CheckForm, CheckResult } from '@/components/receipt-verifier';
import { isLocale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { Answer } from '@/lib/http/answers';
import { readPostedFormWithFile } from '@/lib/http/posted-form';
import { type PaperVerdict, verifyPaperCode } from '@/lib/signed-receipt/paper-code';
import {
  isGenuine,
  isPage,
  type Verdict,
  verifyReceipt,
} from '@/lib/signed-receipt/verify-receipt';
import { redirectLink } from '@/server/link/redirect-link';
import { missingPage } from '@/server/pages/missing-page';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { renderSitePage } from '@/server/pages/site-page';
import { sitePathIn } from '@/lib/paths';
import { type Handler, type RequestContext, segment } from '@/server/request-context';
import { statedOf } from './receipt-sheet';

const hrefIn = sitePathIn('verify');

/** Shows the form for checking a receipt, or what the code on a printed one says. */
export const showReceiptForm: Handler = async (context) => {
  const { site, url, params } = context;
  const locale = segment(params, 'locale');
  const redirect = isLocale(locale) && redirectLink(context, locale);
  if (redirect) return redirect;
  const code = url.searchParams.get('paper');
  if (!site.receipts || code === null) return answer(context, { kind: 'nothing' });
  const verdict = await verifyPaperCode(code, site.receipts.keys);
  return answer(context, { kind: 'paper', verdict });
};

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
  return answer(context, { kind: 'receipt', verdict, copy, pasted });
};

/** What was handed in to check. */
type Checked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'paper'; readonly verdict: PaperVerdict }
  | {
      readonly kind: 'receipt';
      readonly verdict: Verdict;
      /** The text that was handed in; undefined for a page. */
      readonly copy: string | undefined;
      readonly pasted: string;
    };

async function answer(context: RequestContext, checked: Checked): Promise<Answer> {
  const { site, params } = context;
  const locale = segment(params, 'locale');
  if (!site.receipts || !isLocale(locale)) return missingPage(context);
  const wording = await wordingFor(locale);
  const verdict = checked.kind === 'nothing' ? undefined : checked.verdict;
  const handedIn = checked.kind === 'receipt' ? checked : undefined;
  const genuine = verdict && isGenuine(verdict);
  const isPart = verdict?.kind === 'not-a-receipt' || verdict?.kind === 'incomplete';
  const lead = verdict ? isPart && 'hint' : 'lead';
  const title = genuine && checked.kind === 'paper' ? 'code-genuine' : (verdict?.kind ?? 'title');
  return renderSitePage(context, wording, {
    title: wording.t(`verify.${title}`),
    state: 'verify',
    status: genuine === false ? 422 : 200,
    hrefIn,
    headline: verdict && { sign: genuine ? 'done' : isPart ? 'unclear' : 'failed', focus: true },
    lead: lead && <p>{wording.t(`verify.${lead}`)}</p>,
    children: (
      <>
        {verdict && 'content' in verdict && (
          <CheckResult
            wording={wording}
            verdict={verdict}
            copy={handedIn?.copy}
            isPaper={checked.kind === 'paper'}
            stated={statedOf(wording, verdict.content)}
          />
        )}
        <CheckForm wording={wording} pasted={handedIn?.pasted} />
      </>
    ),
  });
}
