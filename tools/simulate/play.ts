import { createCustomer, newTab, site, type Tab } from './customer';
import type { Fleet, Place } from './fleet';
import type { Step, Story } from './story';
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
  fleet.serve(api);
  fleet.takeLog();
  const customer = createCustomer(story, id, code, api, fleet);
  const tabs: readonly Tab[] = [newTab(), newTab()];

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
            await customer.send(tab, sent);
            return tab.page;
          });
        return;
      }
      case 'send-again': {
        const tab = tabOf(tabs, step.tab);
        const { sent, sentTo } = tab;
        if (!sent) return;
        const again = async () => {
          await customer.send(tab, sent);
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
      case 'change-language': {
        const tab = tabOf(tabs, step.tab);
        const wanted = 'locale' in step ? `/${step.locale}/bookings/` : `/bookings/${id}/kept`;
        const to = tab.page?.links.find((one) => one.includes(wanted));
        if (to) await customer.visit(tab, new URL(to, site).href);
        return;
      }
      case 'calendar':
        await customer.fetchCalendar();
        return;
      case 'press':
        await customer.press(tabOf(tabs, step.tab), step.words, step.quick);
        return;
      case 'press-twice':
        await customer.press(tabOf(tabs, step.tab), step.words, step.quick, { times: 2 });
        return;
      case 'press-from-elsewhere': {
        const tab = tabOf(tabs, step.tab);
        await customer.withoutChange('another site', async () => {
          await customer.press(tab, step.words, step.quick, {
            headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
          });
          return tab.page;
        });
        return;
      }
      case 'race':
        await customer.press(tabOf(tabs, 0), step.words, false, {
          times: 2,
          at: [customer.place, onOther(customer.place)],
        });
        return;
      case 'scan': {
        const scanner = newTab();
        await customer.withoutChange('a scanner', async () => {
          await customer.visit(scanner, customer.link);
          if (step.pressing)
            await customer.press(scanner, { comment: '', reason: '', choice: 0 }, true);
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

const onOther = (place: Place): Place => ({ ...place, instance: 1 - place.instance });

function tabOf(tabs: readonly Tab[], index: number): Tab {
  const tab = tabs[index];
  if (!tab) throw new Error(`No tab ${index}`);
  return tab;
}
