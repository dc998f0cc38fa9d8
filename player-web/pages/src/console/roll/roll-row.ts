import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Presence, Seat } from '../../api/assembly.ts';
import type { AgendaItem, Speaker } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { standingAt } from '../../sitting/attendance.ts';
import { retimed, withoutChange } from '../../sitting/attendance-edits.ts';
import { text, unbroken, type TextKey } from '../../text/text.ts';
import { fromWall, wallField } from '../../time/site-zone.ts';
import { changeWords, nameOf } from '../roll-words.ts';

/** What can be said of somebody, and its key: while the roll is called, and while the sitting goes on. */
const CALLS: readonly (readonly [Presence, string, TextKey])[] = [
  ['present', 'P', 'roll.call.present'], ['absent', 'A', 'roll.call.absent'], ['excused', 'E', 'roll.call.excused'], ['represented', 'R', 'roll.call.represented'],
];
const MOVES: readonly (readonly [Presence, string, TextKey])[] = [['present', 'P', 'roll.move.present'], ['left', 'D', 'roll.move.left'], ['represented', 'R', 'roll.move.represented']];

/** A list that holds the same is no other: of five hundred rows the one is drawn that changed. */
function differs(list: readonly unknown[], before: readonly unknown[] | undefined): boolean {
  return list.length !== before?.length || list.some((one, index) => one !== before[index]);
}

/** A member in the roll. Emits `presence` with what was said of them, `row-toggle`, and `seat-change` with a seat that was put right. */
@customElement('roll-row')
export class RollRow extends PageElement {
  @property({ attribute: false }) seat!: Seat;
  @property({ attribute: false }) place = 0;
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @property({ attribute: false }) agenda: readonly AgendaItem[] = [];
  /** Those who hold no seat, for a substitute. */
  @property({ attribute: false, hasChanged: differs }) others: readonly Speaker[] = [];
  @property({ attribute: false }) calling = true;
  @property({ type: Boolean }) current = false;
  @property({ type: Boolean }) open = false;
  /** What can't be right of it, in words. */
  @property({ attribute: false, hasChanged: differs }) doubts: readonly string[] = [];

  override focus(): void {
    this.querySelector<HTMLElement>('.roll-name')?.focus();
  }

  protected override render() {
    const speaker = this.speakers.find(({ id }) => id === this.seat.speaker);
    const name = nameOf(this.speakers, this.seat.speaker);
    const standing = standingAt(this.seat);
    const facts = [speaker?.role, speaker?.group, speaker?.commune].filter(Boolean).join(text('list.and'));
    const tab = this.current ? 0 : -1;
    return html`<div class="roll-row roll-${standing?.presence ?? 'open'} ${this.current ? 'roll-here' : ''}">
      <button type="button" class="roll-name" tabindex=${tab} aria-expanded=${this.open} @click=${() => this.#tell('row-toggle')}>
        <span class="roll-rank" aria-hidden="true">${this.place + 1}</span>
        <span class="roll-words"><strong>${name}</strong>${facts ? html`<small>${unbroken(facts)}</small>` : nothing}
          ${this.seat.insteadOf ? html`<small>${text('roll.instead-of', { name: nameOf(this.speakers, this.seat.insteadOf) })}</small>` : nothing}
          <small class="roll-standing">${standing ? changeWords(standing, name, this.speakers) : text('roll.not-called')}</small>
          ${this.doubts.map((one) => html`<small class="hint-warn">${one}</small>`)}</span>
      </button>
      <div class="roll-keys" role="group" aria-label=${name}>
        ${(this.calling ? CALLS : MOVES).map(([presence, key, words]) => html`<button type="button" class="button small roll-key" tabindex=${tab} aria-pressed=${standing?.presence === presence} aria-keyshortcuts=${key.toLowerCase()}
          @click=${() => this.#tell('presence', presence)}><span>${text(words)}</span><kbd aria-hidden="true">${key}</kbd></button>`)}
      </div>
      ${this.open ? this.#details(name) : nothing}
    </div>`;
  }

  #details(name: string) {
    const { seat } = this;
    return html`<div class="roll-details">
      ${seat.changes.length === 0 ? html`<p class="soft">${text('roll.not-called')}</p>` : nothing}
      <ul>${seat.changes.map((change, index) => html`<li>
        <span>${changeWords(change, name, this.speakers)}${this.#itemOf(change.item)}</span>
        <label class="field"><span>${text('roll.time')}</span>
          <input type="time" step="60" .value=${wallField(change.at).slice(11)} @change=${(event: Event) => this.#retime(index, event)} /></label>
        <button type="button" class="icon-button" aria-label=${text('roll.forget', { what: changeWords(change, name, this.speakers) })} @click=${() => this.#change(withoutChange(seat, index))}>${icons.trash}</button>
      </li>`)}</ul>
      ${seat.insteadOf ? this.#leaveSeat() : this.others.length > 0 ? this.#substitute() : nothing}
    </div>`;
  }

  #itemOf(id: string | null) {
    const item = this.agenda.find((one) => one.id === id);
    return item ? html` <small class="soft">${text('roll.at-item', { item: item.numbering || item.title })}</small>` : nothing;
  }

  #substitute() {
    return html`<label class="field"><span>${text('roll.substitute')}</span>
      <select @change=${(event: Event) => this.#tell('substitute', (event.target as HTMLSelectElement).value)}>
        <option value="">${text('roll.substitute.none')}</option>
        ${this.others.map((one) => html`<option value=${one.id}>${one.name}</option>`)}
      </select></label>`;
  }

  #leaveSeat() {
    return html`<button type="button" class="button small" @click=${() => this.#tell('substitute-gone')}>${icons.trash}${text('roll.substitute.gone')}</button>`;
  }

  /** The same day, at another time of the clock. */
  #retime(index: number, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const change = this.seat.changes[index];
    if (value && change) this.#change(retimed(this.seat, index, fromWall(`${wallField(change.at).slice(0, 10)}T${value}`).toISOString()));
  }

  #change(seat: Seat): void {
    this.dispatchEvent(new CustomEvent<Seat>('seat-change', { detail: seat, bubbles: true }));
  }

  #tell(type: string, detail: string = this.seat.speaker): void {
    this.dispatchEvent(new CustomEvent<string>(type, { detail, bubbles: true }));
  }
}
