import { Sections } from '@/components/sections';
import { staticLocales, staticPage } from '../../static-page';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = staticLocales;

/** The accessibility statement. */
export const GET = staticPage('accessibility', '/accessibility', ({ t }) => (
  <Sections
    sections={(['goal', 'tested', 'report'] as const).map((key) => ({
      heading: t(`accessibility.${key}`),
      text: t(`accessibility.${key}Text`),
    }))}
  />
));
