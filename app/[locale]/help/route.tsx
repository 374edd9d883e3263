import { Sections } from '@/components/sections';
import { staticLocales, staticPage } from '../../static-page';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = staticLocales;

/** Short answers about cancelling. */
export const GET = staticPage('help', '/help', ({ t }) => (
  <Sections
    sections={(['happens', 'deadline', 'refund', 'wrong', 'scanner', 'contact'] as const).map(
      (key) => ({
        heading: t(`help.${key}`),
        text: t(`help.${key}Text`),
      }),
    )}
  />
));
