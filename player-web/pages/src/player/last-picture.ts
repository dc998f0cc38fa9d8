import { showsRoom } from '../api/channel.ts';
import type { PlayerState } from './player-state.ts';

/** As wide as is needed behind words, in pixels. */
const WIDEST = 960;
/** A frame that is seen may have been filmed so much before the place that the video says it is at, in milliseconds. */
const FRAME_MILLIS = 100;
/** A picture of which no playlist says any more whether it may be seen is let go after so long, in milliseconds. */
const UNKNOWN_MILLIS = 20_000;

/** Whoever plays what is seen. */
export interface PictureSource {
  /** When what is seen now was filmed; null if not known. */
  playingDate(): Date | null;
  /** Whether the playlist gives what was filmed at {@link date}: lists it, and does not withhold it. Null while none is known. */
  gives(date: Date): boolean | null;
}

/**
 * The live's picture that was seen last, for when the line allows the sound alone. It is taken where a stall begins and where it ends,
 * before {@link LiveSession} hears of it: to go to live is to go where nothing has come yet, and there a video has no picture any more. A
 * line that is good costs the one of its beginning.
 *
 * What must not be seen is not kept: nothing is taken while the room is not shown, and what was taken is emptied then, with the end of the
 * broadcast, and as soon as the playlist withholds it. So it is once the playlist lists it no more, which could not withhold it then.
 */
export class LastPicture {
  readonly #video: HTMLVideoElement;
  readonly #source: PictureSource;
  readonly #draw: typeof draw;
  readonly #now: () => number;
  /** The broadcast whose room is shown; null while none is. */
  #broadcast: string | null = null;
  #taken: { readonly canvas: HTMLCanvasElement; readonly filmed: number } | null = null;
  /** When it was known last that it may be seen. */
  #knownAt = 0;

  /**
   * Made before whoever moves the video listens to it.
   *
   * @param now a clock in milliseconds; injected by tests, as is {@link drawn}
   */
  constructor(video: HTMLVideoElement, source: PictureSource, now: () => number = () => performance.now(), drawn: typeof draw = draw) {
    [this.#video, this.#source, this.#now, this.#draw] = [video, source, now, drawn];
    for (const name of ['playing', 'waiting']) video.addEventListener(name, () => this.take());
  }

  /** The picture; null if there is none, or none that may be seen. */
  get canvas(): HTMLCanvasElement | null {
    return this.#taken?.canvas ?? null;
  }

  /** Takes what is seen now. What was taken before stays if nothing is, or if nobody knows when it was filmed. */
  take(): void {
    const { videoWidth, readyState } = this.#video;
    const filmed = this.#source.playingDate();
    if (!this.#broadcast || !filmed || videoWidth === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const canvas = this.canvas ?? document.createElement('canvas');
    canvas.className = 'last-picture';
    canvas.ariaHidden = 'true';
    this.#draw(this.#video, canvas);
    this.#taken = { canvas, filmed: filmed.getTime() };
    this.#knownAt = this.#now();
  }

  /** What is known of the channel is {@link state}. */
  follow(state: PlayerState): void {
    const broadcast = roomShown(state);
    if (broadcast !== this.#broadcast) this.#drop();
    this.#broadcast = broadcast;
  }

  /** Looks whether it may still be seen; to be called each second. */
  look(): void {
    if (!this.#taken) return;
    const { filmed } = this.#taken;
    const given = [filmed - FRAME_MILLIS, filmed].map((millis) => this.#source.gives(new Date(millis)));
    if (given.every((one) => one)) this.#knownAt = this.#now();
    if (given.includes(false) || this.#now() - this.#knownAt >= UNKNOWN_MILLIS) this.#drop();
  }

  #drop(): void {
    // Also where it still stands in the page.
    if (this.#taken) this.#taken.canvas.width = this.#taken.canvas.height = 0;
    this.#taken = null;
  }
}

/** The broadcast that is loaded, as long as its room is shown. */
function roomShown({ channel, loaded }: PlayerState): string | null {
  const broadcast = channel?.broadcast;
  return broadcast && broadcast.id === loaded?.id && showsRoom(broadcast) ? broadcast.id : null;
}

function draw(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const { videoWidth, videoHeight } = video;
  canvas.width = Math.min(videoWidth, WIDEST);
  canvas.height = Math.round((canvas.width * videoHeight) / videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
}
