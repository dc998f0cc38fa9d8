import { keepServerTime, ServerClock } from './server-clock.ts';

let clock: ServerClock | null = null;

/** The server's time for all that ask on this page, in milliseconds since 1970; null until it is known to the second. */
export function serverNow(): number | null {
  if (!clock) {
    clock = new ServerClock();
    void keepServerTime('/api/v1/site', (fresh) => (clock = fresh), new AbortController().signal);
  }
  return clock.uncertainty < 1000 ? clock.now() : null;
}
