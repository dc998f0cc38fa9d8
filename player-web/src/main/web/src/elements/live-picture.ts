import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readStoryboard, type Thumbnail } from '../player/storyboard.ts';
import { PageElement } from './page-element.ts';

/** A storyboard that grows has another picture every ten seconds; a sheet of them is heavy: so often is soon enough, in milliseconds. */
const AGAIN_MILLIS = 120_000;

/** The newest picture of what is on air: the last of the storyboard, which grows. Shows nothing while there is none. */
@customElement('live-picture')
export class LivePicture extends PageElement {
  /** The broadcast that is on air. */
  @property({ attribute: false }) broadcast = '';
  @state() private newest: Thumbnail | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    if (!this.newest) return nothing;
    return html`<div class="replay-picture live-picture"><img src=${this.newest.image} alt="" decoding="async" @load=${this.#place} /></div>`;
  }

  protected override updated(): void {
    // The same sheet may hold a newer picture.
    const picture = this.querySelector('img');
    if (picture?.complete && picture.naturalWidth > 0) this.#cut(picture);
  }

  #place(event: Event): void {
    this.#cut(event.target as HTMLImageElement);
  }

  /** Shows the piece of the sheet, as wide as the card. */
  #cut(picture: HTMLImageElement): void {
    if (!this.newest) return;
    const { x, y, width, height } = this.newest;
    const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
    Object.assign(picture.style, {
      width: percent(picture.naturalWidth, width), height: percent(picture.naturalHeight, height), left: percent(-x, width), top: percent(-y, height),
    });
  }

  async #follow(): Promise<void> {
    if (!document.hidden) {
      const address = `/hls/recordings/${encodeURIComponent(this.broadcast)}/assets/storyboard.vtt`;
      this.newest = (await readStoryboard(address)).at(-1) ?? null;
    }
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => void this.#follow(), AGAIN_MILLIS);
  }
}
