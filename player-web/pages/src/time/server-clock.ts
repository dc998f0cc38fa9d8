/**
 * The server's time, worked out from the `Date` header of its answers.
 *
 * A `Date` is cut to the second, so one answer only bounds the difference between the two clocks:
 * the server read its clock between our request and its answer. Each answer narrows the bounds.
 */
export class ServerClock {
  readonly #now: () => number;
  #bounds: { low: number; high: number } | null = null;

  /** @param now this machine's clock, in milliseconds; injected by tests */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Takes one answer into account.
   *
   * @param date the header; ignored if absent or unreadable
   * @param age the `Age` header of an answer that a cache kept, in seconds (RFC 9111 5.1)
   * @param askedAt this machine's time when the request left, in milliseconds
   * @param answeredAt this machine's time when the answer came, in milliseconds
   */
  observe(date: string | null, age: string | null, askedAt: number, answeredAt: number): void {
    const kept = Number(age ?? 0) * 1000;
    const second = date === null ? Number.NaN : Date.parse(date) + kept;
    if (Number.isNaN(second)) return;
    const low = second - answeredAt;
    // An age is cut to the second too.
    const high = second + (kept > 0 ? 2000 : 1000) - askedAt;
    const both = this.#bounds && {
      low: Math.max(low, this.#bounds.low),
      high: Math.min(high, this.#bounds.high),
    };
    // Bounds that exclude each other mean that one of the clocks was set: begin again.
    this.#bounds = both && both.low <= both.high ? both : { low, high };
  }

  /** How far the estimate may be off, in milliseconds; infinite before the first answer. */
  get uncertainty(): number {
    return this.#bounds ? (this.#bounds.high - this.#bounds.low) / 2 : Number.POSITIVE_INFINITY;
  }

  /** The server's time in milliseconds since 1970; this machine's before the first answer. */
  now(): number {
    const offset = this.#bounds ? (this.#bounds.low + this.#bounds.high) / 2 : 0;
    return this.#now() + offset;
  }
}

const AGAIN_MILLIS = 600_000;

/**
 * Keeps the server's time, as the answers at {@link address} give it, until {@link signal} aborts: gives a clock at once, and a fresh one every
 * ten minutes, since the clocks of two machines drift apart.
 */
export async function keepServerTime(address: string, tell: (clock: ServerClock) => void, signal: AbortSignal): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    const clock = new ServerClock();
    if (first) tell(clock);
    await readServerTime(address, clock, signal);
    if (Number.isFinite(clock.uncertainty)) tell(clock);
    await pause(AGAIN_MILLIS, signal);
  }
}

/** Asks the server for the time, a few times so that the bounds become narrow. */
async function readServerTime(address: string, clock: ServerClock, signal: AbortSignal, samples = 5): Promise<void> {
  for (let sample = 0; sample < samples && !signal.aborted; sample++) {
    const askedAt = Date.now();
    try {
      const answer = await fetch(address, { cache: 'no-store', signal });
      clock.observe(answer.headers.get('Date'), answer.headers.get('Age'), askedAt, Date.now());
    } catch {
      // The time is a nicety: without network the page has its own words about that.
    }
    // A step that is no divisor of a second, so that each sample falls on another fraction of it.
    await pause(370, signal);
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
