import { staticLocales, staticPage } from '../../static-page';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = staticLocales;

/** Where "keep my booking" leads: nothing was asked of the API, and the page says no more than that. */
export const GET = staticPage('kept', '/kept');
