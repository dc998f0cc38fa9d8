import type { Seat } from '../api/assembly.ts';
import type { AttendanceStep } from './attendance-edits.ts';

const MOST_STEPS = 200;

/** Whose history it is. */
interface Sitting {
  readonly id: string;
  /** Of this window; null in a rehearsal, which keeps nothing. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

/**
 * What was noted of who is there on one page, to be taken back; kept by the window, so that a reload
 * does not lose it. Owned by the page's only thread.
 */
export class RollHistory {
  readonly #sitting: Sitting;
  #steps: readonly AttendanceStep[] | null = null;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
  }

  get size(): number {
    return this.#read().length;
  }

  did(step: AttendanceStep): void {
    this.#keep([...this.#read(), step].slice(-MOST_STEPS));
  }

  /** Takes the newest step out; null if there is none. */
  pop(): AttendanceStep | null {
    const steps = this.#read();
    this.#keep(steps.slice(0, -1));
    return steps.at(-1) ?? null;
  }

  /** What was noted in a rehearsal, or before one, is not of what comes now. */
  clear(): void {
    this.#steps = null;
  }

  #read(): readonly AttendanceStep[] {
    return (this.#steps ??= stepsOf(this.#kept()));
  }

  get #key(): string {
    return `tribune.roll.${this.#sitting.id}`;
  }

  #kept(): unknown {
    try {
      return JSON.parse(this.#sitting.storage?.getItem(this.#key) ?? 'null');
    } catch {
      return null;
    }
  }

  #keep(steps: readonly AttendanceStep[]): void {
    this.#steps = steps;
    try {
      if (steps.length > 0) this.#sitting.storage?.setItem(this.#key, JSON.stringify(steps));
      else this.#sitting.storage?.removeItem(this.#key);
    } catch {
      // Storage may be full or forbidden; the page still holds it.
    }
  }
}

/** What is no list of steps, as another version may have kept it, is none. */
function stepsOf(kept: unknown): readonly AttendanceStep[] {
  const areSeats = (seats: unknown): seats is readonly Seat[] => Array.isArray(seats) && seats.every((seat: Seat | null) => typeof seat?.speaker === 'string' && Array.isArray(seat.changes));
  return Array.isArray(kept) ? kept.filter((step: AttendanceStep | null): step is AttendanceStep => step !== null && areSeats(step.before) && areSeats(step.after)) : [];
}
