import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duration, text, type TextKey } from '../../text/text.ts';
import { parseTimecode, timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** A stretch of a recording, in seconds. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

type End = 'from' | 'to';
const NUDGES = [-5, -1, 1, 5] as const;

/** What is wrong with what was typed, null if nothing. */
export function passageFault(from: number | null, to: number | null, duration: number): { readonly end: End; readonly key: TextKey } | null {
  if (from === null) return { end: 'from', key: 'passage.unreadable' };
  if (to === null) return { end: 'to', key: 'passage.unreadable' };
  if (from >= duration) return { end: 'from', key: 'passage.beyond' };
  if (to > duration + 0.5) return { end: 'to', key: 'passage.beyond' };
  return to <= from ? { end: 'to', key: 'passage.reversed' } : null;
}

/**
 * Two fields for a passage: typed, taken from the player, or nudged. Emits `passage-change` with a
 * {@link Passage}, or null while they name none, and `place-request` with the seconds to look at.
 */
@customElement('passage-fields')
export class PassageFields extends PageElement {
  /** The whole recording, in seconds. */
  @property({ attribute: false }) duration = 0;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  /** Offers steps of a second and of five, to mark against the picture. */
  @property({ attribute: false }) exact = false;
  @state() private from = '';
  @state() private to = '';
  @state() private checked = false;

  /** Fills both fields. */
  fill({ from, to }: Passage): void {
    [this.from, this.to] = [timecode(from), timecode(Math.min(to, this.duration || to))];
    this.checked = false;
    this.#tell();
  }

  /** The passage, null if the fields name none. */
  passage(): Passage | null {
    const [from, to] = [parseTimecode(this.from), parseTimecode(this.to)];
    if (from === null || to === null || passageFault(from, to, this.duration)) return null;
    return { from, to: Math.min(to, this.duration) };
  }

  /** True if they name a passage; else says what is wrong, and goes there. */
  check(): boolean {
    this.checked = true;
    const fault = this.#fault();
    if (fault) void this.updateComplete.then(() => this.querySelector<HTMLInputElement>(`[name=${fault.end}]`)?.focus());
    return fault === null;
  }

  protected override render() {
    const fault = this.checked ? this.#fault() : null;
    const passage = this.passage();
    const wrong = fault && text(fault.key, { total: duration(this.duration) });
    const long = passage && text('passage.length', { time: timecode(passage.to - passage.from) });
    return html`<div class="passage">
      ${this.#field('from', this.from, fault?.end === 'from')} ${this.#field('to', this.to, fault?.end === 'to')}
      <p class="passage-fault" id="passage-fault" role="alert">${wrong ?? nothing}</p>
      <p class="passage-length">${long ?? nothing}</p>
    </div>`;
  }

  #field(end: End, value: string, wrong: boolean) {
    const name = text(`passage.${end}`);
    return html`<div class="passage-end">
      <label class="field">
        <span>${name}</span>
        <input
          name=${end}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          .value=${value}
          aria-invalid=${wrong}
          aria-describedby=${wrong ? 'passage-fault' : nothing}
          @input=${(event: Event) => this.#write(end, (event.target as HTMLInputElement).value)}
          @change=${() => this.#look(end)}
        />
      </label>
      <button type="button" class="button" aria-label=${text('passage.here.label', { end: name, time: duration(this.place) })} @click=${() => this.#here(end)}>${icons.clock}${text('passage.here')}</button>
      ${this.exact ? html`<div class="passage-steps">${NUDGES.map((step) => this.#nudge(end, step))}</div>` : nothing}
    </div>`;
  }

  #nudge(end: End, step: number) {
    const signed = step > 0 ? `+${step}` : `−${-step}`;
    return html`<button type="button" class="button small nudge" aria-label=${text('passage.nudge', { end: text(`passage.${end}`), step: signed })} @click=${() => this.#step(end, step)}>${signed} s</button>`;
  }

  #here(end: End): void {
    this.#write(end, timecode(Math.round(this.place * 10) / 10));
  }

  #step(end: End, step: number): void {
    const at = parseTimecode(end === 'from' ? this.from : this.to) ?? this.place;
    this.#write(end, timecode(Math.min(this.duration, Math.max(0, at + step))));
    this.#look(end);
  }

  #write(end: End, value: string): void {
    if (end === 'from') this.from = value;
    else this.to = value;
    this.#tell();
  }

  /** Shows the picture of an end that was moved. */
  #look(end: End): void {
    const at = parseTimecode(end === 'from' ? this.from : this.to);
    if (at !== null && this.exact) this.dispatchEvent(new CustomEvent<number>('place-request', { detail: at, bubbles: true }));
  }

  #fault() {
    return passageFault(parseTimecode(this.from), parseTimecode(this.to), this.duration);
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent<Passage | null>('passage-change', { detail: this.passage(), bubbles: true }));
  }
}
