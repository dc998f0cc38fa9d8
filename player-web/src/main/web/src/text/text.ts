import { en } from './en.ts';
import { fr, type TextKey } from './fr.ts';
import { language, type Language } from './language.ts';

export type { TextKey } from './fr.ts';

export const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { fr, en };

type Values = Readonly<Record<string, string | number>>;

/** The text {@link key} in the language that is shown, with its `{names}` filled in. */
export function text(key: TextKey, values: Values = {}): string {
  const pattern = catalogues[language()][key];
  const filled = pattern.replace(/\{(\w+)\}/g, (name, word: string) => String(values[word] ?? name));
  return language() === 'fr' ? unbroken(filled) : filled;
}

/** {@link words} with French marks kept on the line of the word before them. */
export function unbroken(words: string): string {
  return words.replace(/ (?=[:;?!»%])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');
}

/** The keys that have plural forms. */
type PluralKey = { [Key in TextKey]: Key extends `${infer Stem}.one` ? Stem : never }[TextKey];

/** The text {@link key} in the plural form for {@link count}: 0 and 1 are singular in French. */
export function plural(key: PluralKey, count: number): string {
  const form = new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other';
  return text(`${key}.${form}` as TextKey, { count: number(count) });
}

/** A number with the marks of the language: 3,2 or 3.2. */
export function number(value: number, decimals = 0): string {
  return new Intl.NumberFormat(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** The time of day, to the minute: 18:30. */
export function timeOfDay(iso: string): string {
  return clock(new Date(iso), { hour: '2-digit', minute: '2-digit' });
}

/** The time of day, to the second: 18:30:05. */
export function preciseTimeOfDay(date: Date): string {
  return clock(date, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

function clock(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language(), { ...options, hourCycle: 'h23' }).format(date);
}

/** A short duration: 0:42, 12:05, 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A bit rate: 2,4 Mbit/s, 480 kbit/s. */
export function bitRate(bitsPerSecond: number): string {
  return bitsPerSecond >= 1_000_000
    ? `${number(bitsPerSecond / 1_000_000, 1)} Mbit/s`
    : `${number(Math.round(bitsPerSecond / 1000))} kbit/s`;
}
