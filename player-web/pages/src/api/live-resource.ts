import { Backoff } from '../time/backoff.ts';

/** What a {@link LiveResource} reports. */
export interface ResourceListener<T> {
  /** The newest value. */
  value(value: T): void;
  /** True while values come by themselves, or a poll has just succeeded; false when neither works. */
  connected(connected: boolean): void;
  /** The server does not know the resource (404), or refuses it (401). */
  refused(status: 401 | 404): void;
  /** The value came by a plain request: other events of the stream do not come. */
  polled?(): void;
  /** Another named event of the same stream. */
  other?(event: string, data: unknown): void;
}

/** Where a {@link LiveResource} reads. */
export interface ResourceAddress {
  /** The stream of server-sent events. */
  readonly events: string;
  /** The same value by a plain request, when the stream does not work. */
  readonly value: string;
  /** The event whose data has the value. */
  readonly event: string;
  /** Further events that the listener wants. */
  readonly others?: readonly string[];
  /** The server sends a stream that comes back what it missed: the browser opens it again by itself. */
  readonly resumes?: boolean;
}

/** Takes the value out of what an event or the plain request returns; undefined if it is not there. */
export type Pick<T> = (answer: unknown) => T | undefined;

const POLL_MILLIS = 4000;
const REQUEST_MILLIS = 8000;

/**
 * A value that the server keeps current by server-sent events, with polling while those do not
 * work (some proxies hold streams back). Reconnects for ever. Owned by the page's only thread.
 */
export class LiveResource<T> {
  readonly #address: ResourceAddress;
  readonly #listener: ResourceListener<T>;
  readonly #pick: Pick<T>;
  readonly #backoff = new Backoff(1000, 15_000);
  #stream: EventSource | null = null;
  #reconnect: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #wake = (): void => this.#restart();

  constructor(address: ResourceAddress, listener: ResourceListener<T>, pick: Pick<T> = (answer) => answer as T) {
    this.#address = address;
    this.#listener = listener;
    this.#pick = pick;
  }

  start(): void {
    window.addEventListener('online', this.#wake);
    this.#open();
    this.#schedulePoll(POLL_MILLIS / 2);
  }

  /** Opens the stream anew, as one that says nothing may be dead; asks for the value if it stays silent. */
  restart(): void {
    this.#restart();
    this.#schedulePoll(POLL_MILLIS / 2);
  }

  close(): void {
    this.#closed = true;
    window.removeEventListener('online', this.#wake);
    clearTimeout(this.#reconnect);
    clearTimeout(this.#poll);
    this.#stream?.close();
  }

  #restart(): void {
    this.#backoff.reset();
    this.#open();
  }

  #open(): void {
    if (this.#closed) return;
    clearTimeout(this.#reconnect);
    this.#stream?.close();
    const stream = new EventSource(this.#address.events);
    this.#stream = stream;
    let told = false;
    stream.addEventListener(this.#address.event, (event) => {
      told = true;
      this.#received(event);
    });
    // Where nothing was missed, nothing is sent.
    stream.addEventListener('open', () => told && this.#alive());
    for (const name of this.#address.others ?? []) {
      stream.addEventListener(name, (event) => this.#listener.other?.(name, parse(event)));
    }
    stream.addEventListener('error', () => this.#failed(stream));
  }

  #received(event: MessageEvent<string>): void {
    const told = parse(event);
    const value = told === undefined ? undefined : this.#pick(told);
    if (value === undefined) return;
    this.#alive();
    this.#listener.value(value);
  }

  #alive(): void {
    this.#backoff.reset();
    clearTimeout(this.#poll);
    this.#listener.connected(true);
  }

  #failed(stream: EventSource): void {
    if (this.#closed || stream !== this.#stream) return;
    if (this.#address.resumes && stream.readyState === EventSource.CONNECTING) return this.#schedulePoll(0);
    // The browser's own retry is fixed and synchronised between viewers: ours has jitter.
    stream.close();
    this.#reconnect = setTimeout(() => this.#open(), this.#backoff.next());
    this.#schedulePoll(0);
  }

  #schedulePoll(millis: number): void {
    if (this.#closed) return;
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => void this.#ask(), millis);
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.#address.value, {
        cache: 'no-store',
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(REQUEST_MILLIS),
      });
      if (this.#closed) return;
      if (answer.status === 404 || answer.status === 401) this.#listener.refused(answer.status);
      const value = answer.ok ? this.#pick(await answer.json()) : undefined;
      if (value !== undefined) {
        this.#listener.value(value);
        this.#listener.polled?.();
      }
      this.#listener.connected(answer.status < 500);
    } catch {
      if (!this.#closed) this.#listener.connected(false);
    }
    this.#schedulePoll(POLL_MILLIS * (0.75 + 0.5 * Math.random()));
  }
}

function parse(event: MessageEvent<string>): unknown {
  try {
    return JSON.parse(event.data);
  } catch {
    return undefined;
  }
}
