import { dateWords } from './date-words.ts';
import { hour } from './text.ts';

/** The day of a sitting where it takes place: mercredi 25 novembre 2026. */
export function localDay(localStart: string): string {
  return format(localStart, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Its parts, as on a leaf of a calendar. */
export function leaf(localStart: string): { readonly day: string; readonly month: string; readonly weekday: string } {
  return { day: format(localStart, { day: 'numeric' }), month: format(localStart, { month: 'short' }), weekday: format(localStart, { weekday: 'short' }) };
}

/** The hour: 18 h 30 or 18:30. */
export function localTime(localStart: string): string {
  return hour(localStart.slice(11, 16));
}

/** A day without an hour: 2 déc. 2026. */
export function dueDay(date: string): string {
  return format(`${date}T12:00`, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The wall-clock time is shown as it is, whatever zone the reader is in. */
function format(localStart: string, options: Intl.DateTimeFormatOptions): string {
  return dateWords(new Date(`${localStart.slice(0, 16)}Z`), { ...options, timeZone: 'UTC' });
}
