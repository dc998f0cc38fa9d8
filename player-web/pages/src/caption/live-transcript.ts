import { captionsPath, readCaptions, type LiveCaption, type TranscriptAnswer } from '../api/live-caption.ts';
import { LiveResource } from '../api/live-resource.ts';

/** What became another: ids of captions, or all of them. */
export interface TranscriptChange {
  readonly isWhole: boolean;
  readonly ids: readonly string[];
}

type Listener = (change: TranscriptChange) => void;

const known = new Map<string, LiveTranscript>();

/** The transcript of what {@link channel} shows: one for all of the page that read it. */
export function transcriptOf(channel: string): LiveTranscript {
  const found = known.get(channel) ?? new LiveTranscript(channel);
  known.set(channel, found);
  return found;
}

/** What is said in what a channel shows, as it comes; nothing is asked for while nobody follows it. */
export class LiveTranscript {
  readonly #channel: string;
  readonly #byId = new Map<string, LiveCaption>();
  readonly #listeners = new Set<Listener>();
  #sorted: readonly LiveCaption[] | null = null;
  #place: string | null = null;
  #resource: LiveResource<TranscriptAnswer> | null = null;
  /** Counts the times that it was begun: what an earlier one asked for comes too late. */
  #begun = 0;
  /** False while neither the stream nor plain requests bring anything. */
  connected = true;
  /** True once it is known what was said so far. */
  read = false;

  constructor(channel: string) {
    this.#channel = channel;
  }

  /** Follows it from now on; the first one opens the stream, and the last that leaves ends it. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) void this.#begin();
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#end();
    };
  }

  /** By their start. */
  get captions(): readonly LiveCaption[] {
    this.#sorted ??= [...this.#byId.values()].sort((one, other) => Date.parse(one.start) - Date.parse(other.start) || one.id.localeCompare(other.id));
    return this.#sorted;
  }

  find(id: string): LiveCaption | undefined {
    return this.#byId.get(id);
  }

  /** In which something is said, the one that is spoken most first. */
  get languages(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { language } of this.#byId.values()) counts.set(language, (counts.get(language) ?? 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]).map(([language]) => language);
  }

  async #begin(): Promise<void> {
    const begun = ++this.#begun;
    const whole = await readCaptions(this.#channel);
    if (begun !== this.#begun) return;
    if (whole) this.#take(whole);
    const path = captionsPath(this.#channel);
    const since = () => (this.#place ? `?since=${encodeURIComponent(this.#place)}` : '');
    // Each attempt asks from where this one was read.
    const address = {
      event: 'captions',
      resumes: true,
      get events() {
        return `${path}/events${since()}`;
      },
      get value() {
        return `${path}${since()}`;
      },
    };
    this.#resource = new LiveResource<TranscriptAnswer>(address, {
      value: (answer) => this.#take(answer),
      connected: (connected) => this.#told(connected),
      refused: () => this.#told(false),
    });
    this.#resource.start();
  }

  #end(): void {
    this.#begun++;
    this.#resource?.close();
    this.#resource = null;
  }

  #told(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.#tell({ isWhole: false, ids: [] });
  }

  #take(answer: TranscriptAnswer): void {
    if (isOlder(answer.place, this.#place)) return;
    if (answer.isWhole) this.#byId.clear();
    for (const caption of answer.captions) this.#byId.set(caption.id, caption);
    for (const id of answer.removed) this.#byId.delete(id);
    [this.#place, this.#sorted, this.read] = [answer.place, null, true];
    this.#tell({ isWhole: answer.isWhole, ids: [...answer.captions.map(({ id }) => id), ...answer.removed] });
  }

  #tell(change: TranscriptChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** Whether a plain request was overtaken by the stream: the same process had counted less for the same broadcast. */
function isOlder(place: string | null, than: string | null): boolean {
  const [counted, known] = [split(place), split(than)];
  return counted !== null && known !== null && counted.of === known.of && counted.version < known.version;
}

function split(place: string | null): { readonly of: string; readonly version: number } | null {
  const [, of, version] = /^(.*)\/(\d+)$/.exec(place ?? '') ?? [];
  return of === undefined ? null : { of, version: Number(version) };
}
