const HALF_LIFE_MILLIS = 8_000;
const LEAST_MILLIS = 1_500;

/** How fast an upload goes of late: what was longer ago counts for less. */
export class UploadRate {
  #began: number | null = null;
  #last = { at: 0, bytes: 0 };
  /** Weighted bytes, and the milliseconds that they took. */
  #bytes = 0;
  #millis = 0;

  /** Records that {@link bytes} are there at {@link now} (milliseconds). */
  add(bytes: number, now: number): void {
    if (this.#began === null || bytes < this.#last.bytes) return this.#begin(bytes, now);
    const passed = now - this.#last.at;
    const fades = 0.5 ** (passed / HALF_LIFE_MILLIS);
    this.#bytes = this.#bytes * fades + bytes - this.#last.bytes;
    this.#millis = this.#millis * fades + passed;
    this.#last = { at: now, bytes };
  }

  /** Forgets all: the line is another. */
  reset(): void {
    this.#began = null;
    [this.#bytes, this.#millis] = [0, 0];
  }

  /** Seconds until {@link total} bytes are there; null as long as nobody can say. */
  secondsLeft(total: number): number | null {
    if (this.#began === null || this.#last.at - this.#began < LEAST_MILLIS || this.#bytes <= 0) return null;
    return ((total - this.#last.bytes) * this.#millis) / this.#bytes / 1000;
  }

  #begin(bytes: number, now: number): void {
    this.reset();
    this.#began = now;
    this.#last = { at: now, bytes };
  }
}
