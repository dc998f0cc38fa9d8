import { order, Refusal, type Message } from '../api/request.ts';
import { Backoff } from '../time/backoff.ts';
import type { Clash, Merged } from './clash.ts';

/**
 * How what was typed stands: `waiting` for the typing to pause, `offline` until the server answers,
 * `clash` until somebody decides, `refused` until it is typed otherwise.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'signed-out' | 'clash' | 'refused';

const PAUSE_MILLIS = 800;

/** What is kept of what was typed and not yet saved, for a page that is closed or loaded again. */
interface Kept<Edited> {
  readonly base: Edited;
  readonly mine: Edited;
}

/** An order that saves some of what is edited. */
export interface DraftPart<Saved, Edited> {
  address(saved: Saved): string;
  /** What is to be sent for `mine` to be there instead of `base`; null for nothing. */
  order(base: Edited, mine: Edited): object | null;
  /** What is there once it was carried out. */
  after(base: Edited, mine: Edited): Edited;
}

/** What is edited of one sort of thing, and how it is joined and saved. */
export interface DraftKind<Saved, Edited> {
  /** Under which the browser keeps what is not saved. */
  key(saved: Saved): string;
  editable(saved: Saved): Edited;
  merge(base: Edited, mine: Edited, theirs: Edited): Merged<Edited>;
  put(edited: Edited, path: string, value: unknown): Edited;
  readonly parts: readonly DraftPart<Saved, Edited>[];
  /** What is there after an answer that does not hold all of it, to what was sent as `edited`; without this, the answer is what is there. */
  answered?(saved: Saved, edited: Edited, answer: unknown): Saved;
}

/**
 * What is being edited: saves by itself, goes on through a lost network and an expired session, and
 * joins what somebody else changed meanwhile. Nothing that was typed is lost. Notifies `changed` of
 * each change of what it holds.
 */
export class Draft<Saved extends { readonly version: number }, Edited> {
  /** As the server has it. */
  saved: Saved;
  /** As it is typed. */
  mine: Edited;
  state: SaveState = 'saved';
  clashes: readonly Clash[] = [];
  /** Why the server refused what was typed. */
  refusal: Message | null = null;
  savedAt: Date | null = null;
  readonly #changed: () => void;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly #backoff = new Backoff(1000, 15_000);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;

  readonly #kind: DraftKind<Saved, Edited>;

  constructor(kind: DraftKind<Saved, Edited>, saved: Saved, changed: () => void, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    this.#kind = kind;
    this.saved = saved;
    this.mine = kind.editable(saved);
    this.#changed = changed;
    this.#storage = storage;
    this.#takeUp();
  }

  /** Changes what is typed; it is saved after a moment. */
  edit(change: Partial<Edited>): void {
    this.mine = { ...this.mine, ...change };
    this.refusal = null;
    this.#keep();
    if (this.clashes.length > 0) this.state = 'clash';
    else this.#later(PAUSE_MILLIS);
    this.#changed();
  }

  /** What the server says now, because of something that was done beside the typing. */
  accept(told: Saved): void {
    if (told.version < this.saved.version) return;
    const joined = this.#kind.merge(this.#base, this.mine, this.#kind.editable(told));
    this.saved = told;
    this.mine = joined.edited;
    this.#clash(joined.clashes);
    this.#keep();
    this.#changed();
  }

  /** Settles a clash: with what I typed, or with what is there. */
  decide(clash: Clash, theirs: boolean): void {
    if (theirs) this.mine = this.#kind.put(this.mine, clash.path, clash.theirs);
    this.clashes = this.clashes.filter((one) => one !== clash);
    this.#keep();
    if (this.clashes.length === 0) this.#later(0);
    this.#changed();
  }

  /** Saves at once what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.clashes.length === 0 && this.isUnsaved) await this.#send();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  get isUnsaved(): boolean {
    return this.#kind.parts.some((part) => part.order(this.#base, this.mine) !== null);
  }

  get #base(): Edited {
    return this.#kind.editable(this.saved);
  }

  #later(millis: number): void {
    clearTimeout(this.#timer);
    if (!this.isUnsaved) {
      this.state = 'saved';
      return;
    }
    this.state = 'waiting';
    this.#timer = setTimeout(() => void this.#send(), millis);
  }

  async #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.state = 'saving';
    this.#changed();
    try {
      for (const part of this.#kind.parts) await this.#sendPart(part);
      this.#backoff.reset();
      this.savedAt = new Date();
      if (this.clashes.length === 0) this.#later(PAUSE_MILLIS);
    } catch (error) {
      this.#failed(error instanceof Refusal ? error : new Refusal(0, null));
    }
    this.#keep();
    this.#changed();
  }

  async #sendPart(part: DraftPart<Saved, Edited>): Promise<void> {
    const wish = part.order(this.#base, this.mine);
    if (!wish || this.clashes.length > 0) return;
    const sent = part.after(this.#base, this.mine);
    const answer = await order<Saved>('PATCH', part.address(this.saved), { version: this.saved.version, ...wish });
    // What was typed meanwhile stands on what was sent; what the server cleaned is as it says.
    this.saved = this.#kind.answered?.(this.saved, sent, answer) ?? answer;
    this.mine = this.#kind.merge(sent, this.mine, this.#base).edited;
  }

  #failed(refusal: Refusal): void {
    if (refusal.status === 409 && refusal.current) {
      this.accept(refusal.current as Saved);
      if (this.clashes.length === 0) this.#later(0);
    } else if (refusal.status === 0 || refusal.status >= 500) {
      this.state = 'offline';
      this.#timer = setTimeout(() => void this.#send(), this.#backoff.next());
    } else if (refusal.status === 401 || refusal.status === 403) {
      this.state = 'signed-out';
      this.#timer = setTimeout(() => void this.#send(), this.#backoff.next());
    } else {
      this.state = 'refused';
      this.refusal = refusal.detail;
    }
  }

  #clash(clashes: readonly Clash[]): void {
    if (clashes.length === 0) {
      if (this.state !== 'saving') this.#later(PAUSE_MILLIS);
      return;
    }
    clearTimeout(this.#timer);
    this.clashes = [...this.clashes.filter((old) => !clashes.some((one) => one.path === old.path)), ...clashes];
    this.state = 'clash';
  }

  /** Goes on with what an earlier page could not save. */
  #takeUp(): void {
    let kept: Kept<Edited> | null = null;
    try {
      kept = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null') as Kept<Edited> | null;
    } catch {
      // What can't be read is as good as nothing.
    }
    if (!kept?.base || !kept.mine) return;
    const joined = this.#kind.merge(kept.base, kept.mine, this.mine);
    this.mine = joined.edited;
    if (joined.clashes.length > 0) this.#clash(joined.clashes);
    else this.#later(PAUSE_MILLIS);
  }

  #keep(): void {
    try {
      if (this.isUnsaved) this.#storage?.setItem(this.#key, JSON.stringify({ base: this.#base, mine: this.mine } satisfies Kept<Edited>));
      else this.#storage?.removeItem(this.#key);
    } catch {
      // Storage may be full or forbidden; the page still holds it.
    }
  }

  get #key(): string {
    return this.#kind.key(this.saved);
  }
}
