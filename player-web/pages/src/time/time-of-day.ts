import { fromWall, wallDay } from './site-zone.ts';

/**
 * The last time at which the site's clocks showed {@link shown}, such as `18:02`, `18 h 02` or `18:02:30`: a sitting may go on past midnight. Null
 * if that is no time of day.
 *
 * @param now in milliseconds since 1970
 */
export function lastTimeAt(shown: string, now: number): Date | null {
  const parts = /^([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)(?::([0-5]\d))?$/.exec(shown.trim());
  if (!parts) return null;
  const [, hours, minutes, seconds] = parts;
  const onDay = (later: number) => fromWall(`${wallDay(now, later)}T${hours?.padStart(2, '0')}:${minutes}:${seconds ?? '00'}`);
  const today = onDay(0);
  // Who types a minute means some second of it.
  return today.getTime() - now > 60_000 ? onDay(-1) : today;
}
