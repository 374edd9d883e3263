import { Sections } from '@/components/sections';
import { staticLocales, staticPage } from '../../static-page';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = staticLocales;

/** What happens to the customer's data. */
export const GET = staticPage('privacy', '/privacy', ({ t }) => (
  <Sections
    sections={(['what', 'where', 'stored', 'rights'] as const).map((key) => ({
      heading: t(`privacy.${key}`),
      text: t(`privacy.${key}Text`),
    }))}
  />
));
