import type { Channel } from '../api/channel.ts';
import type { BroadcastChapters } from '../api/chapters.ts';
import type { MarkContent, Marking } from '../api/marks.ts';
import type { OperatorChannel } from '../api/operator.ts';
import { sittingAddress, type Sitting } from '../api/sitting.ts';
import type { RoomFacts } from './room.ts';

const AGAIN_MILLIS = 2000;
const REQUEST_MILLIS = 8000;
/** After so many failures in a row the line is down. */
const FAILURES = 2;

const NOTHING: RoomFacts = { isLive: false, interruption: null, marks: [] };

/** An answer that says no. */
class Refused extends Error {}

/**
 * What the room's screen shows, read again and again. It asks what the clerk may know, ahead of the
 * publication delay; without a session it goes on with what everybody may, and never asks to sign in
 * before the whole room. What was known stays while the line is down. Owned by the page's only thread.
 */
export class RoomFeed {
  sitting: Sitting | null = null;
  facts: RoomFacts = NOTHING;
  /** Since when nothing comes, by this machine's clock; null while it does. */
  lostSince: number | null = null;
  readonly #id: string;
  readonly #changed: () => void;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @param changed called after each answer */
  constructor(id: string, changed: () => void) {
    this.#id = id;
    this.#changed = changed;
  }

  start(): void {
    void this.#follow();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #follow(): Promise<void> {
    try {
      await this.#ask();
      this.#failures = 0;
      this.lostSince = null;
    } catch {
      this.#failures += 1;
      if (this.#failures >= FAILURES) this.lostSince ??= Date.now();
    }
    if (this.#closed) return;
    this.#changed();
    this.#timer = setTimeout(() => void this.#follow(), AGAIN_MILLIS);
  }

  async #ask(): Promise<void> {
    // A draft is nothing for the room yet.
    const sitting = await read<Sitting>(sittingAddress(this.#id)).catch(orNull);
    const channel = sitting?.channel ? await this.#channel(sitting.channel.id) : null;
    const { state, broadcast } = channel ?? {};
    const isLive = state === 'live' && broadcast != null;
    const marks = isLive ? await this.#marks(broadcast.id) : [];
    this.sitting = sitting;
    this.facts = { isLive, interruption: broadcast?.interruption ?? null, marks };
  }

  async #channel(id: string): Promise<OperatorChannel | Channel | null> {
    const ofStaff = await read<readonly OperatorChannel[]>('/api/v1/operator/channels').catch(orNull);
    const all = ofStaff ?? (await read<readonly Channel[]>('/api/v1/channels'));
    return all.find((one) => one.id === id) ?? null;
  }

  async #marks(broadcast: string): Promise<readonly MarkContent[]> {
    const address = `/api/v1/broadcasts/${encodeURIComponent(broadcast)}`;
    const ofStaff = await read<Marking>(`${address}/marks`).catch(orNull);
    if (ofStaff) return ofStaff.marks;
    const { chapters, speakers } = await read<BroadcastChapters>(`${address}/chapters`);
    const marks = [
      ...chapters.map(({ id, numbering, title, item, startedAt }): MarkContent => ({ id, kind: 'chapter', start: startedAt, numbering, title, sitting: this.#id, item })),
      ...speakers.map(({ id, title, startedAt }): MarkContent => ({ id, kind: 'speaker', start: startedAt, numbering: '', title, sitting: this.#id, item: null })),
    ];
    return marks.sort((one, other) => one.start.localeCompare(other.start));
  }
}

async function read<T>(address: string): Promise<T> {
  const answer = await fetch(address, { cache: 'no-store', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(REQUEST_MILLIS) });
  if (answer.status >= 400 && answer.status < 500) throw new Refused(String(answer.status));
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

/** Null for a no; a line that is down is none. */
function orNull(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}
