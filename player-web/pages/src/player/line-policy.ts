/** How a live is played: the sound alone, the poorest picture in whole segments, or by hls.js with all that it can. */
export type LineMode = 'sound' | 'picture' | 'full';

/** What is seen of a line at a moment. */
export interface LineView {
  /** Bits a second; null if not known. */
  readonly rate: number | null;
  /** What the poorest picture with its sound needs, in bits a second. */
  readonly need: number;
  /** How long playing stood still within {@link STALL_WINDOW_MILLIS}, in milliseconds. */
  readonly stalled: number;
  /** Media that are there and not yet played, in seconds. */
  readonly ahead: number;
  /** Requests are not answered at all. */
  readonly away: boolean;
}

/** A page that came more slowly than this starts without hls.js, in bits a second. */
export const THIN_RATE = 550_000;
/** A line must bring this for a while before hls.js is fetched: far enough above {@link THIN_RATE} not to come back at once. */
const FULL_RATE = 900_000;
/** What the poorest picture needs with its sound while no playlist has said it. */
export const USUAL_NEED = 170_000;
/** Requests and their headers, beside the media. */
const OVERHEAD = 1.1;
/** Below this share of what a picture needs it is not tried first. hls.js measures low on a slow processor. */
const HOPELESS = 0.7;
/** A picture is tried with so much sound there, in seconds, that the trial takes none away that is needed. */
const TRIAL_AHEAD_SECONDS = 2;
/** What must be over before a picture is tried again. */
const RESERVE = 1.3;

export const STALL_WINDOW_MILLIS = 20_000;
/** Standing still for so long means that the line does not bring what is asked. */
const STALLED_MILLIS = 3500;
/** So does nothing at all for so long, where requests do not fail. */
const SILENT_MILLIS = 8000;
/** A line has to be good for so long before more is asked of it. */
const STEADY_MILLIS = 6000;
/** The first wait before the picture is tried again, doubled after each failure up to the longest. */
const FIRST_WAIT_MILLIS = 15_000;
const LONGEST_WAIT_MILLIS = 240_000;
/** A picture that lasted so long has not failed. */
const LASTING_MILLIS = 60_000;

/**
 * Decides when less is asked of a line, and when more: down at once, up slowly, and more slowly each time it was in vain, so that
 * picture and sound alone do not take turns.
 */
export class LinePolicy {
  readonly #now: () => number;
  #mode: LineMode;
  #changedAt: number;
  #wait = FIRST_WAIT_MILLIS;
  /** The picture is one that was tried again. */
  #isSecond = false;
  #goodSince: number | null = null;

  /** @param rate at which the page came, in bits a second; null if not known */
  constructor(rate: number | null, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#changedAt = now();
    this.#mode = rate === null || rate >= THIN_RATE ? 'full' : rate >= USUAL_NEED * OVERHEAD ? 'picture' : 'sound';
  }

  get mode(): LineMode {
    return this.#mode;
  }

  /** What to do now: stay as it is is null. `trial` looks whether a picture would come in time, while the sound goes on. */
  next(view: LineView): LineMode | 'trial' | null {
    switch (this.#mode) {
      case 'full':
        return this.#isStuck(view) ? this.#lesser(view) : null;
      case 'picture':
        if (this.#isTooMuch(view)) return 'sound';
        return this.#isGoodFor(view, FULL_RATE) ? 'full' : null;
      case 'sound':
        return this.#isGoodFor(view, view.need * OVERHEAD * RESERVE, TRIAL_AHEAD_SECONDS) && this.#since() >= this.#wait ? 'trial' : null;
    }
  }

  /** The mode was changed. */
  changed(mode: LineMode): void {
    if (mode === 'sound') this.#wait = this.#isSecond && this.#since() < LASTING_MILLIS ? this.#longer() : FIRST_WAIT_MILLIS;
    if (mode !== 'full') this.#isSecond = mode === 'picture' && this.#mode === 'sound';
    this.#mode = mode;
    this.#changedAt = this.#now();
    this.#goodSince = null;
  }

  /** The picture that was tried would not have come in time. */
  failed(): void {
    this.#wait = this.#longer();
    this.#changedAt = this.#now();
    this.#goodSince = null;
  }

  #longer(): number {
    return Math.min(LONGEST_WAIT_MILLIS, this.#wait * 2);
  }

  #isStuck({ stalled, rate, away }: LineView): boolean {
    return rate === null ? !away && stalled >= SILENT_MILLIS : stalled >= STALLED_MILLIS && rate < THIN_RATE;
  }

  #lesser({ rate, need }: LineView): LineMode {
    return rate !== null && rate < need * HOPELESS ? 'sound' : 'picture';
  }

  #isTooMuch({ stalled, rate, need, ahead }: LineView): boolean {
    if (this.#since() < 2000) return false;
    return stalled >= STALLED_MILLIS || (rate !== null && rate < need && ahead < 2);
  }

  #isGoodFor({ rate, ahead }: LineView, wanted: number, least = 1): boolean {
    const good = rate !== null && rate >= wanted && ahead >= least;
    this.#goodSince = good ? (this.#goodSince ?? this.#now()) : null;
    return this.#goodSince !== null && this.#now() - this.#goodSince >= STEADY_MILLIS;
  }

  #since(): number {
    return this.#now() - this.#changedAt;
  }
}
