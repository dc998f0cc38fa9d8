import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AssemblyRules, Attendance, Presence, Seat } from '../../api/assembly.ts';
import type { AgendaItem, Speaker } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { doubtsAt, heldBy, standingAt, uncalled } from '../../sitting/attendance.ts';
import { called, moved, othersPresent, stepBack, stepTo, withSeats } from '../../sitting/attendance-edits.ts';
import { coded } from '../../sitting/name-match.ts';
import type { RollHistory } from '../../sitting/roll-history.ts';
import { plural, text } from '../../text/text.ts';
import './name-field.ts';
import type { NameField } from './name-field.ts';
import './quorum-line.ts';
import { rollKeyOf, type RollKey } from './roll-keys.ts';
import './roll-row.ts';
import type { RollRow } from './roll-row.ts';
import { nameOf, presenceWords } from '../roll-words.ts';

/**
 * The members in the order of the table, one key each: the roll call, then who arrives and who leaves.
 * Emits `attendance-change` with the attendance as it is to be.
 */
@customElement('roll-call')
export class RollCall extends PageElement {
  @property({ attribute: false }) attendance!: Attendance;
  @property({ attribute: false }) rules!: AssemblyRules;
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @property({ attribute: false }) agenda: readonly AgendaItem[] = [];
  /** The item that lasts. */
  @property({ attribute: false }) item: string | null = null;
  /** What can be taken back. */
  @property({ attribute: false }) history!: RollHistory;
  /** The server's time in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;
  /** What is asked: `p` is “present”, or “arrives”. Null: as the list says. */
  @state() private chosen: 'call' | 'move' | null = null;
  @state() private place = 0;
  @state() private open: string | null = null;
  /** Who is asked whom their proxy goes to. */
  @state() private asked: string | null = null;
  @state() private finding = false;
  @state() private said = '';
  @query('name-field') private field!: NameField | null;
  #focusNext = false;
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  /** Puts the focus on the first who was not called. */
  override focus(): void {
    const open = this.attendance.seats.findIndex(({ changes }) => changes.length === 0);
    this.#go(Math.max(0, open));
  }

