import { KeptPage } from '@/components/kept-page';
import { viewOf } from '@/i18n/view';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/activation';
import { readBehindLink } from './open-link';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';
import { renderDocument } from './render-document';
import { withVisit } from './with-visit';

/** Where "keep" leads: the booking as it was just read, and a calendar file. Anything but an active booking is shown as what it is. */
export const keepBooking = withVisit(async (visit) => {
  const page = await readBehindLink(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  if (page.state !== 'cancellable') return renderBooking(page, visit);
  const { site, host, locale, pathOf, now } = visit;
  const view = await viewOf(locale);
  const branding = site.brandingFor(host, page.booking.company.id);
  const booking = applyBranding(page.booking, branding);
  return renderDocument({
    site,
    view,
    branding,
    title: view.t('kept.title'),
    state: 'kept',
    company: booking.company,
    hrefIn: (other) => pathOf(other, '/kept'),
    children: (
      <KeptPage
        view={view}
        booking={booking}
        self={pathOf(locale)}
        calendar={pathOf(locale, '/calendar')}
        now={now}
      />
    ),
  });
});
