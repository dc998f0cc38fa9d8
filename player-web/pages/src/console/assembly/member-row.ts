import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Member } from '../../api/assembly.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { shortDay, text, type TextKey } from '../../text/text.ts';
import { FIRST_DAY, onDay } from '../typed-day.ts';

/** What can be done to a member; what their fields hold is asked for by `member-change`. */
export type MemberMove = 'up' | 'down' | 'remove' | 'add' | 'toggle';

/** A member of an assembly as the clerk edits them. Emits `member-change` and `member-move`. */
@customElement('member-row')
export class MemberRow extends PageElement {
  @property({ attribute: false }) member!: Member;
  @property({ attribute: false }) place = 0;
  /** Who may stand in for them. */
  @property({ attribute: false }) others: readonly Member[] = [];
  @property({ type: Boolean }) open = false;
  @query('.member-name') private name_!: HTMLInputElement | null;

  override focus(): void {
    this.name_?.focus();
  }

  protected override render() {
    const { name, role, group, from, until, substitute } = this.member;
    const label = (key: TextKey) => text('member.of', { what: text(key), name: name || String(this.place + 1) });
    const stand = this.others.find(({ id }) => id === substitute);
    const facts = [from ? text('member.from-day', { day: shortDay(from) }) : '', until ? text('member.until-day', { day: shortDay(until) }) : '', stand ? text('member.substitute-is', { name: stand.name }) : ''].filter(Boolean);
    return html`<div class="member-row ${until ? 'member-until' : ''}">
      <span class="roll-rank" aria-hidden="true">${this.place + 1}</span>
      <div class="member-fields">
        <input class="member-name" aria-label=${label('speakers.name')} placeholder=${text('member.name.example')} maxlength="120" autocomplete="off" .value=${name} @input=${this.#text('name')} @keydown=${this.#key} />
        <input aria-label=${label('speakers.role')} placeholder=${text('speakers.role')} maxlength="120" autocomplete="off" list="member-roles" .value=${role} @input=${this.#text('role')} @keydown=${this.#key} />
        <input aria-label=${label('speakers.group')} placeholder=${text('speakers.group')} maxlength="120" autocomplete="off" list="member-groups" .value=${group} @input=${this.#text('group')} @keydown=${this.#key} />
      </div>
      <span class="row-moves">
        <button type="button" class="icon-button" aria-label=${label('agenda-row.up')} title=${text('agenda-row.up')} @click=${() => this.#move('up')}>${icons.up}</button>
        <button type="button" class="icon-button" aria-label=${label('agenda-row.down')} title=${text('agenda-row.down')} @click=${() => this.#move('down')}>${icons.down}</button>
        <button type="button" class="button small" aria-expanded=${this.open} aria-label=${label('agenda-row.details')} @click=${() => this.#move('toggle')}>${text('agenda-row.details')}</button>
      </span>
      ${facts.length > 0 && !this.open ? html`<p class="member-facts soft">${facts.join(text('list.and'))}</p>` : nothing}
      ${this.open ? this.#details(label) : nothing}
    </div>`;
  }

  #details(label: (key: TextKey) => string) {
    const { commune, from, until, substitute } = this.member;
    return html`<div class="row-details"><div class="fields">
        <label class="field"><span>${text('speakers.commune')}</span><input maxlength="120" autocomplete="off" .value=${commune} @input=${this.#text('commune')} /></label>
        <label class="field"><span>${text('member.from')}</span><input type="date" min=${FIRST_DAY} .value=${from ?? ''} @change=${onDay((from) => this.#change({ from }))} /></label>
        <label class="field"><span>${text('member.until')}</span><input type="date" min=${FIRST_DAY} .value=${until ?? ''} @change=${onDay((until) => this.#change({ until }))} /></label>
        <label class="field"><span>${text('member.substitute')}</span>
          <select @change=${(event: Event) => this.#change({ substitute: (event.target as HTMLSelectElement).value || null })}>
            <option value="" ?selected=${!substitute}>${text('member.substitute.none')}</option>
            ${this.others.map((one) => html`<option value=${one.id} ?selected=${one.id === substitute}>${one.name}</option>`)}
          </select></label>
      </div>
      <div class="row-actions">
        <button type="button" class="button small" @click=${() => this.#move('add')}>${icons.plus}${text('member.add-below')}</button>
        <button type="button" class="button small danger" aria-label=${label('agenda-row.remove')} @click=${() => this.#move('remove')}>${icons.trash}${text('agenda-row.remove')}</button>
      </div></div>`;
  }

  /** Enter begins the next member; Alt with an arrow moves. */
  readonly #key = (event: KeyboardEvent): void => {
    const move: MemberMove | null = event.key === 'Enter' && !event.isComposing ? 'add' : event.altKey && event.key === 'ArrowUp' ? 'up' : event.altKey && event.key === 'ArrowDown' ? 'down' : null;
    if (!move) return;
    event.preventDefault();
    this.#move(move);
  };

  #text(field: 'name' | 'role' | 'group' | 'commune') {
    return (event: Event) => this.#change({ [field]: (event.target as HTMLInputElement).value });
  }

  #change(detail: Partial<Member>): void {
    this.dispatchEvent(new CustomEvent<Partial<Member>>('member-change', { detail, bubbles: true }));
  }

  #move(detail: MemberMove): void {
    this.dispatchEvent(new CustomEvent<MemberMove>('member-move', { detail, bubbles: true }));
  }
}