  /** True while the roll is called, false once it was: from then on people arrive and leave. */
  get #isCalling(): boolean {
    return (this.chosen ?? (uncalled(this.attendance) > 0 || this.item === null ? 'call' : 'move')) === 'call';
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#focusNext) {
      this.#focusNext = false;
      this.#rows()[this.place]?.focus();
    }
    if (changed.has('asked') || changed.has('finding')) this.field?.focus();
  }

  protected override render() {
    const { seats } = this.attendance;
    if (seats.length === 0) return html`<p class="notice">${text('roll.no-seats')}</p>`;
    const doubts = doubtsAt(this.attendance, this.rules);
    const seated = new Set(seats.map(({ speaker }) => speaker));
    const others = this.speakers.filter(({ id, name }) => name && !seated.has(id));
    return html`<div class="roll-head">${this.#modes()} ${this.#orders()}</div>
      <p class="roll-said soft" role="status">${this.said}</p>
      ${this.finding ? this.#finder() : nothing}
      <ol class="roll-list" @focusin=${this.#focused}>${repeat(seats, ({ speaker }) => speaker, (seat, index) => html`<li>
        <roll-row .seat=${seat} .place=${index} .speakers=${this.speakers} .agenda=${this.agenda} .others=${others} .calling=${this.#isCalling} ?current=${index === this.place} ?open=${this.open === seat.speaker}
          .doubts=${doubts.filter(({ speaker }) => speaker === seat.speaker).map((one) => text(`roll.doubt.${one.kind}`, { name: nameOf(this.speakers, one.holder), most: this.rules.proxiesPerHolder }))}
          @presence=${(event: CustomEvent<Presence>) => this.#note(index, event.detail)}
          @row-toggle=${() => (this.open = this.open === seat.speaker ? null : seat.speaker)}
          @seat-change=${(event: CustomEvent<Seat>) => this.#change([event.detail])}
          @substitute=${(event: CustomEvent<string>) => this.#seat(index, event.detail)}
          @substitute-gone=${() => this.#tell({ ...this.attendance, seats: seats.filter((one) => one !== seat) })}></roll-row>
        ${this.asked === seat.speaker ? this.#holder(seat) : nothing}</li>`)}</ol>`;
  }

  #modes() {
    const mode = (value: 'call' | 'move') => html`<label class="choice"><input type="radio" name="roll-mode" .checked=${this.#isCalling === (value === 'call')} @change=${() => (this.chosen = value)} /><span>${text(`roll.mode.${value}`)}</span></label>`;
    return html`<fieldset class="choices"><legend class="visually-hidden">${text('roll.mode')}</legend>${mode('call')}${mode('move')}</fieldset>`;
  }

  #orders() {
    const open = uncalled(this.attendance);
    return html`<div class="row-actions">
      <button type="button" class="button small" aria-keyshortcuts="t" aria-disabled=${open === 0} @click=${() => this.#others()}>${text('roll.others')}<kbd aria-hidden="true">T</kbd></button>
      <button type="button" class="button small" aria-keyshortcuts="c" aria-expanded=${this.finding} @click=${() => this.#find()}>${icons.search}${text('roll.find')}<kbd aria-hidden="true">C</kbd></button>
      <button type="button" class="button small" aria-keyshortcuts="u" aria-disabled=${this.history.size === 0} @click=${() => this.#undo()}>${icons.back}${text('conduct.undo')}<kbd aria-hidden="true">U</kbd></button>
    </div>`;
  }

  #finder() {
    return html`<name-field .label=${text('roll.find.label')} .people=${this.#people()} @keydown=${this.#escape} @name-taken=${(event: CustomEvent<string>) => this.#found(event.detail)} @name-empty=${() => this.#found(null)}></name-field>`;
  }

  #holder({ speaker }: Seat) {
    const people = this.#people().filter(({ id }) => id !== speaker);
    const aside = new Map(people.flatMap(({ id }) => this.#asideOf(id)));
    return html`<div class="roll-holder">
      <name-field .label=${text('roll.holder', { name: nameOf(this.speakers, speaker) })} .people=${people} .aside=${aside} @keydown=${this.#escape}
        @name-taken=${(event: CustomEvent<string>) => this.#represented(speaker, event.detail)} @name-empty=${() => this.#close()}></name-field></div>`;
  }

  /** What speaks against somebody holding a proxy, or one more. */
  #asideOf(id: string): readonly (readonly [string, string])[] {
    const held = heldBy(this.attendance, id).length;
    if (held > 0) return [[id, plural('roll.holds', held)]];
    const seat = this.attendance.seats.find((one) => one.speaker === id);
    const presence = seat && standingAt(seat)?.presence;
    return presence && presence !== 'present' ? [[id, presenceWords(presence, nameOf(this.speakers, id))]] : [];
  }

  #people() {
    return coded(this.attendance.seats.flatMap(({ speaker }) => this.speakers.find(({ id }) => id === speaker) ?? []));
  }

  #pressed(event: KeyboardEvent): void {
    const key = this.attendance.seats.length > 0 ? rollKeyOf(event, this) : null;
    if (!key) return;
    event.preventDefault();
    this.#do(key);
  }

  #do(key: RollKey): void {
    const last = this.attendance.seats.length - 1;
    switch (key) {
      case 'up':
      case 'down':
        return this.#go(Math.max(0, Math.min(last, this.place + (key === 'up' ? -1 : 1))));
      case 'first':
      case 'last':
        return this.#go(key === 'first' ? 0 : last);
      case 'others':
        return this.#others();
      case 'find':
        return this.#find();
      case 'undo':
        return this.#undo();
      default:
        return this.#note(this.place, key);
    }
  }

  #note(place: number, presence: Presence): void {
    const seat = this.attendance.seats[place];
    // Who leaves does so after the roll call; who is absent or excused is so from the beginning.
    if (!seat) return;
    if (this.#isCalling ? presence === 'left' : presence === 'absent' || presence === 'excused') {
      this.said = text(this.#isCalling ? 'roll.said.still-calling' : 'roll.said.called');
      return;
    }
    this.place = place;
    if (presence === 'represented') {
      this.asked = seat.speaker;
      return;
    }
    this.#noted(seat, presence, null);
  }

  #represented(speaker: string, holder: string): void {
    const seat = this.attendance.seats.find((one) => one.speaker === speaker);
    this.asked = null;
    if (seat) this.#noted(seat, 'represented', holder);
  }

  #noted(seat: Seat, presence: Presence, proxy: string | null): void {
    const call = { presence, proxy, item: this.item, at: new Date(this.now()).toISOString() };
    const isCalling = this.#isCalling;
    this.#change([isCalling ? called(seat, call) : moved(seat, call)]);
    const name = nameOf(this.speakers, seat.speaker);
    const how = presence === 'represented' ? text('roll.represented-by', { who: presenceWords(presence, name), name: nameOf(this.speakers, proxy) }) : presenceWords(presence, name);
    this.said = text('roll.said', { name, how });
    const next = this.attendance.seats.findIndex((one, index) => index > this.place && one.changes.length === 0);
    this.#go(isCalling && next >= 0 ? next : this.place);
  }

  #others(): void {
    const seats = othersPresent(this.attendance, new Date(this.now()).toISOString(), this.item);
    this.#change(seats);
    this.said = plural('roll.said.others', seats.length);
  }

  #undo(): void {
    const step = this.history.pop();
    if (!step) return void (this.said = text('conduct.said.no-undo'));
    const before = stepBack(this.attendance, step);
    this.said = before ? text('roll.said.undone', { name: step.after.map(({ speaker }) => nameOf(this.speakers, speaker)).slice(0, 3).join(', ') }) : text('roll.said.changed-meanwhile');
    if (before) this.#tell(before);
    const place = this.attendance.seats.findIndex(({ speaker }) => speaker === step.after[0]?.speaker);
    if (place >= 0) this.#go(place);
    this.requestUpdate();
  }

  #change(seats: readonly Seat[]): void {
    const step = stepTo(this.attendance, seats);
    if (!step) return;
    this.history.did(step);
    this.#tell(withSeats(this.attendance, seats));
  }

  /** A substitute sits after whom they stand in for. */
  #seat(place: number, speaker: string): void {
    const { seats } = this.attendance;
    const insteadOf = seats[place]?.speaker;
    if (speaker && insteadOf) this.#tell({ ...this.attendance, seats: seats.toSpliced(place + 1, 0, { speaker, insteadOf, changes: [] }) });
  }

  #tell(attendance: Attendance): void {
    // What is done next stands on this, though the page has not drawn it yet.
    this.attendance = attendance;
    this.dispatchEvent(new CustomEvent<Attendance>('attendance-change', { detail: attendance, bubbles: true }));
  }

  #find(): void {
    this.finding = !this.finding;
  }

  #found(id: string | null): void {
    this.finding = false;
    const place = this.attendance.seats.findIndex(({ speaker }) => speaker === id);
    this.#go(place >= 0 ? place : this.place);
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  #close(): void {
    [this.asked, this.finding] = [null, false];
    this.#go(this.place);
  }

  readonly #focused = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<RollRow>('roll-row');
    if (row) this.place = this.#rows().indexOf(row);
  };

  #rows(): RollRow[] {
    return [...this.querySelectorAll<RollRow>('roll-row')];
  }

  #go(place: number): void {
    this.place = place;
    this.#focusNext = true;
    this.requestUpdate();
  }
}
