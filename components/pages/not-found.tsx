import type { View } from '@/i18n/view';
import { FindForm } from '../find-form';
import { Headline } from '../headline';

/** No such booking and code, or a link that was cut: the form to type both. */
export function NotFound({
  view,
  focusHeading,
}: {
  readonly view: View;
  readonly focusHeading: boolean;
}) {
  const { t } = view;
  return (
    <>
      <Headline title={t('not-found.title')} sign="lost" focus={focusHeading}>
        <p>{t('not-found.lead')}</p>
      </Headline>
      <FindForm view={view} />
    </>
  );
}
