import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../../elements/page-element.ts';
import { chapterLabel } from '../../player/chapters.ts';
import type { EditedMark } from '../../api/chapter-desk.ts';
import { text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';

/**
 * Where the chapters begin, as handles to drag with the pointer or move with the arrow keys. Emits
 * `place-request` with seconds while one is dragged, and `move-request` once it is let go.
 */
@customElement('chapter-timeline')
export class ChapterTimeline extends PageElement {
  @property({ attribute: false }) chapters: readonly EditedMark[] = [];
  /** In seconds. */
  @property({ attribute: false }) duration = 0;
  @property({ attribute: false }) place = 0;
  @state() private dragged: { readonly id: string; readonly at: number } | null = null;

  protected override render() {
    return html`<div class="timeline" role="group" aria-label=${text('cutting.timeline')}>
      <div class="timeline-place" data-at=${this.place}></div>
      ${this.#handles()}
    </div>`;
  }

  #handles() {
    return repeat(this.chapters, (mark) => mark.id, (mark) => this.#handle(mark));
  }

  #handle(mark: EditedMark) {
    const at = this.dragged?.id === mark.id ? this.dragged.at : (mark.at ?? 0);
    const name = chapterLabel(mark);
    return html`<div
      class="timeline-handle ${this.dragged?.id === mark.id ? 'is-dragged' : ''}"
      role="slider"
      tabindex="0"
      title=${name}
      aria-label=${text('cutting.time-of', { name })}
      aria-valuemin="0"
      aria-valuemax=${Math.floor(this.duration)}
      aria-valuenow=${Math.round(at)}
      aria-valuetext=${timecode(at)}
      data-at=${at}
      @keydown=${(event: KeyboardEvent) => this.#key(event, mark)}
      @pointerdown=${(event: PointerEvent) => this.#take(event, mark)}
      @pointermove=${(event: PointerEvent) => this.#drag(event)}
      @pointerup=${() => this.#drop()}
      @pointercancel=${() => (this.dragged = null)}
    ></div>`;
  }

  /** Set here, since the content security policy lets no attribute carry a style. */
  protected override updated(): void {
    for (const one of this.querySelectorAll<HTMLElement>('[data-at]')) {
      one.style.left = `${this.duration > 0 ? (100 * Number(one.dataset['at'])) / this.duration : 0}%`;
    }
  }

  #key(event: KeyboardEvent, mark: EditedMark): void {
    const step = event.shiftKey ? 5 : 1;
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
    if (by === undefined || mark.at === null) return;
    event.preventDefault();
    this.#ask('move-request', { id: mark.id, at: this.#within(mark.at + by) });
  }

  #take(event: PointerEvent, mark: EditedMark): void {
    if (event.button !== 0 || mark.at === null) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragged = { id: mark.id, at: mark.at };
  }

  #drag(event: PointerEvent): void {
    const line = this.querySelector('.timeline')?.getBoundingClientRect();
    if (!this.dragged || !line) return;
    const at = this.#within(((event.clientX - line.left) / line.width) * this.duration);
    this.dragged = { ...this.dragged, at };
    this.#ask('place-request', at);
  }

  #drop(): void {
    const dropped = this.dragged;
    this.dragged = null;
    const before = this.chapters.find(({ id }) => id === dropped?.id)?.at;
    if (dropped && before !== dropped.at) this.#ask('move-request', dropped);
  }

  #within(at: number): number {
    return Math.round(Math.min(Math.max(0, at), Math.max(0, this.duration - 1)) * 10) / 10;
  }

  #ask(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
