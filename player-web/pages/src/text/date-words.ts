import { language } from './language.ts';

/** A date in words. In French the first of a month is an ordinal: mardi 1er décembre 2026. */
export function dateWords(date: Date, options: Intl.DateTimeFormatOptions): string {
  const isOrdinal = language() === 'fr' && options.month !== undefined;
  return new Intl.DateTimeFormat(language(), options)
    .formatToParts(date)
    .map(({ type, value }) => (isOrdinal && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}
