/** Where a player of the live is at a moment. */
export interface LivePosition {
  /** From what is seen to the live edge, in seconds. */
  readonly latency: number;
  /** What is in the buffer and not yet seen, in seconds. */
  readonly ahead: number;
}

/**
 * The latency that is aimed at on a line that brings each part at once, in parts: one that is being made, one that is on its way, and a
 * quarter of one for what is late.
 */
const LEAST_PARTS = 2.25;
/** As much as the server asks of a player that knows nothing better (PART-HOLD-BACK, RFC 8216bis, 4.4.3.8). */
const CAREFUL_PARTS = 3;
/** Nor does a live that takes parts go further back by itself, in parts. */
const MOST_PARTS = 12;
/** Kept in the buffer beyond what the line needed lately, in seconds. */
const RESERVE = 0.1;
/** The aim moves by such steps, in seconds. */
const STEP = 0.05;
/**
 * The line is judged by so many spans of so long, in milliseconds, each by its worst moment: a key picture, which is several times as
 * long to come as another, comes about once in each. What happens once, also across two of them, has passed.
 */
const SPANS = 10;
const SPAN_MILLIS = 2000;
const USUAL = 0.75;
/** After a stall more care is taken for so long, in milliseconds: twice as long for each that comes soon after that, up to the longest. */
const FIRST_CARE_MILLIS = 10_000;
const LONGEST_CARE_MILLIS = 320_000;
const SOON_MILLIS = 60_000;

/** A voice survives this without a sound of hurry or drawl. */
const FASTEST = 1.08;
const SLOWEST = 0.97;
/** How much the rate changes for a second that is too much. */
const GAIN = 0.16;
/** So near the aim, in seconds, nothing is begun; what was begun goes on until it is nearer than the second. */
const NEAR = 0.05;
const THERE = 0.015;
/** A viewer further from the aim than this, in seconds, has gone back by themselves. */
const FOLLOWS = 6;

/**
 * Keeps a viewer of a low-latency live as near to it as their line allows: says what latency to aim at, and at which rate to play to
 * come there. The aim follows what the line needed lately; hls.js has one aim for every line, adds a second to it with each stall
 * for good, and catches up only with more than a second in the buffer, which there never is at such latencies.
 */
export class CatchupController {
  readonly #part: number;
  readonly #now: () => number;
  /** How much of what was live was not in the buffer at worst, in seconds, by the span's number. */
  readonly #missing = new Map<number, number>();
  #care = FIRST_CARE_MILLIS;
  #carefulUntil = Number.NEGATIVE_INFINITY;
  #rate = 1;

  /**
   * @param part a part's target duration, in seconds
   * @param now a clock in milliseconds; injected by tests
   */
  constructor(part: number, now: () => number = () => performance.now()) {
    this.#part = part;
    this.#now = now;
  }

  /** The latency on the best of lines, in seconds. */
  get least(): number {
    return LEAST_PARTS * this.#part;
  }

  /** The latency to aim at, in seconds. */
  get target(): number {
    const usual = this.#part * (this.#now() < this.#carefulUntil ? CAREFUL_PARTS : LEAST_PARTS);
    return Math.min(MOST_PARTS * this.#part, Math.max(usual, Math.ceil((this.#needed() + RESERVE) / STEP) * STEP));
  }

  /** The picture stands still because nothing is in the buffer. */
  stalled(): void {
    const now = this.#now();
    const isAgain = now - this.#carefulUntil < Math.max(SOON_MILLIS, this.#care);
    this.#care = isAgain ? Math.min(LONGEST_CARE_MILLIS, this.#care * 2) : FIRST_CARE_MILLIS;
    this.#carefulUntil = now + this.#care;
  }

  /** The rate to play at; null if that is the viewer's own, who is not at live. */
  rate({ latency, ahead }: LivePosition): number | null {
    const tooMuch = latency - this.target;
    const before = this.#rate;
    if (tooMuch > FOLLOWS) {
      this.#rate = 1;
      return before === 1 ? null : 1;
    }
    this.#look(latency - ahead);
    const begins = before === 1 ? NEAR : THERE;
    if (ahead < RESERVE / 2 && tooMuch < this.#part) this.#rate = SLOWEST;
    else if (tooMuch > begins && ahead > RESERVE) this.#rate = Math.min(FASTEST, 1.01 + tooMuch * GAIN);
    else if (tooMuch < -begins) this.#rate = Math.max(SLOWEST, 0.99 + tooMuch * GAIN);
    else this.#rate = 1;
    // A change that nobody would notice costs the browser a moment all the same.
    return (this.#rate = Math.round(this.#rate * 100) / 100);
  }

  #look(seconds: number): void {
    const span = Math.floor(this.#now() / SPAN_MILLIS);
    this.#missing.set(span, Math.max(seconds, this.#missing.get(span) ?? 0));
    for (const old of this.#missing.keys()) if (old <= span - SPANS) this.#missing.delete(old);
  }

  #needed(): number {
    const sorted = [...this.#missing.values()].sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length * USUAL)] ?? 0;
  }
}
