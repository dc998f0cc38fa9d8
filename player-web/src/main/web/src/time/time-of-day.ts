/**
 * The last time at which clocks here showed {@link shown}, such as `18:02` or `18:02:30`: a sitting may go on past midnight. Null
 * if that is no time of day.
 *
 * @param now in milliseconds since 1970
 */
export function lastTimeAt(shown: string, now: number): Date | null {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(shown.trim());
  if (!parts) return null;
  const [, hours, minutes, seconds] = parts;
  const date = new Date(now);
  date.setHours(Number(hours), Number(minutes), Number(seconds ?? 0), 0);
  // Who types a minute means some second of it.
  if (date.getTime() - now > 60_000) date.setDate(date.getDate() - 1);
  return date;
}
