import { cancelText } from '../button-text';
import { Button, ButtonLink } from '../button';
import { ChangeTime } from '../change-time';
import { HiddenFields } from '../hidden-fields';
import { belowButton, formLook } from '../looks';
import { PressStatus } from '../press-status';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { CompanyText } from '../company-text';
import { isRefundOpen } from '../prices';
import { FormErrors, SayWhy } from '../say-why';
import { Banner } from '../banner';
import { CardPage } from '../card-page';
import type { PropsOf } from './props';
import { named } from '../named';

/** The booking, its deadline, and the button that cancels it. */
export function Cancellable(props: PropsOf<'cancellable'>) {
  const { wording, page, branding, links, now, focusHeading, proof } = props;
  const { t } = wording;
  const { booking, deadline, input, notice } = page;
  const { problem, limit } = notice?.kind === 'problem' ? notice : {};
  return (
    <>
      {problem && (
        <FormErrors wording={wording} problem={problem} comment={input.comment} limit={limit} />
      )}
      {notice?.kind === 'not-sent' && <Banner>{t('act.notDone.cancel')}</Banner>}
      {notice?.kind === 'elsewhere' && <Banner>{t('cancellable.elsewhere')}</Banner>}
      {notice?.kind === 'changed' && (
        <Banner title={t('act.notDone.cancel')}>{t('cancellable.changed')}</Banner>
      )}
      <CardPage
        {...props}
        booking={booking}
        title={t('cancellable.title')}
        focusHeading={focusHeading && !problem}
        foot={
          deadline.kind !== 'none' && (
            <DeadlineFoot wording={wording} deadline={deadline} now={now} />
          )
        }
        lead={
          <>
            <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
            <CompanyText wording={wording} branding={branding} which="policy" />
            {isRefundOpen(booking) && <p>{t('cancellable.refund', named(booking.company))}</p>}
          </>
        }
        contact
      >
        {/* Our answer says what is missing, in our own words instead of the browser's. */}
        <form
          method="post"
          action={links.booking}
          className={formLook}
          noValidate
          data-once={t('form.working')}
        >
          <HiddenFields links={links} />
          <SayWhy
            wording={wording}
            company={booking.company}
            options={branding}
            input={input}
            problem={problem}
            limit={limit}
          />
          <Button look="danger">{cancelText(wording, booking)}</Button>
          <PressStatus wording={wording} className={belowButton} before={t('form.sure')} />
          <ChangeTime wording={wording} links={links} />
          <ButtonLink look="plain" href={links.keep}>
            {t('form.keep')}
          </ButtonLink>
        </form>
      </CardPage>
    </>
  );
}
