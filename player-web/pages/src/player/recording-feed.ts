import { readRecording, type RecordingDetail } from '../api/recording.ts';
import { Refusal } from '../api/request.ts';
import { Backoff } from '../time/backoff.ts';

/** What a {@link RecordingFeed} reports. */
export interface RecordingListener {
  recording(recording: RecordingDetail): void;
  refused(why: 'absent' | 'deleted'): void;
  connected(connected: boolean): void;
}

/** A recording hardly changes, and a correction must reach who watches. */
const POLL_MILLIS = 30_000;
/** A broadcast that is about to end is a recording a moment later. */
const ON_AIR_MILLIS = 4000;

/** Keeps a recording as the server has it, by asking now and then. Owned by the page's only thread. */
export class RecordingFeed {
  readonly #id: string;
  readonly #listener: RecordingListener;
  readonly #read: (id: string) => Promise<RecordingDetail>;
  readonly #backoff = new Backoff(1000, 15_000);
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;

  /** @param read asks for it; throws a Refusal */
  constructor(id: string, listener: RecordingListener, read: (id: string) => Promise<RecordingDetail> = readRecording) {
    this.#id = id;
    this.#listener = listener;
    this.#read = read;
  }

  start(): void {
    addEventListener('online', () => this.askNow(), { signal: this.#stop.signal });
    this.askNow();
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  /** Asks at once, without the rest of the pause. */
  askNow(): void {
    clearTimeout(this.#timer);
    if (!this.#asking && !this.#stop.signal.aborted) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const pause = await this.#answer();
    this.#asking = false;
    if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => this.askNow(), pause);
  }

  /** Reports the answer to one request; the milliseconds until the next. */
  async #answer(): Promise<number> {
    try {
      const recording = await this.#read(this.#id);
      this.#backoff.reset();
      this.#listener.connected(true);
      this.#listener.recording(recording);
      return (recording.state === 'recording' ? ON_AIR_MILLIS : POLL_MILLIS) * (0.75 + 0.5 * Math.random());
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 0;
      if (status === 404 || status === 410) {
        this.#listener.connected(true);
        this.#listener.refused(status === 404 ? 'absent' : 'deleted');
        return POLL_MILLIS;
      }
      this.#listener.connected(false);
      return this.#backoff.next();
    }
  }
}
