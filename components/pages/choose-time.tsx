import { languageOfCountry } from '@/i18n/locales';
import { Banner, ErrorSummary } from '../banner';
import { ChooseTimeForm } from '../free-time-choices';
import { Headline } from '../headline';
import { NoTimes } from '../no-times';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { ButtonLink } from '../button';
import { note } from '../looks';

/** The times to choose from, and that the present one is kept until the new one is confirmed. */
export function ChooseTime({ view, page, links, now, focusHeading }: PropsOf<'choose-time'>) {
  const { t } = view;
  const { booking, offer, notice } = page;
  const when = startText(view, booking, now);
  return (
    <>
      {notice === 'nothing-chosen' && offer.kind === 'times' && (
        <ErrorSummary title={t('form.problem')} text={t('choose-time.missing')} field="#times" />
      )}
      <Headline title={t('choose-time.title')} focus={focusHeading && notice !== 'nothing-chosen'}>
        {notice === 'not-sent' && <Banner>{t('rejected.nothingMoved')}</Banner>}
        {(notice === 'changed' || notice === 'elsewhere') && (
          <Banner>{t(`choose-time.${notice}`)}</Banner>
        )}
        <p>{t('choose-time.lead', { when })}</p>
        <p className={note}>{t('choose-time.price')}</p>
      </Headline>
      {offer.kind === 'times' ? (
        <ChooseTimeForm
          view={view}
          links={links}
          offer={offer}
          lang={languageOfCountry(booking.company.country)}
          missing={notice === 'nothing-chosen'}
          now={now}
        />
      ) : (
        <NoTimes
          view={view}
          links={links}
          booking={booking}
          unreadable={offer.kind === 'unreadable'}
        />
      )}
      {offer.kind === 'times' && (
        <p>
          <ButtonLink look="plain" href={links.self}>
            {t('kept.back')}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
