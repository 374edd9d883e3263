import type { Locale } from '@/i18n/locales';
import type { Translate } from '@/i18n/translate';
import { type Wording, wordingFor } from '@/i18n/wording';
import type { PartOfBranding } from './branding-schema';

type Sentences = NonNullable<PartOfBranding['sentences']>;

const made = new WeakMap<Sentences, Map<Locale, Wording>>();

/** The wording of a page, with a company's own sentences in place of ours; ours stay in languages that it leaves out. */
export async function brandedWording(
  locale: Locale,
  { sentences }: Pick<PartOfBranding, 'sentences'>,
): Promise<Wording> {
  const wording = await wordingFor(locale);
  if (sentences === undefined) return wording;
  const ofSentences = made.get(sentences) ?? new Map<Locale, Wording>();
  made.set(sentences, ofSentences);
  const kept = ofSentences.get(locale) ?? replace(wording, sentences);
  ofSentences.set(locale, kept);
  return kept;
}

function replace(wording: Wording, sentences: Sentences): Wording {
  const own = new Map<unknown, string>();
  for (const [name, texts] of Object.entries(sentences)) {
    const text = texts[wording.locale];
    if (text !== undefined) own.set(name, text);
  }
  const t: Translate = new Proxy(wording.t, {
    apply: (ours, self, values: unknown[]): unknown =>
      own.get(values[0]) ?? Reflect.apply(ours, self, values),
  });
  return { ...wording, t };
}
