import { MOST_CHANGES, passPen, readMarks, sendMarks, type Mark, type MarkChange, type MarkContent, type Marked, type Marking } from '../api/marks.ts';
import { Refusal } from '../api/request.ts';
import { newId } from '../api/sitting.ts';
import { Backoff } from '../time/backoff.ts';
import { contentOf, fold, idOf, joinAside, setAside, type AsideChange, type ShownMark } from './mark-changes.ts';
import { corrected, did, NO_HISTORY, redo, undo, type History, type Reversal } from './mark-history.ts';

/** What a desk stands on; a test brings its own. */
export interface DeskPlaces {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** The server's time in milliseconds since 1970. */
  readonly now: () => number;
  /** Called at each change of what the desk holds. */
  readonly changed: () => void;
}

/** What is kept for a page that is loaded again. */
interface Kept {
  readonly pending: readonly MarkChange[];
  readonly aside: readonly AsideChange[];
  readonly history: History;
  readonly marking: Marking | null;
}

const STEM = 'tribune.marks';
const SIGNED_OUT_MILLIS = 4000;

/**
 * What a clerk marks in one broadcast. Each order counts at once on the page and is kept in the
 * browser; it is sent as soon as the server answers, in order, once. What the server does not take is set aside
 * with its reason. In a rehearsal nothing is kept and nothing is sent. Owned by the page's only thread.
 */
export class MarkDesk {
  readonly broadcast: string;
  readonly console: string;
  readonly isRehearsal: boolean;
  /** As the server last sent it. */
  marking: Marking | null = null;
  pending: readonly MarkChange[] = [];
  aside: readonly AsideChange[] = [];
  history: History = NO_HISTORY;
  /** Since when orders do not get through, by the server's clock; null while they do. */
  offlineSince: number | null = null;
  /** True while somebody must sign in before orders are sent. */
  signedOut = false;
  /** False if the browser keeps nothing: what waits is lost with the page. */
  isKept = true;
  readonly #places: DeskPlaces;
  readonly #backoff = new Backoff(1000, 10_000);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #closed = false;

  constructor(broadcast: string, console: string, isRehearsal: boolean, places: DeskPlaces) {
    this.broadcast = broadcast;
    this.console = console;
    this.isRehearsal = isRehearsal;
    this.#places = places;
    if (isRehearsal) return;
    this.#takeUp();
    if (this.pending.length > 0) this.#later(0);
  }

  /** What is marked, with what is still to be sent; by time. */
  get marks(): readonly ShownMark[] {
    const all = fold(this.marking?.marks ?? [], this.pending);
    return this.isRehearsal ? all.map((mark) => ({ ...mark, pending: false })) : all;
  }

  /** How many marks wait to be sent. */
  get waiting(): number {
    return this.isRehearsal ? 0 : new Set(this.pending.map(idOf)).size;
  }

  /** True if another console writes. */
  get isReader(): boolean {
    return !this.isRehearsal && this.marking?.pen != null && this.marking.pen.console !== this.console;
  }

  /** True if this console writes. */
  get isWriter(): boolean {
    return this.marking?.pen?.console === this.console;
  }

  /** What the server says of the marks now. */
  take(marking: Marking): void {
    if (this.isRehearsal || marking.broadcast !== this.broadcast || marking.version < (this.marking?.version ?? 0)) return;
    this.marking = marking;
    this.#changed();
  }

  /** Marks that something begins now, and returns what was marked. */
  begin(said: Omit<MarkContent, 'id' | 'start'>): MarkContent {
    const last = this.marks.at(-1);
    // The newest comes last, whatever its kind, even where clocks are a little apart, or ours was just put right.
    const start = Math.max(this.#places.now(), last ? Date.parse(last.start) + 1 : 0);
    const after = { id: newId(), start: new Date(start).toISOString(), ...said };
    this.#do({ before: null, after });
    return after;
  }

  /** Says that a mark began at another time. */
  move(mark: Mark, start: string): void {
    this.#do({ before: contentOf(mark), after: { ...contentOf(mark), start } });
  }

  /** Takes a mark back. */
  remove(mark: Mark): void {
    this.#do({ before: contentOf(mark), after: null });
  }

  /** Takes the last thing back; null if there is none. */
  undo(): Reversal | null {
    return this.#reverse(undo(this.history, this.marks, this.#madeAt(), newId));
  }

  /** Does again what was taken back; null if there is nothing. */
  redo(): Reversal | null {
    return this.#reverse(redo(this.history, this.marks, this.#madeAt(), newId));
  }

  /** Does what was set aside all the same, on what is there now. */
  insist(aside: AsideChange): void {
    this.aside = this.aside.filter((one) => one !== aside);
    const { change } = aside;
    const there = this.marks.find((mark) => mark.id === idOf(change));
    if (change.type === 'remove') {
      if (there) this.remove(there);
      else this.#changed();
      return;
    }
    // A mark that was taken back does not come again under its id; one that never arrived may.
    const isGone = (!there && change.base > 0) || aside.outcome === 'removed';
    const after = { ...change.mark, id: isGone ? newId() : change.mark.id };
    this.#do({ before: there ? contentOf(there) : null, after });
  }

  /** Forgets what was set aside. */
  discard(aside: AsideChange): void {
    this.aside = this.aside.filter((one) => one !== aside);
    this.#changed();
  }

  /** Takes the pen, over from whoever holds it, or lays it down. Throws a {@link Refusal}. */
  async pass(action: 'take-over' | 'lay-down'): Promise<void> {
    this.take(await passPen(this.broadcast, this.console, action));
  }

  /** The server can be reached again: sends what waits at once. */
  resume(): void {
    this.#backoff.reset();
    this.#later(0);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #do(step: { before: MarkContent | null; after: MarkContent | null }): void {
    const { before, after } = step;
    const base = this.marks.find((mark) => mark.id === (before ?? after)?.id)?.revision ?? 0;
    this.history = did(this.history, step);
    const madeAt = this.#madeAt();
    if (after) this.#add({ type: 'put', mark: after, base, madeAt });
    else if (before) this.#add({ type: 'remove', id: before.id, base, madeAt });
  }

  #reverse(reversal: Reversal | null): Reversal | null {
    if (!reversal) return null;
    this.history = reversal.history;
    if (reversal.change) this.#add(reversal.change);
    else this.#changed();
    return reversal;
  }

