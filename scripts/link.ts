import { parseArgs } from 'node:util';
import { isLocale, languages, locales } from '@/i18n/locales';
import { emailButton } from './email-button';
import { giveUp } from './steps.mjs';

/** `npm run link`: prints the cancel link for message templates, and buttons to copy into them. */

const usage = `Use: npm run link -- https://avboka.example.se [language …]
  --id {Id}                  your template's placeholder for the booking's number
  --code {CancellationCode}  your template's placeholder for the cancellation code
  --accent #1d5c56           the colour of the button`;

const { values, positionals } = readArguments();
const [site, ...wanted] = positionals;
if (site === undefined || !/^https?:\/\/[^/?#]+\/?$/.test(site)) giveUp(usage);
const unknown = wanted.filter((name) => !isLocale(name));
if (unknown.length > 0)
  giveUp(`No such language: ${unknown.join(', ')}. Choose from ${locales.join(', ')}.`);
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
