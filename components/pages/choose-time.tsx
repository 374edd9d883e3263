import { languageOfCountry } from '@/i18n/locales';
import { momentOfText } from '@/lib/booking/moment';
import { Banner } from '../banner';
import { FreeTimes } from '../free-times';
import { Headline } from '../headline';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { ButtonLink } from '../button';

/** The times to choose from, also where the chosen one was taken meanwhile; the present one stays until a press moves it. */
export function ChooseTime(props: PropsOf<'choose-time' | 'slot-gone'>) {
  const { wording, page, links, now, focusHeading } = props;
  const { t, format } = wording;
  const { booking } = page;
  const { service, resources, company } = booking;
  const notice = page.state === 'choose-time' ? page.notice : undefined;
  const names = [service?.name, ...resources.map(({ name }) => name)].filter(Boolean);
  return (
    <>
      {notice === 'not-sent' && <Banner>{t('act.notDone.move')}</Banner>}
      {(notice === 'changed' || notice === 'elsewhere') && (
        <Banner>{t(`choose-time.${notice}`)}</Banner>
      )}
      <Headline
        title={t(`${page.state}.title`)}
        sign={page.state === 'slot-gone' ? 'late' : undefined}
        focus={focusHeading}
      >
        {page.state === 'slot-gone' ? (
          <p className="first-letter:uppercase">
            <del>
              <time dateTime={page.chosen}>
                {format.dateTime(momentOfText(page.chosen, company.timeZone), now)}
              </time>
            </del>
          </p>
        ) : (
          names.length > 0 && (
            <p className="font-semibold" dir="auto" lang={languageOfCountry(company.country)}>
              {names.join(' · ')}
            </p>
          )
        )}
        <p>{t(`${page.state}.lead`, { when: startText(wording, booking, now) })}</p>
      </Headline>
      <FreeTimes {...props} booking={booking} offer={page.offer} />
      <ButtonLink look="plain" href={links.booking}>
        {t('act.back')}
      </ButtonLink>
    </>
  );
}
