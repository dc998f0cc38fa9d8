import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../../elements/page-element.ts';
import { faultOf, type EditedCaption } from '../../report/transcript-edits.ts';
import { text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';

/** Rows that are there above and below those in sight. */
const SPARE = 8;
const USUAL_HEIGHT = 104;

/** What is asked of a row. */
export type CaptionRequest =
  | { readonly type: 'choose'; readonly id: string }
  | { readonly type: 'play'; readonly id: string }
  | { readonly type: 'join'; readonly id: string }
  | { readonly type: 'split'; readonly id: string; readonly caret: number }
  | { readonly type: 'write'; readonly id: string; readonly text: string }
  | { readonly type: 'name'; readonly id: string; readonly speaker: string };

/**
 * Thousands of captions to write in. All rows are as high as each other, and those alone are in the document that are in sight, and the one
 * that is chosen. Emits `caption-request` with a {@link CaptionRequest}.
 */
@customElement('caption-rows')
export class CaptionRows extends PageElement {
  @property({ attribute: false }) captions: readonly EditedCaption[] = [];
  @property({ attribute: false }) current = '';
  @property({ attribute: false }) language = '';
  /** Those that a recogniser doubts, or nobody has looked at. */
  @property({ attribute: false }) uncertain: ReadonlySet<string> = new Set();
  /** Who has the floor at a place. */
  @property({ attribute: false }) floor: (place: number) => string = () => '';
  /** The second that plays. */
  @property({ attribute: false }) place = 0;
  @state() private top = 0;
  @state() private height = 600;
  @state() private row = USUAL_HEIGHT;
  @query('.caption-rows') private list!: HTMLElement;
  #sizes: ResizeObserver | null = null;

  protected override firstUpdated(): void {
    this.#sizes = new ResizeObserver(() => this.#measure());
    this.#sizes.observe(this.list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  #measure(): void {
    this.height = this.list.clientHeight;
    this.row = Number.parseFloat(getComputedStyle(this.list).getPropertyValue('--row')) * Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_HEIGHT;
  }

  /** Brings the row {@link index} in sight, with the cursor in it if {@link focuses}; {@link marked} of its text is selected then. */
  async show(index: number, focuses: boolean, marked: readonly [number, number] | null = null): Promise<void> {
    const at = index * this.row;
    const { scrollTop, clientHeight } = this.list;
    if (at < scrollTop || at + this.row > scrollTop + clientHeight) this.list.scrollTop = Math.max(0, at - (clientHeight - this.row) / 3);
    this.top = this.list.scrollTop;
    await this.updateComplete;
    const field = this.querySelector<HTMLTextAreaElement>(`li[aria-posinset="${index + 1}"] textarea`);
    if (!focuses || !field) return;
    field.focus({ preventScroll: true });
    if (marked) field.setSelectionRange(...marked);
  }

  protected override render() {
    const first = Math.max(0, Math.floor(this.top / this.row) - SPARE);
    const last = Math.min(this.captions.length, Math.ceil((this.top + this.height) / this.row) + SPARE);
    const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const chosen = this.captions.findIndex(({ id }) => id === this.current);
    if (chosen >= 0 && (chosen < first || chosen >= last)) shown.push(chosen);
    return html`<div class="caption-rows" @scroll=${() => (this.top = this.list.scrollTop)}>
      <ol lang=${this.language}>
        ${repeat(shown, (index) => this.captions[index]?.id, (index) => this.#row(index))}
      </ol></div>`;
  }

  /** Styles in the markup are not allowed. */
  protected override updated(): void {
    const list = this.list.firstElementChild as HTMLElement;
    list.style.height = `${this.captions.length * this.row}px`;
    for (const row of list.children as HTMLCollectionOf<HTMLElement>) row.style.top = `${(Number(row.ariaPosInSet) - 1) * this.row}px`;
  }

  #row(index: number) {
    const one = this.captions[index];
    if (!one) return nothing;
    const time = timecode(one.start);
    const classes = ['caption-row', one.id === this.current ? 'is-chosen' : '', one.start <= this.place && this.place < one.end ? 'is-playing' : '', this.uncertain.has(one.id) ? 'is-uncertain' : ''];
    const floor = this.floor((one.start + one.end) / 2);
    return html`<li class=${classes.join(' ')} aria-setsize=${this.captions.length} aria-posinset=${index + 1} aria-current=${one.id === this.current ? 'true' : nothing} @focusin=${() => this.#ask({ type: 'choose', id: one.id })}>
      <button type="button" class="caption-time" aria-label=${text('transcript-desk.play', { time })} @click=${() => this.#ask({ type: 'play', id: one.id })}>${time}</button>
      <textarea rows="2" spellcheck="true" aria-label=${text('transcript-desk.text', { time })} aria-invalid=${faultOf(one) !== null} .value=${one.text} @keydown=${(event: KeyboardEvent) => this.#key(event, index, one)} @input=${(event: Event) => this.#ask({ type: 'write', id: one.id, text: (event.target as HTMLTextAreaElement).value })}></textarea>
      <input class="caption-speaker" list="caption-speakers" autocomplete="off" maxlength="200" aria-label=${text('transcript-desk.speaker', { time })} placeholder=${floor || text('transcript-desk.nobody')} .value=${one.speaker} @change=${(event: Event) => this.#ask({ type: 'name', id: one.id, speaker: (event.target as HTMLInputElement).value })} />
    </li>`;
  }

  #key(event: KeyboardEvent, index: number, { id }: EditedCaption): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const order = ctrlKey || metaKey;
    const done = (() => {
      if (altKey && (key === 'ArrowDown' || key === 'ArrowUp')) void this.#step(index + (key === 'ArrowDown' ? 1 : -1));
      else if (order && key === 'Enter' && shiftKey) this.#ask({ type: 'split', id, caret: (event.target as HTMLTextAreaElement).selectionStart });
      else if (order && key === 'Enter') this.#ask({ type: 'play', id });
      else if (order && shiftKey && key === 'Backspace') this.#ask({ type: 'join', id });
      else return false;
      return true;
    })();
    if (done) event.preventDefault();
  }

  async #step(index: number): Promise<void> {
    if (index >= 0 && index < this.captions.length) await this.show(index, /* focuses= */ true);
  }

  #ask(request: CaptionRequest): void {
    this.dispatchEvent(new CustomEvent<CaptionRequest>('caption-request', { detail: request, bubbles: true }));
  }
}
