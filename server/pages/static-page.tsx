import type { ReactNode } from 'react';
import { FindForm } from '@/components/find-form';
import { Sections } from '@/components/sections';
import { isLocale, type Locale } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import type { Branding } from '@/lib/branding/branding';
import { brandedWording } from '@/lib/branding/branded-wording';
import type { Answer } from '@/lib/http/answers';
import { type SitePage, sitePathIn } from '@/lib/paths';
import { redirectLink } from '@/server/link/redirect-link';
import { type Handler, type RequestContext, segment } from '@/server/request-context';
import { missingPage } from './missing-page';
import { renderSitePage } from './site-page';

type StaticPage = Exclude<SitePage, 'verify'>;

/** The handler of a page that depends only on branding and language: renders each once. */
export function staticPage(name: StaticPage): Handler {
  const rendered = new WeakMap<Branding, Map<Locale, Answer>>();
  return async (context) => {
    const locale = segment(context.params, 'locale');
    if (!isLocale(locale)) return missingPage(context);
    const redirect = redirectLink(context, locale);
    if (redirect) return redirect;
    const branding = context.site.brandingFor(context.host);
    const ofBranding = rendered.get(branding) ?? new Map<Locale, Answer>();
    rendered.set(branding, ofBranding);
    const answer = ofBranding.get(locale) ?? (await render(name, context, branding, locale));
    ofBranding.set(locale, answer);
    // A query may hold part of a link, which no cache is to keep.
    return context.url.search === ''
      ? answer
      : { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
  };
}

async function render(
  name: StaticPage,
  context: RequestContext,
  branding: Branding,
  locale: Locale,
): Promise<Answer> {
  const wording = await brandedWording(locale, branding);
  return renderSitePage(context, wording, {
    branding,
    title: wording.t(`${name}.title`),
    state: name,
    hrefIn: sitePathIn(name),
    headers: { 'cache-control': 'public, max-age=300' },
    lead: <p>{leadOf(name, wording, branding.name)}</p>,
    children: contentOf(name, wording),
  });
}

/** The home page names the operator if the branding has a name. */
function leadOf(name: StaticPage, { t }: Wording, company: string | undefined): string {
  if (name !== 'home') return t(`${name}.lead`);
  return `${company === undefined ? t('home.lead') : t('home.leadAt', { company })} ${t('home.link')}`;
}

/** The sentences of a page of short texts: each a heading, and its text by the same name with `Text`. */
const sections = {
  help: [
    'help.happens',
    'help.deadline',
    'help.move',
    'help.refund',
    'help.proof',
    'help.wrong',
    'help.scanner',
    'help.contact',
  ],
  privacy: ['privacy.what', 'privacy.where', 'privacy.stored', 'privacy.rights'],
  accessibility: ['accessibility.goal', 'accessibility.tested', 'accessibility.report'],
} as const;

function contentOf(name: StaticPage, wording: Wording): ReactNode {
  const { t } = wording;
  if (name === 'home') return <FindForm wording={wording} />;
  return (
    <Sections
      sections={sections[name].map((key) => ({ heading: t(key), text: t(`${key}Text`) }))}
    />
  );
}
