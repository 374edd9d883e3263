import { isbot } from 'isbot';

/**
 * Names of programs that fetch a link to preview its page in a chat, or to index it. `isbot` tells
 * them from the browsers inside the same apps; other programs, such as curl, are not included.
 */
const names =
  /bot\b|bot[/;]|preview|externalhit|facebookcatalog|whatsapp|viber|skype|slack|telegram|snippet|pagerenderer|embed|iframely|unfurl|cardyb|mastodon|pleroma|misskey|scrap|synapse|crawler|spider|line-poker|share|imageproxy|nextcloud|xing-|snap url|flipboard|tumblr|pinterest|yandex|vkshare|quora link|outbrain|notion|trello|feedfetcher|google-read-aloud|duplexweb|meta-external/i;

/** Whether a request comes from a program that makes link previews, judged by its user agent. */
export function isPreviewProgram(headers: Headers): boolean {
  // Only a browser reports that a person acted.
  if (headers.get('sec-fetch-user') === '?1') return false;
  const agent = headers.get('user-agent') ?? '';
  return names.test(agent) && isbot(agent);
}
