import { readOffer } from './segment-list.ts';

/** Scripts that are not there so long after the page's first byte come over a thin line, in milliseconds. */
const SLOW_MILLIS = 700;
/** An answer that takes longer is of no use. */
const REQUEST_MILLIS = 8000;
/** What was read in advance serves a stream that begins within so long, in milliseconds. */
const KEPT_MILLIS = 10_000;

/** A text, and when it was asked for, by `performance.now()`. */
export interface DatedText {
  readonly text: string;
  readonly askedAt: number;
}

const early = new Map<string, { readonly text: Promise<string>; readonly askedAt: number }>();
let waits: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the playlists that a live begins with while the page's scripts are still coming: they are small, and each costs a round trip,
 * which would come after the scripts. Of a channel that may not be live they are read only where the scripts take long.
 *
 * @param channel as it stands in an address
 */
export function readEarly(channel: string, isLive: boolean): void {
  // Nothing of the other scripts is needed for it: see livePlaylist.
  const address = new URL(`/hls/live/${channel}/index.m3u8`, location.href).href;
  const read = (): void => void readPlaylists(address).catch(() => undefined);
  if (isLive) read();
  else waits = setTimeout(read, Math.max(0, SLOW_MILLIS - sinceFirstByte()));
}

/** The scripts are there: what was not read in advance is read when it is wanted. */
export function scriptsCame(): void {
  clearTimeout(waits);
}

/**
 * What was read in advance of {@link address}; null if nothing was, or too long ago. Once.
 *
 * @param within how long ago it may have been asked for, in milliseconds
 */
export function takeEarly(address: string, within = KEPT_MILLIS): Promise<DatedText | null> | null {
  const found = early.get(address);
  early.delete(address);
  if (!found || performance.now() - found.askedAt > within) return null;
  return found.text.then((text) => ({ text, askedAt: found.askedAt }), () => null);
}

async function readPlaylists(address: string): Promise<void> {
  const offer = readOffer(await ask(address), address);
  if (!offer) return;
  // A thin line plays the sound first.
  const wanted = sinceFirstByte() < SLOW_MILLIS ? [offer.picture, offer.sound] : [offer.sound];
  await Promise.all(wanted.map(ask));
}

function sinceFirstByte(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return performance.now() - (navigation?.responseStart ?? 0);
}

function ask(address: string): Promise<string> {
  const text = fetch(address, { signal: AbortSignal.timeout(REQUEST_MILLIS) }).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${address} answered ${answer.status}`))));
  early.set(address, { text, askedAt: performance.now() });
  return text;
}
