import { timesLink } from '../support/change-time';
import { linkTo, makeBooking } from '../support/sandbox';
import type { words } from '../support/words';
import type { Person } from './person';

/** One person's way through the site with the keyboard, and what they hear. */
export type Walk = {
  readonly name: string;
  readonly run: (
    person: Person,
    say: {
      readonly t: ReturnType<typeof words>;
      readonly locale: string;
      readonly comment: string;
    },
  ) => Promise<void>;
};

/** Keys with which Orca moves through a page. */
const nextButton = 'b';
const nextItem = 'i';

export const walks: readonly Walk[] = [
  {
    name: 'cancel',
    run: async ({ open, press, type }, { t, locale, comment }) => {
      const end = t('layout.accessibility');
      await open(linkTo(await makeBooking(), { locale }), end);
      await press('ctrl+Home', t('layout.skip'));
      await press(nextButton, t('form.why'));
      await press('Return');
      await press('Tab', t('form.reason.ill'));
      await press('space');
      await press('Tab', t('form.comment'));
      await type(comment);
      await press('Tab');
      await press('Return', end);
    },
  },
  {
    name: 'change-time',
    run: async ({ open, press }, { t, locale }) => {
      const end = t('layout.accessibility');
      await open(timesLink(linkTo(await makeBooking(), { locale })), end);
      await press('ctrl+Home', t('layout.skip'));
      await press(nextItem, t('choose-time.why.week-later'));
      await press(nextItem, t('choose-time.why.before'));
      await press(nextItem, t('choose-time.why.after'));
      await press('Return', end);
      await press('ctrl+Home', t('layout.skip'));
      await press(nextButton);
      await press('Return', end);
    },
  },
  {
    name: 'refused',
    run: async ({ open, press }, { t, locale }) => {
      const end = t('layout.accessibility');
      const fault = { wire: '409', on: ['cancel'] };
      await open(linkTo(await makeBooking({ fault }), { locale }), end);
      await press('ctrl+Home', t('layout.skip'));
      await press(nextButton, t('form.why'));
      await press(nextButton);
      await press('Return', end);
    },
  },
];
