import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ClerkDocument, ClerkItem, ItemKind } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, text, type TextKey } from '../../text/text.ts';
import './document-list.ts';
import { icons } from '../icons.ts';
import './vote-fields.ts';

/** What can be done to an item; what its details hold is asked for by `item-change`. */
export type ItemMove = 'up' | 'down' | 'in' | 'out' | 'remove' | 'add' | 'toggle';

const KINDS: readonly ItemKind[] = ['item', 'heading', 'information'];
const MOVES: readonly (readonly [ItemMove, TextKey, unknown])[] = [
  ['up', 'agenda-row.up', icons.up],
  ['down', 'agenda-row.down', icons.down],
  ['out', 'agenda-row.out', icons.outdent],
  ['in', 'agenda-row.in', icons.indent],
];

/** An item of the agenda as the clerk edits it. Emits `item-change` and `item-move`. */
@customElement('agenda-row')
export class AgendaRow extends PageElement {
  @property({ attribute: false }) item!: ClerkItem;
  @property({ attribute: false }) place = 0;
  @property({ attribute: false }) sitting = '';
  @property({ attribute: false }) documents: readonly ClerkDocument[] = [];
  @property({ type: Boolean }) open = false;
  @query('.row-title-field') private title_!: HTMLInputElement | null;

  override focus(): void {
    this.title_?.focus();
  }

  protected override render() {
    const { numbering, title, level, vote, rapporteur, deliberation } = this.item;
    const label = (key: TextKey) => text('agenda-row.of', { what: text(key), place: this.place + 1 });
    return html`<div class="agenda-row level-${level} kind-${this.item.kind}">
      <span class="grip" draggable="true" aria-hidden="true" title=${text('agenda-row.drag')}>${icons.grip}</span>
      <input class="row-number-field" aria-label=${label('agenda-row.numbering')} maxlength="40" autocomplete="off" .value=${numbering} @input=${this.#text('numbering')} />
      <input class="row-title-field" aria-label=${label('agenda-row.title')} maxlength="500" autocomplete="off" placeholder=${text('agenda-row.title')} .value=${title} @input=${this.#text('title')} @keydown=${this.#key} />
      <span class="row-moves">
        ${MOVES.map(([move, key, icon]) => html`<button type="button" class="icon-button move-${move}" aria-label=${label(key)} title=${text(key)} @click=${() => this.#move(move)}>${icon}</button>`)}
        <button type="button" class="button small" aria-expanded=${this.open} aria-label=${label('agenda-row.details')} @click=${() => this.#move('toggle')}>${text('agenda-row.details')}</button>
      </span>
      ${this.open || !(rapporteur || vote || deliberation?.number || this.documents.length) ? nothing : this.#marks()}
      ${this.open ? this.#details(label) : nothing}
    </div>`;
  }

  #marks() {
    const { rapporteur, vote, deliberation } = this.item;
    return html`<p class="row-summary soft">
      ${rapporteur ? html`<span>${rapporteur}</span>` : nothing}
      ${vote ? html`<span>${text(`vote.${vote.outcome}`)}</span>` : nothing}
      ${deliberation?.number ? html`<span>${text('deliberations.numbered', { number: deliberation.number })}</span>` : nothing}
      ${this.documents.length > 0 ? html`<span>${plural('sitting.documents', this.documents.length)}</span>` : nothing}
    </p>`;
  }

  #details(label: (key: TextKey) => string) {
    const { kind, rapporteur, notes, summary, vote, id } = this.item;
    return html`<div class="row-details">
      <div class="fields">
        <label class="field"><span>${text('agenda-row.kind')}</span>
          <select @change=${(event: Event) => this.#change({ kind: (event.target as HTMLSelectElement).value as ItemKind })}>
            ${KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${text(`agenda-row.kind.${one}`)}</option>`)}
          </select></label>
        <label class="field"><span>${text('agenda-row.rapporteur')}</span>
          <input maxlength="200" autocomplete="off" list="people" .value=${rapporteur} @input=${this.#text('rapporteur')} /></label>
      </div>
      ${kind === 'item' ? html`<vote-fields .vote=${vote} @vote-change=${(event: CustomEvent<ClerkItem['vote']>) => this.#change({ vote: event.detail })}></vote-fields>` : nothing}
      <label class="field"><span>${text('agenda-row.notes')}</span>
        <textarea class="plain" rows="3" maxlength="10000" .value=${notes} @input=${this.#text('notes')}></textarea></label>
      <label class="field"><span>${text('conduct.summary')}</span>
        <textarea class="plain" rows="3" maxlength="10000" .value=${summary} @input=${this.#text('summary')}></textarea></label>
      <document-list .sitting=${this.sitting} .item=${id} .documents=${this.documents}></document-list>
      <div class="row-actions">
        <button type="button" class="button small" aria-label=${label('agenda-row.add')} @click=${() => this.#move('add')}>${icons.plus}${text('agenda-row.add')}</button>
        <button type="button" class="button small danger" aria-label=${label('agenda-row.remove')} @click=${() => this.#move('remove')}>${icons.trash}${text('agenda-row.remove')}</button>
      </div>
    </div>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const move = moveOf(event);
    if (!move) return;
    event.preventDefault();
    this.#move(move);
  };

  #text(field: 'numbering' | 'title' | 'rapporteur' | 'notes' | 'summary') {
    return (event: Event) => this.#change({ [field]: (event.target as HTMLInputElement).value });
  }

  #change(detail: Partial<ClerkItem>): void {
    this.dispatchEvent(new CustomEvent<Partial<ClerkItem>>('item-change', { detail, bubbles: true }));
  }

  #move(detail: ItemMove): void {
    this.dispatchEvent(new CustomEvent<ItemMove>('item-move', { detail, bubbles: true }));
  }
}

/** Enter begins the next item; Alt with an arrow moves, with Shift it indents. */
function moveOf(event: KeyboardEvent): ItemMove | null {
  if (event.key === 'Enter' && !event.isComposing) return 'add';
  if (!event.altKey) return null;
  if (event.key === 'ArrowUp') return 'up';
  if (event.key === 'ArrowDown') return 'down';
  if (!event.shiftKey) return null;
  if (event.key === 'ArrowRight') return 'in';
  return event.key === 'ArrowLeft' ? 'out' : null;
}
