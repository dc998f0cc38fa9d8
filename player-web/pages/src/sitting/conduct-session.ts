import { LAWFUL, NOBODY, readAssemblies, type AssemblyRules, type Attendance } from '../api/assembly.ts';
import { LiveResource } from '../api/live-resource.ts';
import { readMarks, type Marking } from '../api/marks.ts';
import { newest, readChannels, type OperatorChannel, type SoundLevel } from '../api/operator.ts';
import { askToSignIn, Refusal } from '../api/request.ts';
import { readClerkSitting, type ClerkItem } from '../api/sitting.ts';
import { Backoff } from '../time/backoff.ts';
import { keepServerTime, ServerClock } from '../time/server-clock.ts';
import { browserPlaces, nameConsole, storage } from './console-name.ts';
import type { AsideChange } from './mark-changes.ts';
import { forgetOthers, leftOver, MarkDesk } from './mark-desk.ts';
import { SittingDraft } from './sitting-draft.ts';
import { RollHistory } from './roll-history.ts';
import { isAs, VoteHistory, type Decided, type VoteStep } from './vote-history.ts';

/** What the page of a sitting that goes on draws, and is notified of. */
export interface ConductListener {
  changed(): void;
  sound(level: SoundLevel): void;
}

/** Why nothing can be marked. */
export type Hindrance = 'no-channel' | 'waiting' | 'off-air' | 'ended' | 'closed' | 'reader';

const SITTING_MILLIS = 15_000;
/** A stream that was heard, and says nothing for so long, may be dead. */
const SILENCE_MILLIS = 6000;

/**
 * A clerk's work on one sitting while it goes on: the sitting with its notes and votes, the channel
 * that it is broadcast on, and what is marked. Goes on without the network. Owned by the page's only thread.
 */
export class ConductSession {
  readonly id: string;
  draft: SittingDraft | null = null;
  failure: 'missing' | null = null;
  channel: OperatorChannel | null = null;
  desk: MarkDesk | null = null;
  /** Desks of broadcasts that are over, or of windows that are gone, with orders that are not settled. */
  readonly rest = new Set<MarkDesk>();
  /** Since when the server sends nothing, by its clock; null while it does. */
  lostSince: number | null = null;
  /** Of the body that sits; as the law has them until they are known. */
  rules: AssemblyRules = LAWFUL;
  /** What was decided on this page, to be undone. */
  readonly votes = new VoteHistory();
  readonly roll = new RollHistory(this);
  readonly #listener: ConductListener;
  readonly #stop = new AbortController();
  readonly #local = storage(() => localStorage);
  readonly #feed: LiveResource<readonly OperatorChannel[]>;
  #clock = new ServerClock();
  #console = '';
  #channels: readonly OperatorChannel[] | null = null;
  #rehearsed = new Map<string, Partial<ClerkItem>>();
  #rehearsedAttendance: Attendance | null = null;
  #knowsRules = false;
  #heardAt = 0;
  /** True if the channels come by plain requests, which say nothing of the marks. */
  #isPolled = false;

  constructor(id: string, listener: ConductListener) {
    this.id = id;
    this.#listener = listener;
    this.#feed = new LiveResource<readonly OperatorChannel[]>(
      { events: '/api/v1/operator/events', value: '/api/v1/operator/channels', event: 'channel', others: ['sound', 'marks'] },
      {
        value: (told) => this.#told(told),
        connected: (connected) => this.#connected(connected),
        refused: (status) => {
          if (status === 401) void askToSignIn(false);
        },
        other: (event, data) => this.#other(event, data),
      },
      (told) => {
        this.#isPolled = Array.isArray(told);
        return (this.#isPolled ? told : [told]) as OperatorChannel[];
      },
    );
  }

