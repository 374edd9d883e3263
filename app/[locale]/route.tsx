import { FindForm } from '@/components/find-form';
import { staticLocales, staticPage } from '../static-page';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = staticLocales;

/** Home: find a booking whose link broke. */
export const GET = staticPage('home', '', (view) => <FindForm view={view} />);
