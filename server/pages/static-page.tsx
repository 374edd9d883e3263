import type { ReactNode } from 'react';
import { FindForm } from '@/components/find-form';
import { Sections } from '@/components/sections';
import { isLocale, type Locale } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import type { Branding } from '@/lib/branding/branding';
import { brandedWording } from '@/lib/branding/own-sentences';
import type { Answer } from '@/lib/http/answers';
import { type SitePage, sitePathIn } from '@/lib/paths';
import { type Handler, type RequestContext, segment } from '@/server/request-context';
import type { Site } from '@/server/site';
import { missingPage } from './missing-page';
import { renderSitePage } from './site-page';

type StaticPage = Exclude<SitePage, 'verify'>;

/** The handler of a page that depends only on site, branding and language: renders each once. */
export function staticPage(name: StaticPage): Handler {
  const rendered = new WeakMap<Site, WeakMap<Branding, Map<Locale, Answer>>>();
  return async (context) => {
    const locale = segment(context.params, 'locale');
    if (!isLocale(locale)) return missingPage(context);
    const { site, host } = context;
    const branding = site.brandingFor(host);
    const ofSite = rendered.get(site) ?? new WeakMap<Branding, Map<Locale, Answer>>();
    rendered.set(site, ofSite);
    const ofBranding = ofSite.get(branding) ?? new Map<Locale, Answer>();
    ofSite.set(branding, ofBranding);
    const answer = ofBranding.get(locale) ?? (await render(name, context, branding, locale));
    ofBranding.set(locale, answer);
    return answer;
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

function contentOf(name: StaticPage, wording: Wording): ReactNode {
  const { t } = wording;
  switch (name) {
    case 'home':
      return <FindForm wording={wording} />;
    case 'help':
      return (
        <Sections
          sections={(
            [
              'happens',
              'deadline',
              'move',
              'refund',
              'proof',
              'wrong',
              'scanner',
              'contact',
            ] as const
          ).map((key) => ({ heading: t(`help.${key}`), text: t(`help.${key}Text`) }))}
        />
      );
    case 'privacy':
      return (
        <Sections
          sections={(['what', 'where', 'stored', 'rights'] as const).map((key) => ({
            heading: t(`privacy.${key}`),
            text: t(`privacy.${key}Text`),
          }))}
        />
      );
    case 'accessibility':
      return (
        <Sections
          sections={(['goal', 'tested', 'report'] as const).map((key) => ({
            heading: t(`accessibility.${key}`),
            text: t(`accessibility.${key}Text`),
          }))}
        />
      );
  }
}
