import type { Channel } from '../api/channel.ts';
import type { BroadcastChapters } from '../api/chapters.ts';
import type { MarkContent, Marking } from '../api/marks.ts';
import type { OperatorChannel } from '../api/operator.ts';
import { sittingAddress, type Sitting } from '../api/sitting.ts';
import { serverNow } from '../time/shared-server-clock.ts';
import { seenWith, withoutUntimed, type RoomFacts } from './room.ts';

const AGAIN_MILLIS = 2000;
/** While events come by themselves. */
const CALM_MILLIS = 6000;
const REQUEST_MILLIS = 8000;
/** After so many failures in a row the line is down. */
const FAILURES = 2;
const EVENTS = ['channel', 'marks', 'sitting'] as const;

const NOTHING: RoomFacts = { isLive: false, interruption: null, marks: [], seen: new Map() };

/** An answer that says no. */
class Refused extends Error {}

/**
 * What the room's screen shows: asked for when the staff's events say that something is another, and
 * now and then, for what they did not say or while they do not come. It asks what the clerk may know,
 * ahead of the publication delay; without a session it goes on with what everybody may, without
 * events, which would count it as a viewer, and never asks to sign in before the whole room. What was
 * known stays while the line is down. Owned by the page's only thread.
 */
export class RoomFeed {
  sitting: Sitting | null = null;
  facts: RoomFacts = NOTHING;
  /** Since when nothing comes, by this machine's clock; null while it does. */
  lostSince: number | null = null;
  readonly #id: string;
  readonly #changed: () => void;
  #isStaff = false;
  #stream: EventSource | null = null;
  /** True while events come. */
  #isHeard = false;
  /** What each event said last. */
  readonly #told = new Map<string, string>();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #isAskedAgain = false;
  #closed = false;

  /** @param changed called after each answer */
  constructor(id: string, changed: () => void) {
    this.#id = id;
    this.#changed = changed;
  }

  start(): void {
    void this.#follow(false);
  }

  close(): void {
    this.#closed = true;
    this.#stream?.close();
    clearTimeout(this.#timer);
  }

  async #follow(isTold: boolean): Promise<void> {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    if (this.#isAsking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isAsking = true;
    try {
      const before = JSON.stringify([this.sitting, this.facts]);
      await this.#ask();
      this.#failures = 0;
      this.lostSince = null;
      // A stream that says nothing of what changes is one that something on the way holds back.
      if (this.#isHeard && !isTold && JSON.stringify([this.sitting, this.facts]) !== before) this.#unheard();
    } catch {
      this.#failures += 1;
      if (this.#failures >= FAILURES) this.lostSince ??= Date.now();
    }
    this.#isAsking = false;
    if (this.#closed) return;
    this.#changed();
    if (this.#isStaff) this.#listen();
    const again = this.#isAskedAgain;
    this.#isAskedAgain = false;
    this.#timer = setTimeout(() => void this.#follow(again), again ? 0 : this.#isHeard && this.#failures === 0 ? CALM_MILLIS : AGAIN_MILLIS);
  }

  #listen(): void {
    if (this.#stream && this.#stream.readyState !== EventSource.CLOSED) return;
    const stream = new EventSource('/api/v1/operator/events');
    this.#stream = stream;
    for (const name of EVENTS) stream.addEventListener(name, (event) => this.#heard(name, event));
    // The browser opens it again by itself, unless it is refused.
    stream.addEventListener('error', () => {
      if (stream !== this.#stream || !this.#isHeard) return;
      this.#isHeard = false;
      void this.#follow(false);
    });
  }

  #unheard(): void {
    this.#stream?.close();
    this.#isHeard = false;
  }

  #heard(name: (typeof EVENTS)[number], { data }: MessageEvent<string>): void {
    const told = JSON.parse(data) as OperatorChannel & { readonly channel?: string };
    const channel = name === 'channel' ? told.id : told.channel;
    if (!this.sitting?.channel || channel !== this.sitting.channel.id) return;
    this.#isHeard = true;
    // Of a channel much changes all the time that the room does not see.
    const key = name === 'channel' ? JSON.stringify([told.state, told.broadcast?.id, told.broadcast?.interruption]) : data;
    if (this.#told.get(name) === key) return;
    this.#told.set(name, key);
    void this.#follow(true);
  }

  async #ask(): Promise<void> {
    // A draft is nothing for the room yet.
    const inRoom = await read<Sitting>(`/api/v1/operator/sittings/${encodeURIComponent(this.#id)}/room`).catch(orNull);
    this.#isStaff = inRoom !== null;
    const sitting = inRoom ?? (await read<Sitting>(sittingAddress(this.#id)).then(withoutUntimed).catch(orNull));
    const channel = sitting?.channel ? await this.#channel(sitting.channel.id) : null;
    const { state, broadcast } = channel ?? {};
    const isLive = state === 'live' && broadcast != null;
    const marks = isLive ? await this.#marks(broadcast.id) : [];
    const seen = this.sitting && inRoom ? seenWith(this.facts.seen, this.sitting, inRoom, serverNow() ?? Date.now()) : this.facts.seen;
    this.sitting = sitting;
    this.facts = { isLive, interruption: broadcast?.interruption ?? null, marks, seen };
  }

  async #channel(id: string): Promise<OperatorChannel | Channel | null> {
    const ofStaff = this.#isStaff ? await read<readonly OperatorChannel[]>('/api/v1/operator/channels').catch(orNull) : null;
    const all = ofStaff ?? (await read<readonly Channel[]>('/api/v1/channels'));
    return all.find((one) => one.id === id) ?? null;
  }

  async #marks(broadcast: string): Promise<readonly MarkContent[]> {
    const address = `/api/v1/broadcasts/${encodeURIComponent(broadcast)}`;
    const ofStaff = this.#isStaff ? await read<Marking>(`${address}/marks`).catch(orNull) : null;
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
