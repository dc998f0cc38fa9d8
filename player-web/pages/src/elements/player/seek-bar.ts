import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Mark, Span } from '../../player/seek-marks.ts';
import { readStoryboard, thumbnailAt, type Thumbnail } from '../../player/storyboard.ts';
import { spoken } from '../../text/language-of-content.ts';
import { text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** What a {@link SeekBar} shows, in media seconds. */
export interface SeekWindow extends Span {
  readonly time: number;
  /** How far the media around {@link time} are loaded. */
  readonly loaded: number;
}

/** The least room that a mark takes, in pixels. */
const MARK_PIXELS = 112;
const STEP_SECONDS = 10;
/** Keys that follow each other faster than this become one seek, in milliseconds. */
const KEYS_MILLIS = 250;
/** A storyboard that grows is read again after this time, in milliseconds. */
const STORYBOARD_MILLIS = 30_000;
const THUMBNAIL_PIXELS = 192;

/**
 * The bar to move about in a recording or in a live window of hours: time and picture of the place
 * under the pointer, the finger or the keyboard's thumb. Emits `seek-request` with seconds.
 *
 * Media Chrome's bar shows pictures to the mouse only, and moves by hundredths of the whole with keys.
 */
@customElement('seek-bar')
export class SeekBar extends PageElement {
  @property({ attribute: false }) window: SeekWindow = { start: 0, end: 0, time: 0, loaded: 0 };
  /** The control's name. */
  @property({ attribute: false }) name = '';
  /** The words for a place: shown above it. */
  @property({ attribute: false }) label: (seconds: number) => string = String;
  /** The words for a place that are read out. */
  @property({ attribute: false }) spoken: (seconds: number) => string = String;
  /** The marks for a bar with room for so many. */
  @property({ attribute: false }) marks: (most: number) => readonly Mark[] = () => [];
  /** What begins where, with a title: shown for the place that is looked at, and shown as cuts of the bar. */
  @property({ attribute: false }) chapters: readonly Mark[] = [];
  /** Where its pictures are listed, null if it has none. Read when first needed. */
  @property({ attribute: false }) storyboard: string | null = null;
  /** Where in the storyboard the bar begins, in seconds. */
  @property({ attribute: false }) picturesFrom = 0;
  /** True while the storyboard grows. */
  @property({ attribute: false }) grows = false;
  @state() private pointed: number | null = null;
  @state() private pending: number | null = null;
  @state() private focused = false;
  @state() private thumbnails: readonly Thumbnail[] = [];
  @query('input') private range!: HTMLInputElement;
  #read: { readonly address: string; readonly at: number } | null = null;
  #commit: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#commit);
  }

  protected override render() {
    const { start, end, time } = this.window;
    const shown = this.#previewed();
    const picture = shown === null ? null : thumbnailAt(this.thumbnails, this.picturesFrom + shown - start);
    const marks = this.marks(Math.floor(this.clientWidth / MARK_PIXELS));
    return html`<div class="seek">
      <div class="seek-preview" ?hidden=${shown === null} aria-hidden="true">
        <div class="seek-frame" ?hidden=${!picture}><div class="seek-picture"></div></div>
        ${shown === null || !this.#chapterAt(shown) ? nothing : html`<span class="seek-chapter" lang=${spoken()}>${this.#chapterAt(shown)}</span>`}
        <span class="seek-when">${shown === null ? nothing : this.label(shown)}</span>
      </div>
      <div class="seek-track"><div class="seek-loaded"></div><div class="seek-pointed" ?hidden=${this.pointed === null}></div><div class="seek-played"></div>
        ${this.chapters.map((one) => html`<span class="seek-cut" data-at=${one.at}></span>`)}</div>
      <div class="seek-thumb"></div>
      <input
        class="seek-range"
        type="range"
        step="1"
        min=${Math.floor(start)}
        max=${Math.max(Math.floor(start) + 1, Math.floor(end))}
        .value=${String(Math.floor(this.pending ?? time))}
        aria-label=${this.name}
        aria-valuetext=${this.#spokenAt(this.pending ?? time)}
        @pointermove=${this.#point}
        @pointerleave=${() => (this.pointed = null)}
        @pointercancel=${() => (this.pointed = null)}
        @focus=${this.#focus}
        @blur=${() => (this.focused = false)}
        @input=${this.#drag}
        @change=${() => this.#go()}
        @keydown=${this.#key}
      />
      <div class="seek-marks" aria-hidden="true">${marks.map((mark) => html`<span data-at=${mark.at}>${mark.label}</span>`)}</div>
    </div>`;
  }

  protected override updated(): void {
    const { time, loaded } = this.window;
    const played = this.#ratio(this.pending ?? time);
    this.style.setProperty('--played', `${played * 100}%`);
    this.style.setProperty('--loaded', `${this.#ratio(loaded) * 100}%`);
    for (const mark of this.querySelectorAll<HTMLElement>('[data-at]')) {
      mark.style.left = `${this.#ratio(Number(mark.dataset['at'])) * 100}%`;
    }
    const shown = this.#previewed();
    if (shown === null) return;
    this.style.setProperty('--shown', `${this.#ratio(shown) * 100}%`);
    this.#draw(thumbnailAt(this.thumbnails, this.picturesFrom + shown - this.window.start));
  }

  /** The place that is looked at: under the pointer, else where the keyboard stands. */
  #previewed(): number | null {
    return this.pointed ?? this.pending ?? (this.focused ? this.window.time : null);
  }

  /** The title of the chapter at a place; empty before the first. */
  #chapterAt(seconds: number): string {
    return this.chapters.findLast(({ at }) => at <= seconds + 0.5)?.label ?? '';
  }

  #spokenAt(seconds: number): string {
    return [this.spoken(seconds), this.#chapterAt(seconds)].filter(Boolean).join(text('list.and'));
  }

  #draw(picture: Thumbnail | null): void {
    const [frame, piece] = [this.querySelector<HTMLElement>('.seek-frame'), this.querySelector<HTMLElement>('.seek-picture')];
    if (!picture || !frame || !piece) return;
    const scale = Math.min(1, THUMBNAIL_PIXELS / picture.width, (this.clientWidth * 0.34) / picture.width);
    frame.style.width = `${picture.width * scale}px`;
    frame.style.height = `${picture.height * scale}px`;
    piece.style.width = `${picture.width}px`;
    piece.style.height = `${picture.height}px`;
    piece.style.transform = `scale(${scale})`;
    piece.style.backgroundImage = `url("${encodeURI(decodeURI(picture.image))}")`;
    piece.style.backgroundPosition = `-${picture.x}px -${picture.y}px`;
  }

  #ratio(seconds: number): number {
    const { start, end } = this.window;
    return end > start ? Math.min(1, Math.max(0, (seconds - start) / (end - start))) : 0;
  }

  #point(event: PointerEvent): void {
    const box = this.range.getBoundingClientRect();
    const ratio = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    this.pointed = this.window.start + ratio * (this.window.end - this.window.start);
    void this.#loadPictures();
  }

  #focus(): void {
    // A click focuses too, but who clicks has seen the preview under the pointer.
    this.focused = this.range.matches(':focus-visible');
    if (this.focused) void this.#loadPictures();
  }

  #drag(): void {
    clearTimeout(this.#commit);
    this.pending = this.range.valueAsNumber;
    if (this.pointed !== null) this.pointed = this.pending;
    void this.#loadPictures();
  }

  #key(event: KeyboardEvent): void {
    const to = this.#placeAfter(event.key);
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.focused = true;
    this.pending = Math.min(this.window.end, Math.max(this.window.start, to));
    clearTimeout(this.#commit);
    this.#commit = setTimeout(() => this.#go(), KEYS_MILLIS);
    void this.#loadPictures();
  }

  #placeAfter(key: string): number | null {
    const from = this.pending ?? this.window.time;
    const { start, end } = this.window;
    const page = Math.max(60, (end - start) / 20);
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return from - STEP_SECONDS;
      case 'ArrowRight':
      case 'ArrowUp':
        return from + STEP_SECONDS;
      case 'PageDown':
        return from - page;
      case 'PageUp':
        return from + page;
      case 'Home':
        return start;
      case 'End':
        return end;
      default:
        return null;
    }
  }

  #go(): void {
    const to = this.pending ?? this.range.valueAsNumber;
    this.pending = null;
    this.dispatchEvent(new CustomEvent<number>('seek-request', { detail: to, bubbles: true }));
  }

  async #loadPictures(): Promise<void> {
    const address = this.storyboard;
    const now = performance.now();
    const fresh = this.#read?.address === address && (!this.grows || now - this.#read.at < STORYBOARD_MILLIS);
    if (!address || fresh) return;
    this.#read = { address, at: now };
    const thumbnails = await readStoryboard(address);
    if (this.#read.address === address && thumbnails.length > 0) this.thumbnails = thumbnails;
    // Without an answer the next look asks again.
    else if (thumbnails.length === 0) this.#read = null;
  }
}
