import { Backoff } from '../time/backoff.ts';
import { audioPlaylist } from './audio-playlist.ts';
import type { From, Playback, PlaybackListener } from './playback.ts';
import type { QualityChoice } from './media-state.ts';

/** Safari reports when the media time zero was filmed. */
interface DatedVideo extends HTMLVideoElement {
  getStartDate?(): Date;
}

/** HLS by the browser itself, where hls.js can't run (older iPhones). The browser picks the quality. */
export class NativePlayback implements Playback {
  readonly #video: DatedVideo;
  readonly #listener: PlaybackListener;
  readonly #backoff = new Backoff(1000, 10_000);
  #address: string | null = null;
  /** Where to go once the browser knows the media; null for where it likes to begin. */
  #place: number | null = null;
  #choice: QualityChoice = 'auto';
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #playing = (): void => this.#played();
  readonly #error = (): void => this.#failed();
  readonly #known = (): void => {
    if (this.#place !== null) this.#video.currentTime = this.#place;
  };
  readonly #moved = (): void => {
    // At live the browser knows best where to begin again; a recording goes on where it was.
    if (this.#place !== null && !this.#video.seeking) this.#place = this.#video.currentTime;
  };
  readonly #online = (): void => this.retryNow();

  constructor(video: HTMLVideoElement, listener: PlaybackListener) {
    this.#video = video;
    this.#listener = listener;
    video.addEventListener('playing', this.#playing);
    video.addEventListener('error', this.#error);
    video.addEventListener('loadedmetadata', this.#known);
    video.addEventListener('timeupdate', this.#moved);
    window.addEventListener('online', this.#online);
  }

  static isSupported(): boolean {
    return document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';
  }

  load(address: string, from: From): void {
    this.#address = new URL(address, location.href).href;
    this.#place = from === 'edge' ? null : placeIn(from);
    this.#backoff.reset();
    void this.#open();
  }

  reload(address: string): void {
    this.#address = new URL(address, location.href).href;
    void this.#open();
  }

  unload(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#address = null;
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  close(): void {
    this.unload();
    this.#video.removeEventListener('playing', this.#playing);
    this.#video.removeEventListener('error', this.#error);
    this.#video.removeEventListener('loadedmetadata', this.#known);
    this.#video.removeEventListener('timeupdate', this.#moved);
    window.removeEventListener('online', this.#online);
  }

  choose(choice: QualityChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    if (this.#address) void this.#open();
  }

  seekToLive(): void {
    const edge = this.liveEdge();
    if (edge !== null) this.#video.currentTime = edge;
  }

  retryNow(): void {
    if (this.#address && this.#retry) void this.#open();
  }

  playingDate(): Date | null {
    return this.dateAt(this.#video.currentTime);
  }

  dateAt(seconds: number): Date | null {
    const start = this.#video.getStartDate?.().getTime() ?? Number.NaN;
    return Number.isNaN(start) ? null : new Date(start + seconds * 1000);
  }

  windowStart(): number | null {
    const { seekable } = this.#video;
    return seekable.length > 0 ? seekable.start(0) : null;
  }

  liveEdge(): number | null {
    const { seekable } = this.#video;
    return seekable.length > 0 ? Math.max(0, seekable.end(seekable.length - 1) - 1) : null;
  }

  async #open(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const address = this.#address;
    if (!address) return;
    const chosen = this.#choice === 'audio' ? await this.#audio(address) : address;
    if (address !== this.#address) return;
    this.#video.src = chosen;
    this.#video.load();
    await this.#video.play().catch(() => undefined);
  }

  async #audio(address: string): Promise<string> {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(8000) });
      return audioPlaylist(await answer.text(), address) ?? address;
    } catch {
      return address;
    }
  }

  #played(): void {
    this.#backoff.reset();
    this.#listener.trouble(null);
    this.#listener.playingHeight(this.#video.videoHeight);
  }

  #failed(): void {
    if (!this.#address) return;
    const network = this.#video.error?.code === MediaError.MEDIA_ERR_NETWORK || !navigator.onLine;
    this.#listener.trouble(network ? 'network' : 'media');
    // The browser does not say which file it missed.
    if (this.#place !== null) this.#listener.stale?.();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), this.#backoff.next());
  }
}

/** Seconds into the playlist. */
function placeIn(from: Exclude<From, 'edge'>): number {
  if (from === 'start') return 0;
  return typeof from === 'number' ? from : from.seconds;
}
