import { fr, type PublicTextKey } from './fr.ts';
import { dateWords } from './date-words.ts';
import { language, type Language } from './language.ts';
import type { AssemblyTextKey } from './assembly-fr.ts';
import type { AudienceTextKey } from './audience-fr.ts';
import type { CaptionTextKey } from './caption-fr.ts';
import type { MinutesTextKey } from './minutes-fr.ts';
import type { PresentTextKey } from './present-fr.ts';
import type { PublicationTextKey } from './publication-fr.ts';
import type { QuestionTextKey } from './question-fr.ts';
import type { ReportDeskTextKey } from './report-desk-fr.ts';
import type { ReportTextKey } from './report-fr.ts';
import type { SearchTextKey } from './search-fr.ts';
import type { StaffTextKey } from './staff-fr.ts';
import { siteZone } from '../time/site-zone.ts';

/** The name of a text. Those of the staff and the questions are there once their module was imported. */
export type TextKey = PublicTextKey | StaffTextKey | ReportDeskTextKey | QuestionTextKey | ReportTextKey | SearchTextKey | AudienceTextKey | AssemblyTextKey | CaptionTextKey | MinutesTextKey | PresentTextKey | PublicationTextKey;

type Texts = Partial<Record<TextKey, string>>;

const catalogues: Readonly<Record<Language, Texts>> = { fr: { ...fr }, en: {} };

/** What brings the English texts, which are fetched when they are wanted: a module that adds French ones alone adds how to get theirs. */
export const english: (() => Promise<{ readonly en: Texts }>)[] = [() => import('./en.ts')];

/** Brings the texts of {@link wish}, for {@link text} to find: most visitors of a French site need no others than the French. */
export async function bringTexts(wish: Language): Promise<void> {
  if (wish === 'en') for (const { en } of await Promise.all(english.map((bring) => bring()))) Object.assign(catalogues.en, en);
}

/** Adds texts that not every page needs. */
export function addTexts(more: Readonly<Record<Language, Texts>>): void {
  Object.assign(catalogues.fr, more.fr);
  Object.assign(catalogues.en, more.en);
}

type Values = Readonly<Record<string, string | number>>;

/** The text {@link key} in the language that is shown, with its `{names}` filled in; in French if the others could not be had. */
export function text(key: TextKey, values: Values = {}): string {
  const pattern = catalogues[language()][key] ?? catalogues.fr[key] ?? key;
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
export function plural(key: PluralKey, count: number, values: Readonly<Record<string, string | number>> = {}): string {
  const form = new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other';
  return text(`${key}.${form}` as TextKey, { ...values, count: number(count) });
}

/** A number with the marks of the language: 3,2 or 3.2. */
export function number(value: number, decimals = 0): string {
  return new Intl.NumberFormat(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A number with no more decimals than it has: 1,25 or 1.25. */
export function decimal(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** What a language (RFC 5646) is called, in another; by its own speakers if none is given: français, English. */
export function languageName(tag: string, reader = tag): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
}

/** The time of day, to the minute: 18 h 30 or 18:30. */
export function timeOfDay(when: string | Date): string {
  return hour(clock(new Date(when), { hour: '2-digit', minute: '2-digit' }));
}

/** The time of day 18:30 as it is written: 18 h 30 in French, 8 h 05. */
export function hour(digits: string): string {
  const [hours, minutes] = digits.split(':');
  return language() === 'fr' ? `${Number(hours)}\u00a0h\u00a0${minutes}` : digits;
}

/** The time of day, to the second, as a clock shows it: 18:30:05. */
export function preciseTimeOfDay(date: Date): string {
  return clock(date, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

function clock(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language(), { ...options, hourCycle: 'h23', timeZone: siteZone() }).format(date);
}

/** The day: mercredi 25 novembre 2026. */
export function day(iso: string): string {
  return dated(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** The day, short: 25 nov. 2026. */
export function shortDay(iso: string): string {
  return dated(iso, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A day without an hour is the same in every zone. */
function dated(iso: string, options: Intl.DateTimeFormatOptions): string {
  const timeZone = iso.includes('T') ? siteZone() : 'UTC';
  return dateWords(new Date(iso), { ...options, timeZone });
}

/** A duration in words: 2 h 41 min, 12 min, 40 s. */
export function length(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${Math.round(seconds)}\u00a0s`;
  const rest = minutes % 60 > 0 ? ` ${minutes % 60} min` : '';
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)} h${rest}`.replaceAll(' ', '\u00a0');
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size: 340 Mo, 1,2 Go. */
export function size(bytes: number): string {
  const step = Math.min(BYTES.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(language(), {
    style: 'unit', unit: BYTES[step] ?? 'byte', maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value);
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
