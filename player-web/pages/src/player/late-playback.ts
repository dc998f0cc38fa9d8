import { Backoff } from '../time/backoff.ts';
import type { QualityChoice } from './media-state.ts';
import type { From, Playback, PlaybackListener } from './playback.ts';

/**
 * A playback whose script is fetched when it is wanted: hls.js is half of what a page weighs, and many who
 * read the page of a recording never play it.
 */
export class LatePlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #listener: PlaybackListener;
  readonly #fetch: () => Promise<() => Playback>;
  readonly #backoff = new Backoff(1000, 8000);
  #playback: Playback | null = null;
  #fetching = false;
  /** Somebody asked for another attempt. */
  #asked = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** What to play once it can be. */
  #wanted: { readonly address: string; readonly from: From } | null = null;
  #choice: QualityChoice = 'auto';
  #closed = false;

  /** @param fetch brings the script, which makes the playback of {@link video} */
  constructor(video: HTMLVideoElement, listener: PlaybackListener, fetch: () => Promise<() => Playback>) {
    this.#video = video;
    this.#listener = listener;
    this.#fetch = fetch;
  }

  /** Brings the script, since it will be wanted soon. */
  warm(): void {
    if (!this.#playback && !this.#fetching) void this.#bring();
  }

  load(address: string, from: From): void {
    if (this.#playback) return this.#playback.load(address, from);
    this.#wanted = { address, from };
    this.warm();
  }

  reload(address: string): void {
    if (this.#playback) this.#playback.reload(address);
    else if (this.#wanted) this.#wanted = { ...this.#wanted, address };
  }

  unload(): void {
    this.#wanted = null;
    this.#playback?.unload();
  }

  choose(choice: QualityChoice): void {
    this.#choice = choice;
    this.#playback?.choose(choice);
  }

  seekToLive(): void {
    this.#playback?.seekToLive();
  }

  retryNow(): void {
    if (this.#playback) this.#playback.retryNow();
    else if (this.#wanted) {
      this.#asked = true;
      this.warm();
    }
  }

  playingDate(): Date | null {
    return this.#playback?.playingDate() ?? null;
  }

  dateAt(seconds: number): Date | null {
    return this.#playback?.dateAt(seconds) ?? null;
  }

  windowStart(): number | null {
    return this.#playback?.windowStart() ?? null;
  }

  liveEdge(): number | null {
    return this.#playback?.liveEdge() ?? null;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#playback?.close();
  }

  async #bring(): Promise<void> {
    clearTimeout(this.#retry);
    this.#fetching = true;
    try {
      const make = await this.#fetch();
      // A video that was just asked to play has yet to find out that it has no source. One that came before would stop it.
      while (this.#video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) await new Promise((resolve) => setTimeout(resolve));
      if (!this.#closed) this.#brought(make());
    } catch {
      if (this.#wanted) await this.#failed();
    } finally {
      this.#fetching = false;
    }
  }

  #brought(playback: Playback): void {
    this.#playback = playback;
    playback.choose(this.#choice);
    if (!this.#wanted) return;
    const { address, from } = this.#wanted;
    // Who has gone elsewhere meanwhile begins there.
    playback.load(address, typeof from === 'number' && this.#video.currentTime > 0 ? this.#video.currentTime : from);
  }

  async #failed(): Promise<void> {
    this.#listener.trouble('network');
    // A server that answers, but no longer has the script, has been updated: so must be the page.
    if (this.#asked && (await fetch('/api/v1/site').then(({ ok }) => ok, () => false))) location.reload();
    this.#asked = false;
    if (!this.#closed) this.#retry = setTimeout(() => void this.#bring(), this.#backoff.next());
  }
}
