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
 * Reads the playlists of a live's sound while the page's scripts are still coming, where that takes long: they are small, and each costs
 * a thin line a round trip, which would come after the scripts.
 *
 * @param channel as it stands in an address
 */
export function readEarly(channel: string): void {
  // Nothing of the other scripts is needed for it: see livePlaylist.
  const address = new URL(`/hls/live/${channel}/index.m3u8`, location.href).href;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const since = performance.now() - (navigation?.responseStart ?? 0);
  waits = setTimeout(() => void readSound(address).catch(() => undefined), Math.max(0, SLOW_MILLIS - since));
}

/** The scripts are there: what was not read in advance is read when it is wanted. */
export function scriptsCame(): void {
  clearTimeout(waits);
}

/** What was read in advance of {@link address}; null if nothing was, or too long ago. Once. */
export async function takeEarly(address: string): Promise<DatedText | null> {
  const found = early.get(address);
  early.delete(address);
  if (!found || performance.now() - found.askedAt > KEPT_MILLIS) return null;
  return found.text.then((text) => ({ text, askedAt: found.askedAt }), () => null);
}

async function readSound(address: string): Promise<void> {
  const offer = readOffer(await ask(address), address);
  if (offer) await ask(offer.sound);
}

function ask(address: string): Promise<string> {
  const text = fetch(address, { signal: AbortSignal.timeout(REQUEST_MILLIS) }).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${address} answered ${answer.status}`))));
  early.set(address, { text, askedAt: performance.now() });
  return text;
}
