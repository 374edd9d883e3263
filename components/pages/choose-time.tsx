import { ChooseTimeForm } from '../choose-time';
import { Headline } from '../headline';
import { NoTimes } from '../no-times';
import { startText } from '../start-text';
import type { PropsOf } from './props';

/** The times to choose from, and that the present one is kept until the new one is confirmed. */
export function ChooseTime({ view, page, links, now, focusHeading }: PropsOf<'choose-time'>) {
  const { t } = view;
  const { booking, offer, notice } = page;
  const when = startText(view, booking, now);
  return (
    <>
      {notice === 'nothing-chosen' && offer.kind === 'times' && (
        <div className="banner" role="alert" tabIndex={-1} autoFocus>
          <h2>{t('form.problem')}</h2>
          <p>
            <a href="#times">{t('choose-time.missing')}</a>
          </p>
        </div>
      )}
      <Headline title={t('choose-time.title')} focus={focusHeading && notice !== 'nothing-chosen'}>
        {(notice === 'changed' || notice === 'elsewhere') && (
          <p className="banner" role="alert">
            {t(`choose-time.${notice}`)}
          </p>
        )}
        <p>{t('choose-time.lead', { when })}</p>
        <p className="note">{t('choose-time.price')}</p>
      </Headline>
      {offer.kind === 'times' ? (
        <ChooseTimeForm
          view={view}
          links={links}
          offer={offer}
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
          <a className="button plain" href={links.self}>
            {t('kept.back')}
          </a>
        </p>
      )}
    </>
  );
}
