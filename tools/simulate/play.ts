import { createCustomer, onOther, site } from './customer';
import type { Fleet } from './fleet';
import type { Step, Story } from './story';
import { newTab, type Tab } from './tab';
import { createVirtualApi } from './virtual-api';

/**
 * Plays one story on a fleet, and checks after every answer whether it was true.
 *
 * @param id number of the booking; no two stories of one fleet may have the same
 * @returns the state of every page that was seen; a redirect has its status
 * @throws Untrue at the first untrue answer
 */
export async function play(story: Story, id: number, fleet: Fleet): Promise<readonly string[]> {
  const code = `KOD${id}HEMLIG`;
  const api = createVirtualApi(story, { id, code });
  fleet.serve(api, story.clocks);
  fleet.takeLog();
  const customer = createCustomer(story, id, code, api, fleet);
  const tabs: readonly Tab[] = [newTab(), newTab()];

  /** Follows a link of the tab's page, if it has one. */
  const follow = async (tab: Tab, below: string, locale = '') => {
    const wanted = `${locale}/bookings/${id}${below}`;
    const to = tab.page?.links.find((one) => one.includes(wanted));
    if (to) await customer.visit(tab, new URL(to, site).href);
  };

  const act = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'open':
        await customer.visit(tabOf(tabs, step.tab), customer.link);
        return;
      case 'times':
        await customer.visit(tabOf(tabs, step.tab), customer.link.replace('?', '/time?'));
        return;
      case 'reload': {
        const tab = tabOf(tabs, step.tab);
        const { page, sent } = tab;
        if (page?.method === 'GET') await customer.visit(tab, page.url);
        else if (page && sent)
          await customer.withoutChange('a refresh', async () => {
            await customer.sendAgain(tab, sent);
            return tab.page;
          });
        return;
      }
      case 'send-again': {
        const tab = tabOf(tabs, step.tab);
        const { sent, sentTo } = tab;
        if (!sent) return;
        const again = async () => {
          await customer.sendAgain(tab, sent);
          return tab.page;
        };
        // Only instances that share a store know each other's forms.
        const isKnown =
          sentTo?.release === customer.place.release && sentTo.instance === customer.place.instance;
        if (isKnown) await customer.withoutChange('a form sent again', again);
        else await again();
        return;
      }
      case 'back': {
        const tab = tabOf(tabs, step.tab);
        Object.assign(tab, tab.behind.pop());
        return;
      }
      case 'keep':
        return follow(tabOf(tabs, step.tab), '/kept');
      case 'receipt':
        return follow(tabOf(tabs, step.tab), '/receipt');
      case 'change-language':
        return follow(tabOf(tabs, step.tab), '', step.locale);
      case 'calendar':
        await customer.fetchCalendar();
        return;
      case 'press':
        await customer.press(tabOf(tabs, step.tab), step.words, step);
        return;
      case 'press-twice':
        await customer.press(tabOf(tabs, step.tab), step.words, {
          ...step,
          at: [customer.place, customer.place],
        });
        return;
      case 'press-from-elsewhere': {
        const tab = tabOf(tabs, step.tab);
        await customer.withoutChange('another site', async () => {
          await customer.press(tab, step.words, {
            quick: step.quick,
            headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
          });
          return tab.page;
        });
        return;
      }
      case 'race':
        await customer.press(tabOf(tabs, 0), step.words, {
          at: [customer.place, onOther(customer.place)],
        });
        return;
      case 'press-in-both-tabs':
        await customer.pressTogether([
          [tabOf(tabs, 0), step.words[0]],
          [tabOf(tabs, 1), step.words[1]],
        ]);
        for (const tab of tabs) await follow(tab, '/receipt');
        return;
      case 'scan': {
        const scanner = newTab();
        await customer.withoutChange('a scanner', async () => {
          await customer.visit(scanner, customer.link);
          if (step.pressing)
            await customer.press(scanner, { comment: '', reason: '', choice: 0 }, { quick: true });
          return scanner.page;
        });
        return;
      }
      case 'wait':
        api.pass(step.minutes * 60_000);
        return;
      case 'other-instance':
        customer.place = onOther(customer.place);
        return;
      case 'redeploy':
        customer.place = { ...customer.place, release: customer.place.release ^ 1 };
        return;
      case 'rotate-secret':
        customer.place = { ...customer.place, release: customer.place.release | 2 };
        return;
      case 'company':
        api.company(step.moves);
    }
  };

  for (const step of story.steps) await act(step);
  return customer.seen;
}

function tabOf(tabs: readonly Tab[], index: number): Tab {
  const tab = tabs[index];
  if (!tab) throw new Error(`No tab ${index}`);
  return tab;
}
