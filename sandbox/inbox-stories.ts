/** What the demo's inbox tells of a mail, in the words of the customer who got it. */
export type Story = {
  /** The mail's subject, in the mail's own language. */
  readonly subject: string;
  /** What the customer thinks as they open it. */
  readonly thought: string;
  /** Minutes since it came. */
  readonly minutesAgo: number;
};

/** The stories by scenario's name, in groups by what happens. */
export const groups: Readonly<Record<string, Readonly<Record<string, Story>>>> = {
  'It works': {
    haircut: {
      subject: 'Din tid är bokad',
      thought: 'I have caught a cold. I had better cancel.',
      minutesAgo: 12,
    },
    'haircut-change-time': {
      subject: 'Passar tiden inte längre?',
      thought: 'I do want a haircut, only on another day.',
      minutesAgo: 95,
    },
    'haircut-soon': {
      subject: 'Påminnelse om din tid',
      thought: 'Is there still time to cancel?',
      minutesAgo: 160,
    },
    'haircut-every-field': {
      subject: 'Allt om din bokning',
      thought: 'The salon knows a lot about me. What will I see of it?',
      minutesAgo: 26 * 60,
    },
    tennis: {
      subject: 'Banen er betalt',
      thought: 'We have paid already. What happens to the money?',
      minutesAgo: 28 * 60,
    },
    'tennis-too-quick': {
      subject: 'Timen din er bestilt',
      thought: 'I tap before I have read a word.',
      minutesAgo: 31 * 60,
    },
    physio: {
      subject: 'Your family visit is booked',
      thought: 'One adult and two children, and we are abroad that week.',
      minutesAgo: 3 * 24 * 60,
    },
  },
  'Too late': {
    'haircut-too-late': {
      subject: 'Vi ses snart',
      thought: 'I only remembered now. Can I still get out of it?',
      minutesAgo: 45,
    },
    'tennis-started': {
      subject: 'Velkommen på banen',
      thought: 'We are stuck in traffic, and our hour has begun.',
      minutesAgo: 75,
    },
  },
  'Cancelled before': {
    'haircut-cancelled': {
      subject: 'Din tid hos oss',
      thought: 'Did I cancel this one, or did I only mean to?',
      minutesAgo: 27 * 60,
    },
    'tennis-credited': {
      subject: 'Kvittering for banen',
      thought: 'I cancelled a while ago. Is my money on its way?',
      minutesAgo: 50 * 60,
    },
  },
  'The booking system has trouble': {
    'haircut-refused': {
      subject: 'Klippning och föning: bekräftelse',
      thought: 'I say why I cancel, and it will not let me.',
      minutesAgo: 110,
    },
    'physio-no-answer': {
      subject: 'Your visit is confirmed',
      thought: 'I pressed, and it says nobody answered. Am I free or not?',
      minutesAgo: 140,
    },
    'physio-api-down': {
      subject: 'See you soon',
      thought: 'The page cannot find anything out. What do I do now?',
      minutesAgo: 29 * 60,
    },
    'physio-busy': {
      subject: 'A reminder of your visit',
      thought: 'Everybody seems to be trying at once. When is it my turn?',
      minutesAgo: 30 * 60,
    },
  },
  'The link is broken': {
    'haircut-cut-link': {
      subject: 'VB: Din tid är bokad',
      thought: 'Somebody forwarded this to me, and half of the link is missing.',
      minutesAgo: 52 * 60,
    },
  },
};
