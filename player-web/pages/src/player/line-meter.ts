/** The meter forgets what was more than this much transferring ago, in milliseconds. */
const WINDOW_MILLIS = 6000;
/** Nor does it keep more than so many: on a line that has become good they take no time, and what was before would count for minutes. */
const MOST_SAMPLES = 8;
/** Less than this says nothing of a line, in bytes and milliseconds. */
const LEAST_BYTES = 8000;
const LEAST_MILLIS = 150;
/** Less than this says nothing of the page's own line, in bytes. */
const LEAST_PAGE_BYTES = 20_000;

/** Measures what a line brings while something is being fetched; several fetches at once share it. */
export class LineMeter {
  readonly #now: () => number;
  #running = 0;
  #since = 0;
  #bytes = 0;
  /** What came first, and how long it was waited for: on a good line that is all there is. */
  #first = { bytes: 0, millis: 0 };
  #samples: { readonly bytes: number; readonly millis: number; readonly first: { readonly bytes: number; readonly millis: number } }[] = [];

  /** @param now a clock in milliseconds; injected by tests */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The first {@link bytes} of an answer came after {@link waited} milliseconds: what brought them is not known, unless something else was under way. */
  begin(bytes: number, waited = 0): void {
    if (this.#running++ === 0) [this.#since, this.#bytes, this.#first] = [this.#now(), 0, { bytes, millis: waited }];
    else this.came(bytes);
  }

  came(bytes: number): void {
    this.#bytes += bytes;
  }

  /** It has come, or was given up. */
  end(): void {
    if (--this.#running > 0) return;
    this.#samples.push({ bytes: this.#bytes, millis: this.#now() - this.#since, first: this.#first });
    let millis = 0;
    this.#samples = this.#samples.slice(-MOST_SAMPLES).reverse().filter((sample) => (millis += sample.millis) - sample.millis < WINDOW_MILLIS).reverse();
  }

  /** Bits a second lately, with what is under way; null if too little came to know. */
  rate(): number | null {
    const open = this.#running > 0 ? { bytes: this.#bytes, millis: this.#now() - this.#since } : { bytes: 0, millis: 0 };
    const bytes = this.#samples.reduce((sum, sample) => sum + sample.bytes, open.bytes);
    const millis = this.#samples.reduce((sum, sample) => sum + sample.millis, open.millis);
    if (bytes >= LEAST_BYTES && millis >= LEAST_MILLIS) return (bytes * 8000) / millis;
    if (this.#samples.length < MOST_SAMPLES) return null;
    // All of it came at once each time: at least as fast as with the waits for answers.
    const all = this.#samples.reduce((sum, { first }) => ({ bytes: sum.bytes + first.bytes, millis: sum.millis + first.millis }), { bytes, millis });
    return (all.bytes * 8000) / Math.max(1, all.millis);
  }
}

/** Of what a page has loaded: a part of {@link PerformanceResourceTiming}. */
export type Loaded = Pick<PerformanceResourceTiming, 'responseStart' | 'responseEnd' | 'transferSize'>;

/** Bits a second at which the page itself came, without the waits for answers; null if it came from the browser's cache. */
export function rateOfPage(entries: readonly Loaded[]): number | null {
  const came = entries.filter(({ transferSize, responseStart }) => transferSize > 0 && responseStart > 0)
    .sort((one, other) => one.responseStart - other.responseStart);
  const bytes = came.reduce((sum, { transferSize }) => sum + transferSize, 0);
  let [millis, until] = [0, 0];
  for (const { responseStart, responseEnd } of came) {
    millis += Math.max(0, responseEnd - Math.max(responseStart, until));
    until = Math.max(until, responseEnd);
  }
  return bytes < LEAST_PAGE_BYTES ? null : (bytes * 8000) / Math.max(1, millis);
}
