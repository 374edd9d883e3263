import { KeptPage } from '@/components/pages/kept';
import { applyBranding } from '@/lib/branding/apply-branding';
import { brandedWording } from '@/lib/branding/branded-wording';
import { readActivation } from '@/lib/http/user-activation';
import { readWithinLimits } from './open-booking';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';
import { renderDocument } from '@/server/pages/render-document';
import { pathOf } from '@/server/link/visit';
import { withVisit } from './with-visit';

/** The page behind "keep": the booking as just read, and a calendar file. A booking that is no longer active gets its own page. */
export const showKept = withVisit(async (visit) => {
  const page = await readWithinLimits(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  if (page.state !== 'cancellable') return renderBooking(page, visit);
  const { site, host, locale, now } = visit;
  const branding = site.brandingFor(host, page.booking.company.id);
  const wording = await brandedWording(locale, branding);
  const booking = applyBranding(page.booking, branding);
  return renderDocument({
    site,
    wording,
    branding,
    title: wording.t('kept.title'),
    state: 'kept',
    company: booking.company,
    hrefIn: (other) => pathOf(visit, other, '/kept'),
    children: (
      <KeptPage
        wording={wording}
        booking={booking}
        back={pathOf(visit, locale)}
        calendar={pathOf(visit, locale, '/calendar')}
        now={now}
      />
    ),
  });
});
