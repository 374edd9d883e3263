import { isbot } from 'isbot';

/**
 * Names of programs that fetch a link to show a picture of its page in a chat, or to index it.
 * `isbot` knows them from the browsers within the same apps; other programs, such as curl, are no part
 * of this.
 */
const names =
  /bot\b|bot[/;]|preview|externalhit|facebookcatalog|whatsapp|viber|skype|slack|telegram|snippet|pagerenderer|embed|iframely|unfurl|cardyb|mastodon|pleroma|misskey|scrap|synapse|crawler|spider|line-poker|share|imageproxy|nextcloud|xing-|snap url|flipboard|tumblr|pinterest|yandex|vkshare|quora link|outbrain|notion|trello|feedfetcher|google-read-aloud|duplexweb|meta-external/i;

/** Whether a request comes from a program that makes previews of links, by the name that it gives itself. */
export function isPreviewProgram(headers: Headers): boolean {
  // Only a browser says that a person acted.
  if (headers.get('sec-fetch-user') === '?1') return false;
  const agent = headers.get('user-agent') ?? '';
  return names.test(agent) && isbot(agent);
}