  async start(): Promise<void> {
    const { signal } = this.#stop;
    void keepServerTime('/api/v1/site', (clock) => (this.#clock = clock), signal);
    const { own, orphans } = await nameConsole(browserPlaces());
    this.#console = own;
    for (const name of [own, ...orphans]) for (const broadcast of this.#local ? leftOver(this.#local, name) : []) this.rest.add(this.#newDesk(broadcast, name, false));
    await Promise.all([this.#untilDone(() => this.#readSitting()), this.#untilDone(() => this.#readChannels())]);
    if (signal.aborted) return;
    void this.#readRules();
    this.#feed.start();
    const timers = [setInterval(() => void this.#refresh(), SITTING_MILLIS), setInterval(() => this.#listen(), 1000)];
    signal.addEventListener('abort', () => timers.forEach(clearInterval));
    document.addEventListener('visibilitychange', () => void this.#refresh(), { signal });
  }

  close(): void {
    this.#stop.abort();
    this.#feed.close();
    this.draft?.close();
    this.desk?.close();
    for (const desk of this.rest) desk.close();
  }

  /** The server's time, in milliseconds since 1970. */
  now(): number {
    return this.#clock.now();
  }

  /** Since when nothing gets through; null while it does. */
  get offlineSince(): number | null {
    const since = [this.lostSince, this.desk?.offlineSince ?? null].filter((one) => one !== null);
    return since.length > 0 ? Math.min(...since) : null;
  }

  /** How many marks wait to be sent. */
  get waiting(): number {
    return [this.desk, ...this.rest].reduce((sum, desk) => sum + (desk?.waiting ?? 0), 0);
  }

  /** True if leaving the page would lose something. */
  get isUnkept(): boolean {
    return [this.desk, ...this.rest].some((desk) => desk && !desk.isKept && desk.waiting > 0);
  }

  get isRehearsal(): boolean {
    return this.desk?.isRehearsal ?? false;
  }

  /** The agenda, with what was noted; that of a rehearsal is of this page alone. */
  get agenda(): readonly ClerkItem[] {
    const agenda = this.draft?.mine.agenda ?? [];
    return this.isRehearsal ? agenda.map((item) => ({ ...item, ...this.#rehearsed.get(item.id) })) : agenda;
  }

  /** Why nothing can be marked now; null if it can. */
  get hindrance(): Hindrance | null {
    if (!this.draft || !this.#channels) return 'waiting';
    if (!this.channel) return 'no-channel';
    if (this.channel.state === 'ended') return 'ended';
    if (!this.desk || this.channel.state === 'offline') return 'off-air';
    if (this.channel.broadcast?.interruption?.kind === 'closedSession') return 'closed';
    return this.desk.isReader ? 'reader' : null;
  }

  /** The channel of a site that has one alone; null where there are several. */
  get onlyChannel(): OperatorChannel | null {
    return this.#channels?.length === 1 ? (this.#channels[0] ?? null) : null;
  }

  /** The sitting is broadcast on this channel from now on. */
  takeChannel(channel: string): void {
    this.draft?.edit({ channel });
  }

  /** Who is there; that of a rehearsal is of this page alone. */
  get attendance(): Attendance {
    return (this.isRehearsal ? this.#rehearsedAttendance : null) ?? this.draft?.mine.attendance ?? NOBODY;
  }

  editAttendance(attendance: Attendance): void {
    if (!this.isRehearsal) return this.draft?.edit({ attendance });
    this.#rehearsedAttendance = attendance;
    this.#listener.changed();
  }

  /** What was noted of who is there in a rehearsal was meant: the roll may be called before the sitting is on air. */
  keepAttendance(): void {
    if (this.#rehearsedAttendance) this.draft?.edit({ attendance: this.#rehearsedAttendance });
    this.#rehearsedAttendance = null;
  }

  /** True while something was noted that a rehearsal does not keep. */
  get hasRehearsedAttendance(): boolean {
    return this.isRehearsal && this.#rehearsedAttendance !== null;
  }

  /** Notes, a vote, or amendments with theirs. */
  editItem(id: string, change: Partial<Pick<ClerkItem, 'notes' | 'vote' | 'motions' | 'summary'>>): void {
    if (this.isRehearsal) {
      this.#rehearsed.set(id, { ...this.#rehearsed.get(id), ...change });
      this.#listener.changed();
      return;
    }
    const agenda = this.draft?.mine.agenda ?? [];
    this.draft?.edit({ agenda: agenda.map((item) => (item.id === id ? { ...item, ...change } : item)) });
  }

  /** A vote or an amendment, which can be undone. */
  decide(id: string, change: Partial<Decided>): void {
    const item = this.agenda.find((one) => one.id === id);
    if (!item) return;
    const before: Decided = { vote: item.vote, motions: item.motions };
    this.votes.did({ item: id, before, after: { ...before, ...change }, marks: this.desk?.history.done.length ?? 0 });
    this.editItem(id, change);
  }

  /** Takes back, or does again, what was decided last; false if somebody else has changed it since: what they did stays. */
  turnVote(side: 'undo' | 'redo', step: VoteStep): boolean {
    this.votes.turn(side);
    const [left, wanted] = side === 'undo' ? [step.after, step.before] : [step.before, step.after];
    const item = this.agenda.find((one) => one.id === step.item);
    if (!item || !isAs(item, left)) return false;
    this.editItem(step.item, wanted);
    return true;
  }

  /** What a window keeps of what is typed and not decided; nothing in a rehearsal. */
  get storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null {
    return this.isRehearsal ? null : this.#ofWindow();
  }

  /** What the server did not take, with the desk that sent it. */
  get aside(): readonly (readonly [MarkDesk, AsideChange])[] {
    return [this.desk, ...this.rest].flatMap((desk) => (desk?.aside ?? []).map((one) => [desk as MarkDesk, one] as const));
  }

  async #readSitting(): Promise<void> {
    try {
      const sitting = await readClerkSitting(this.id);
      this.draft = new SittingDraft(sitting, () => (this.#choose(), this.#listener.changed()), this.#ofWindow());
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
      this.failure = 'missing';
    }
    this.#choose();
    this.#listener.changed();
  }

  async #readRules(): Promise<void> {
    // Until the server answers, the law's own rules do.
    const all = await readAssemblies().catch(() => null);
    if (!all || this.#stop.signal.aborted) return;
    this.rules = all.find(({ body }) => body === this.draft?.mine.body)?.rules ?? LAWFUL;
    this.#knowsRules = true;
    this.#listener.changed();
  }

  async #readChannels(): Promise<void> {
    this.#told(await readChannels());
    this.#connected(true);
  }

  async #untilDone(work: () => Promise<void>): Promise<void> {
    const backoff = new Backoff(1000, 10_000);
    while (!this.#stop.signal.aborted) {
      try {
        return await work();
      } catch {
        this.#connected(false);
        await new Promise((resolve) => setTimeout(resolve, backoff.next()));
      }
    }
  }

  /** What others note meanwhile. */
  async #refresh(): Promise<void> {
    try {
      const sitting = await readClerkSitting(this.id);
      if (!this.#stop.signal.aborted) this.draft?.accept(sitting);
      if (!this.#knowsRules) await this.#readRules();
    } catch {
      // The page says by itself that the line is down.
    }
  }

  #told(told: readonly OperatorChannel[]): void {
    this.#channels = newest(this.#channels ?? [], told);
    this.#choose();
    if (this.#isPolled && this.desk && !this.desk.isRehearsal) this.#readMarks(this.desk);
    this.#listener.changed();
  }

  /** The channel of the sitting, and the desk of its broadcast. */
  #choose(): void {
    const wanted = this.draft?.mine.channel ?? null;
    this.channel = this.#channels?.find((one) => one.id === wanted) ?? null;
    const { state, broadcast } = this.channel ?? {};
    const isOpen = state === 'preview' || state === 'live';
    if (!broadcast || (!isOpen && broadcast.id !== this.desk?.broadcast)) return this.#leaveDesk();
    const isRehearsal = state === 'preview';
    if (this.desk?.broadcast === broadcast.id && this.desk.isRehearsal === isRehearsal) return;
    if (!isOpen) return;
    this.#leaveDesk();
    const before = [...this.rest].find((desk) => desk.broadcast === broadcast.id && desk.console === this.#console);
    if (before && !isRehearsal) this.rest.delete(before);
    this.desk = before && !isRehearsal ? before : this.#newDesk(broadcast.id, this.#console, isRehearsal);
    if (isRehearsal) return;
    if (this.#local) forgetOthers(this.#local, this.#console, broadcast.id);
    this.#readMarks(this.desk);
  }

  #leaveDesk(): void {
    const { desk } = this;
    this.desk = null;
    this.#rehearsed.clear();
    this.votes.clear();
    this.roll.clear();
    this.#rehearsedAttendance = null;
    if (!desk) return;
    if (desk.pending.length + desk.aside.length > 0 && !desk.isRehearsal) this.rest.add(desk);
    else desk.close();
  }

  #newDesk(broadcast: string, console: string, isRehearsal: boolean): MarkDesk {
    return new MarkDesk(broadcast, console, isRehearsal, { storage: this.#local, now: () => this.now(), changed: () => (this.#tidy(), this.#listener.changed()) });
  }

  /** Takes settled desks away. */
  #tidy(): void {
    for (const desk of this.rest) if (desk.pending.length + desk.aside.length === 0) (desk.close(), this.rest.delete(desk));
  }

  #readMarks(desk: MarkDesk): void {
    readMarks(desk.broadcast).then((marking) => desk.take(marking), () => undefined);
  }

  #other(event: string, data: unknown): void {
    if (event === 'sound') {
      this.#heardAt = performance.now();
      if ((data as SoundLevel).channel === this.channel?.id) this.#listener.sound(data as SoundLevel);
      return;
    }
    for (const desk of [this.desk, ...this.rest]) desk?.take(data as Marking);
  }

  /** A line that was pulled out gives no error for minutes. */
  #listen(): void {
    if (this.#heardAt === 0 || performance.now() - this.#heardAt < SILENCE_MILLIS) return;
    this.#heardAt = 0;
    this.#feed.restart();
  }

  #connected(connected: boolean): void {
    const isBack = connected && this.lostSince !== null;
    this.lostSince = connected ? null : (this.lostSince ?? this.now());
    if (isBack) {
      for (const desk of [this.desk, ...this.rest]) desk?.resume();
      void this.draft?.flush();
    }
    this.#listener.changed();
  }

  /** What the editor of the same sitting keeps in another window is not touched. */
  #ofWindow(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null {
    const local = this.#local;
    const key = (name: string) => `${name}.${this.#console}`;
    return local && { getItem: (name) => local.getItem(key(name)), setItem: (name, value) => local.setItem(key(name), value), removeItem: (name) => local.removeItem(key(name)) };
  }
}
