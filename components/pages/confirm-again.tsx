import { cancelText } from '../button-text';
import { ChangeTime } from '../change-time';
import { KeepForm, RetainedInput } from '../retained-input';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';

/** The same card and both ways on, with what was typed kept. */
export function ConfirmAgain(props: PropsOf<'confirm-again'>) {
  const { wording, page, links } = props;
  const { t } = wording;
  const { booking, input } = page;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('confirm-again.title')}
      sign="again"
      lead={<p>{t('confirm-again.lead')}</p>}
    >
      {/* Keeping comes first: a program that presses the first button changes nothing. */}
      <KeepForm keep={links.keep} label={t('form.keep')} />
      <RetainedInput
        wording={wording}
        links={links}
        input={input}
        submit={cancelText(wording, booking)}
        intent="cancel"
      >
        <ChangeTime wording={wording} links={links} />
      </RetainedInput>
    </CardPage>
  );
}
