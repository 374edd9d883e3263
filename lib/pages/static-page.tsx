import type { ReactNode } from 'react';
import { Headline } from '@/components/headline';
import { FindForm } from '@/components/find-form';
import { Sections } from '@/components/sections';
import { isLocale } from '@/i18n/locales';
import { type View, viewOf } from '@/i18n/view';
import { type Handler, segment } from './call';
import { missingPage } from './missing-page';
import { renderDocument } from './render-document';

export type StaticPage = 'home' | 'help' | 'privacy' | 'accessibility';

/** Where each static page is, below the locale. */
const staticPaths: Readonly<Record<StaticPage, string>> = {
  home: '',
  help: '/help',
  privacy: '/privacy',
  accessibility: '/accessibility',
};

/** The handler of a page that is the same for everybody who asks one host. */
export function staticPage(name: StaticPage): Handler {
  return async (call) => {
    const { site, host, params } = call;
    const locale = segment(params, 'locale');
    if (!isLocale(locale)) return missingPage(call);
    const view = await viewOf(locale);
    const title = view.t(`${name}.title`);
    const branding = site.brandingFor(host);
    return renderDocument({
      site,
      view,
      branding,
      title,
      state: name,
      hrefIn: (other) => `/${other}${staticPaths[name]}`,
      headers: { 'cache-control': 'public, max-age=300' },
      children: (
        <>
          <Headline title={title}>
            <p>{leadOf(name, view, branding.name)}</p>
          </Headline>
          {contentOf(name, view)}
        </>
      ),
    });
  };
}

/** The home page says whose it is, where the operator has said so. */
function leadOf(name: StaticPage, { t }: View, company: string | undefined): string {
  if (name !== 'home') return t(`${name}.lead`);
  return `${company === undefined ? t('home.lead') : t('home.leadAt', { company })} ${t('home.link')}`;
}

function contentOf(name: StaticPage, view: View): ReactNode {
  const { t } = view;
  switch (name) {
    case 'home':
      return <FindForm view={view} />;
    case 'help':
      return (
        <Sections
          sections={(['happens', 'deadline', 'refund', 'wrong', 'scanner', 'contact'] as const).map(
            (key) => ({ heading: t(`help.${key}`), text: t(`help.${key}Text`) }),
          )}
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
