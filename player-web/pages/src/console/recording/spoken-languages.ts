import { language } from '../../text/language.ts';

/** Those that are offered: what is spoken in France, and by its neighbours and newcomers. */
export const SPOKEN: readonly string[] = ['fr', 'oc', 'br', 'ca', 'co', 'eu', 'gsw', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ar', 'tr', 'uk'];

/** A language's name in the one that is shown. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([language()], { type: 'language' }).of(code) ?? code;
}
