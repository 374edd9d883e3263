import { existsSync } from 'node:fs';
import { locales } from '@/i18n/locales';
import { readText } from '@/lib/branding/branding-file';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';
import { describeBranding } from '@/lib/branding/describe-branding';
import { readUrl } from '@/lib/read-url';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import type { EnvironmentRead } from '@/lib/settings/environment';
import type { Settings } from '@/lib/settings/settings';
import { examineApi, examineSignIn } from './doctor-api';
import { type Finding, fix, good, note } from './doctor-finding';
import { examinePublic, examineRedis, examineWebhook } from './doctor-network';

export type Wanted = {
  readonly link: string | undefined;
  readonly publicAddress: string | undefined;
};

/** Checks one thing after another, from the settings outwards. Changes nothing. */
export async function* examine(
  { settings, tuning, remarks }: EnvironmentRead,
  wanted: Wanted,
): AsyncGenerator<Finding> {
  yield good('Settings', 'every one can be read');
  for (const { name, text } of remarks) yield fix(name, text);
  yield* examineSettings(settings);
  yield await examineWebhook(settings);
  yield* examineReceipts(settings, wanted.publicAddress);
  yield examineBranding(settings);
  yield examineLanguages();
  yield* examineApi(settings, tuning, wanted.link);
  yield await examineSignIn(settings, tuning);
  yield await examineRedis(settings);
  if (wanted.publicAddress === undefined)
    yield note('Public address', 'not checked; pass it with --public https://…');
  else yield* examinePublic(wanted.publicAddress);
}

function* examineSettings(settings: Settings): Generator<Finding> {
  if (settings.SIGNING_SECRET === undefined)
    yield note(
      'SIGNING_SECRET',
      'not set, so it is derived from the API key: after a change of key, open pages must be opened again',
    );
  if (settings.TRUSTED_PROXY_HOPS === 0)
    yield note(
      'TRUSTED_PROXY_HOPS',
      'is 0: right without a proxy. Behind one, set 1; otherwise all customers count as one address',
    );
}

/** Opens the receipts as the site does at its start. */
function* examineReceipts(
  { RECEIPT_ISSUER: issuer, RECEIPT_KEY: key, RECEIPT_KEYS_RETIRED: retired }: Settings,
  publicAddress: string | undefined,
): Generator<Finding> {
  try {
    const receipts = openReceipts({ issuer, key, retired });
    if (receipts?.maker) yield good('Receipts', `on, signed for ${receipts.maker.issuer}`);
    else
      yield note('Receipts', receipts ? 'earlier ones are only verified' : 'off: no RECEIPT_KEY');
    const signed = readUrl(receipts?.maker?.issuer ?? '')?.origin;
    const shown = readUrl(publicAddress ?? '')?.origin;
    if (signed !== undefined && shown !== undefined && signed !== shown)
      yield fix(
        'RECEIPT_ISSUER',
        'is another address than --public: the code on a printed receipt leads there',
      );
  } catch (error) {
    yield fix('Receipts', error instanceof Error ? error.message : 'the key cannot be read');
  }
}

function examineBranding({ BRANDING_FILE, LOGO_HOSTS }: Settings): Finding {
  if (BRANDING_FILE === undefined)
    return note('BRANDING_FILE', 'not set: our own colours, all reasons');
  if (!existsSync(BRANDING_FILE))
    return fix('BRANDING_FILE', 'there is no such file; correct the path');
  try {
    const { file, wrong, doubts } = parseBrandingFile(readText(BRANDING_FILE), LOGO_HOSTS);
    const faults = [...wrong, ...doubts];
    if (faults.length > 0) return fix('BRANDING_FILE', faults.join('; '));
    const { text, isClosed } = describeBranding(file);
    return isClosed ? note('BRANDING_FILE', text) : good('BRANDING_FILE', text);
  } catch (error) {
    return fix('BRANDING_FILE', error instanceof Error ? error.message : 'it cannot be read');
  }
}

function examineLanguages(): Finding {
  const missing = locales.filter(
    (locale) => Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0,
  );
  return missing.length === 0
    ? good('Languages and time zones', `this Node knows all ${locales.length} languages`)
    : fix('Languages', `this Node has no dates in ${missing.join(', ')}: use one with full ICU`);
}
