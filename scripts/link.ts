import { parseArgs } from 'node:util';
import { isLocale, languages, locales } from '@/i18n/locales';
import { emailButton } from './email-button';
import { giveUp } from './steps.mjs';

/** `npm run link`: the cancel link for message templates, and buttons to copy into them. */

const usage = `Use: npm run link -- https://avboka.example.se [language …]
  --id {Id}                  what your template writes where the booking's number belongs
  --code {CancellationCode}  what it writes where the cancellation code belongs
  --accent #1d5c56           the colour of the button`;

const { values, positionals } = readArguments();
const [site, ...wanted] = positionals;
if (site === undefined || !/^https?:\/\/[^/?#]+\/?$/.test(site)) giveUp(usage);
const unknown = wanted.filter((name) => !isLocale(name));
if (unknown.length > 0)
  giveUp(`No such language: ${unknown.join(', ')}. There are ${locales.join(', ')}.`);
if (!/^#[0-9a-f]{6}$/i.test(values.accent))
  giveUp('--accent should be a colour, for example #1d5c56.');

for (const locale of wanted.length === 0 ? locales : wanted.filter(isLocale)) {
  const { link, html, text } = await emailButton(locale, { site, ...values });
  console.log(`
=== ${languages[locale].name} (${locale})
--- link
${link}
--- HTML
${html}
--- plain text
${text}`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        id: { type: 'string', default: '{Id}' },
        code: { type: 'string', default: '{CancellationCode}' },
        accent: { type: 'string', default: '#1d5c56' },
      },
    });
  } catch {
    return giveUp(usage);
  }
}
