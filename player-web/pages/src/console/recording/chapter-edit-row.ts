import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { chapterLabel } from '../../player/chapters.ts';
import type { EditedMark } from '../../api/chapter-desk.ts';
import { text } from '../../text/text.ts';
import { parseTimecode, timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';

const STEPS = [-5, -1, 1, 5] as const;

/** What a {@link ChapterEditRow} asks for. */
export type RowRequest =
  | { readonly type: 'by'; readonly seconds: number }
  | { readonly type: 'to'; readonly seconds: number }
  | { readonly type: 'here' | 'listen' | 'merge' | 'up' | 'down' }
  | { readonly type: 'words'; readonly numbering: string; readonly title: string };

/** A chapter that is being edited. Emits `row-request` with a {@link RowRequest}. */
@customElement('chapter-edit-row')
export class ChapterEditRow extends PageElement {
  @property({ attribute: false }) mark!: EditedMark;
  @property({ type: Boolean }) first = false;
  @property({ type: Boolean }) last = false;
  @property({ type: Boolean }) current = false;

  protected override render() {
    const { id, at, numbering, title } = this.mark;
    const name = chapterLabel(this.mark);
    return html`<div class="edit-row ${this.current ? 'is-current' : ''}" role="group" aria-label=${name}>
      <div class="edit-words">
        <input class="edit-number" name="numbering" aria-label=${text('cutting.number', { name })} maxlength="40" .value=${numbering} @change=${this.#words} />
        <input class="edit-title" name="title" aria-label=${text('cutting.title-of', { name })} maxlength="500" .value=${title} @change=${this.#words} />
      </div>
      <div class="edit-place">
        <input class="edit-time" aria-label=${text('cutting.time-of', { name })} aria-describedby="time-fault-${id}" inputmode="numeric" .value=${timecode(at ?? 0)} @change=${this.#time} />
        ${STEPS.map((step) => this.#step(step, name))}
        ${this.#act('here', icons.down, 'cutting.here', name)}
        ${this.#act('listen', icons.play, 'cutting.listen', name)}
      </div>
      <div class="edit-acts">
        ${this.first ? nothing : this.#act('up', icons.up, 'cutting.up', name)}
        ${this.last ? nothing : this.#act('down', icons.down, 'cutting.down', name)}
        ${this.#act('merge', icons.trash, this.first ? 'cutting.remove' : 'cutting.merge', name)}
      </div>
      <p class="field-fault" id="time-fault-${id}" role="alert"></p>
    </div>`;
  }

  #step(step: number, name: string) {
    const said = text(step < 0 ? 'cutting.earlier' : 'cutting.later', { seconds: Math.abs(step), name });
    return html`<button type="button" class="button small" aria-label=${said} @click=${() => this.#ask({ type: 'by', seconds: step })}>${step > 0 ? '+' : '−'}${Math.abs(step)} s</button>`;
  }

  #act(type: 'here' | 'listen' | 'merge' | 'up' | 'down', icon: unknown, key: 'cutting.here' | 'cutting.listen' | 'cutting.up' | 'cutting.down' | 'cutting.merge' | 'cutting.remove', name: string) {
    return html`<button type="button" class="button small edit-${type}" aria-label=${text('cutting.named', { action: text(key), name })} @click=${() => this.#ask({ type })}>
      ${type === 'here' ? nothing : icon}${text(key)}
    </button>`;
  }

  #words(): void {
    const value = (name: string) => this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? '';
    this.#ask({ type: 'words', numbering: value('numbering'), title: value('title') });
  }

  #time(event: Event): void {
    const field = event.target as HTMLInputElement;
    const seconds = parseTimecode(field.value);
    const fault = this.querySelector(`#time-fault-${this.mark.id}`);
    if (fault) fault.textContent = seconds === null ? text('cutting.no-time') : '';
    field.setAttribute('aria-invalid', String(seconds === null));
    if (seconds !== null) this.#ask({ type: 'to', seconds });
  }

  #ask(request: RowRequest): void {
    this.dispatchEvent(new CustomEvent<RowRequest>('row-request', { detail: request, bubbles: true }));
  }
}