  #add(change: MarkChange): void {
    this.pending = [...this.pending, change];
    this.#changed();
    // While the line is down its own rhythm goes on.
    if (this.offlineSince === null && !this.signedOut) this.#later(0);
  }

  #madeAt(): string {
    return new Date(this.#places.now()).toISOString();
  }

  #later(millis: number): void {
    clearTimeout(this.#timer);
    if (!this.isRehearsal && !this.#closed) this.#timer = setTimeout(() => void this.#send(), millis);
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#closed || this.pending.length === 0) return;
    this.#sending = true;
    const batch = this.pending.slice(0, MOST_CHANGES);
    try {
      // A request that is made again by itself would open the sign-in that was put aside.
      if (this.signedOut) this.take(await readMarks(this.broadcast));
      this.#answered(batch, await sendMarks(this.broadcast, this.console, batch));
    } catch (error) {
      this.#failed(batch, error instanceof Refusal ? error : new Refusal(0, null));
    } finally {
      this.#sending = false;
    }
    this.#changed();
  }

  #answered(batch: readonly MarkChange[], { marking, outcomes }: Marked): void {
    this.#through(batch, setAside(batch, outcomes, this.marking?.marks ?? []));
    batch.forEach((change, index) => {
      const kept = marking.marks.find((mark) => mark.id === idOf(change) && mark.revision === change.base + 1);
      if (change.type === 'put' && kept && outcomes[index]?.outcome === 'done') this.history = corrected(this.history, change.mark, kept);
    });
    this.take(marking);
  }

  /** Orders that were answered: what was appended meanwhile is next. */
  #through(batch: readonly MarkChange[], aside: readonly AsideChange[]): void {
    this.pending = this.pending.slice(batch.length);
    this.aside = joinAside(this.aside, aside);
    // What never came about can't be undone.
    const gone = new Set(aside.map(({ change }) => idOf(change)));
    this.history = { ...this.history, done: this.history.done.filter(({ before, after }) => !gone.has((after ?? before)?.id ?? '')) };
    [this.offlineSince, this.signedOut] = [null, false];
    this.#backoff.reset();
    if (this.pending.length > 0) this.#later(0);
  }

  #failed(batch: readonly MarkChange[], { status, detail }: Refusal): void {
    if (status === 401 || status === 403) {
      this.signedOut = true;
      this.#later(SIGNED_OUT_MILLIS);
    } else if (status === 0 || status === 429 || status >= 500) {
      this.offlineSince ??= this.#places.now();
      this.#later(this.#backoff.next());
    } else {
      const known = this.marking?.marks ?? [];
      this.#through(batch, setAside(batch, batch.map((change) => ({ id: idOf(change), outcome: 'refused', detail })), known));
    }
  }

  #changed(): void {
    this.#keep();
    this.#places.changed();
  }

  #takeUp(): void {
    const kept = parse(this.#places.storage?.getItem(this.#key) ?? null);
    this.pending = kept?.pending ?? [];
    this.aside = kept?.aside ?? [];
    this.history = kept?.history ?? NO_HISTORY;
    this.marking = kept?.marking ?? null;
  }

  #keep(): void {
    if (this.isRehearsal || this.#closed) return;
    const { pending, aside, history, marking } = this;
    try {
      if (pending.length + aside.length + history.done.length + history.undone.length === 0) this.#places.storage?.removeItem(this.#key);
      else this.#places.storage?.setItem(this.#key, JSON.stringify({ pending, aside, history, marking } satisfies Kept));
      this.isKept = this.#places.storage !== null;
    } catch {
      // Storage may be full; the page still holds it.
      this.isKept = false;
    }
  }

  get #key(): string {
    return `${STEM}.${this.console}.${this.broadcast}`;
  }
}

function parse(kept: string | null): Kept | null {
  try {
    const value = JSON.parse(kept ?? 'null') as Kept | null;
    return value && Array.isArray(value.pending) && Array.isArray(value.aside) && value.history ? value : null;
  } catch {
    // What can't be read is as good as nothing.
    return null;
  }
}

/** The broadcasts of which a console has orders that are not settled; what is all done is forgotten. */
export function leftOver(storage: Storage, console: string): readonly string[] {
  const stem = `${STEM}.${console}.`;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(stem));
  return keys.flatMap((key) => {
    const kept = parse(storage.getItem(key));
    return kept && kept.pending.length + kept.aside.length > 0 ? [key.slice(stem.length)] : [];
  });
}

/** Forgets the settled histories of broadcasts that are over. */
export function forgetOthers(storage: Storage, console: string, broadcast: string): void {
  const stem = `${STEM}.${console}.`;
  const open = leftOver(storage, console);
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(stem));
  for (const key of keys) if (key !== stem + broadcast && !open.includes(key.slice(stem.length))) storage.removeItem(key);
}
