import type { Desktop } from './desktop';

/** Each act names words that Orca says at its end. */
export type Person = {
  readonly open: (url: string, until: string) => Promise<void>;
  readonly press: (key: string, until?: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
};

/** Lines about the window, which may or may not come before the page. */
const aboutWindow = /^(?:Chromium (?:frame|ram)|Loading\. Please wait|Läser in\. Var god vänta)\.$/;

/** A person at a desktop, who writes down each act and what they hear after it. */
export function personAt(desktop: Desktop): { person: Person; transcript: string[] } {
  const transcript: string[] = [];
  const hear = async (until: string) => {
    const lines = await desktop.hear(until);
    transcript.push(...lines.filter((line) => !aboutWindow.test(line)));
  };
  return {
    transcript,
    person: {
      open: async (url, until) => {
        transcript.push('> opens the page');
        await desktop.open(url);
        await hear(until);
      },
      press: async (key, until = '') => {
        transcript.push(`> presses ${key}`);
        desktop.press(key);
        await hear(until);
      },
      type: async (text) => {
        transcript.push(`> types ${text}`);
        await desktop.type(text);
      },
    },
  };
}
