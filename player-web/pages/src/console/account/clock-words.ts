import type { ServerTime } from '../../api/staff.ts';
import { hour, length, text } from '../../text/text.ts';
import { browserZone, isAlike, wallClock } from '../../time/site-zone.ts';

/** Clocks that differ by less are taken for the same. */
const NEAR_MILLIS = 60_000;

/**
 * What hour the site shows, and where the machine's or the browser's clock shows another.
 *
 * @param readAt when the browser learnt it, by its own clock
 */
export function clockWords({ now, timezone, machineTimezone }: ServerTime, readAt: number, own = browserZone()): string {
  const at = Date.parse(now);
  const words = [text('clock.site', { time: hour(wallClock(at, timezone).slice(11, 16)), zone: timezone })];
  if (!isAlike(timezone, machineTimezone, at)) words.push(text('clock.machine', { zone: machineTimezone }));
  if (!isAlike(timezone, own, at)) words.push(text('clock.browser', { zone: own, time: hour(wallClock(readAt, own).slice(11, 16)) }));
  const apart = at - readAt;
  if (Math.abs(apart) > NEAR_MILLIS) words.push(text(apart > 0 ? 'clock.ahead' : 'clock.behind', { length: length(Math.abs(apart) / 1000) }));
  return words.join(' ');
}
