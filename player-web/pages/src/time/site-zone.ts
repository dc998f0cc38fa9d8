/** The site's time zone: hours are shown and typed in it, wherever the reader is. Undefined: the browser's, as long as the site's is not known. */
let zone: string | undefined;

/** Call once, with the site's time zone, before the first element is drawn. */
export function startZone(site: string | undefined): void {
  zone = site && isKnown(site) ? site : undefined;
}

/** As `Intl` wants it. */
export function siteZone(): string | undefined {
  return zone;
}

/** The browser's own time zone, such as `Europe/Paris`. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone to name beside a field in which an hour is typed; null where the browser's clock shows the same hour. */
export function zoneToName(now = Date.now()): string | null {
  return zone && !isAlike(zone, browserZone(), now) ? zone : null;
}

/** True if clocks of both zones show the same, now and half a year later. */
export function isAlike(one: string, other: string, now: number): boolean {
  const later = now + 182 * 86_400_000;
  return [now, later].every((at) => wallClock(at, one) === wallClock(at, other));
}

/** What clocks show, of the site if {@link of} is not given: `2026-11-25T18:30:05`. */
export function wallClock(at: number | Date, of = zone): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: of, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** A moment as a `datetime-local` field wants it: 2026-11-25T18:30. */
export function wallField(iso: string): string {
  return wallClock(new Date(iso)).slice(0, 16);
}

/**
 * When the site's clocks show {@link local}, such as `2026-11-25T18:30`: the first time, if they show it twice; an hour that is
 * left out in spring is the one after it, as on the server. Invalid if {@link local} is no time.
 */
export function fromWall(local: string): Date {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return new Date(Number.NaN);
  const [before, after] = [offsetAt(shown - 86_400_000), offsetAt(shown + 86_400_000)];
  const isLater = offsetAt(shown - before) !== before && offsetAt(shown - after) === after;
  return new Date(shown - (isLater ? after : before));
}

/** The day, or so many days later: 2026-11-25. */
export function wallDay(at: number | Date, later = 0): string {
  const noon = Date.parse(`${wallClock(at).slice(0, 10)}T12:00Z`);
  return new Date(noon + later * 86_400_000).toISOString().slice(0, 10);
}

/** How far the site's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number): number {
  const whole = Math.floor(at / 1000) * 1000;
  return Date.parse(`${wallClock(whole)}Z`) - whole;
}

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
