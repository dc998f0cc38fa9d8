import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { QuestionCard } from '../api/moderation.ts';
import type { AgendaItem } from '../api/sitting.ts';
import { icons } from './icons.ts';
import { PageElement } from '../elements/page-element.ts';
import type { ModerationSession } from '../moderation/moderation-session.ts';
import { counts, expected, FILTERS, listed, neighbour, type Filter } from '../moderation/queue.ts';
import { number, plural, text } from '../text/text.ts';
import './moderation-card.ts';
import type { ModerationCard } from './moderation-card.ts';

/** So many are decided together at most. */
const MOST_SELECTED = 200;

/** Every item; none would be the questions that are about no item. */
const ANY = 'any';

/** The list of questions, what it is narrowed to, and the one that is looked at. Emits `bulk` and `help`. */
@customElement('moderation-queue')
export class ModerationQueue extends PageElement {
  @property({ attribute: false }) session!: ModerationSession;
  /** Changes whenever the session has something new. */
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) agenda: readonly AgendaItem[] = [];
  @state() private filter: Filter = 'waiting';
  @state() private item = ANY;
  @state() private alone = false;
  @state() private current: string | null = null;
  @state() private selected: ReadonlySet<string> = new Set();
  /** Cards that stay in the list until they are left, since something is to be read of them. */
  @state() private notes: ReadonlyMap<string, string> = new Map();
  #list: readonly QuestionCard[] = [];
  /** True while the focus is, or was before its card left the list, in a card. */
  #inCards = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('focusin', this.#focused);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('focusin', this.#focused);
  }

  /** The card that keys act on; null while none is looked at. */
  get currentId(): string | null {
    return this.#inCards ? this.current : null;
  }

  /** The cards that were chosen, and are listed. */
  get selection(): readonly QuestionCard[] {
    return this.session.cards.filter(({ id }) => this.selected.has(id));
  }

  /** What a key acts on: those that were chosen, or else the one that is looked at. */
  get targets(): readonly QuestionCard[] {
    const card = this.session.find(this.currentId);
    return this.selected.size > 0 ? this.selection : card ? [card] : [];
  }

  /** Chooses a card, or chooses it no more. */
  select(id: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  /** These are decided: they are chosen no more, and nothing is to be read of them. */
  leave(ids: readonly string[]): void {
    this.selected = new Set([...this.selected].filter((id) => !ids.includes(id)));
    this.notes = new Map([...this.notes].filter(([id]) => !ids.includes(id)));
  }

  /** Keeps a card in the list, whatever became of it, with what is to be read of it. */
  keep(id: string, note: string): void {
    this.notes = new Map([...this.notes, [id, note]]);
    this.current = id;
    this.moveTo(id);
  }

  step(by: 1 | -1): void {
    const place = this.#list.findIndex(({ id }) => id === this.current);
    const next = this.#list[place < 0 || !this.#inCards ? Math.max(0, place) : Math.min(this.#list.length - 1, Math.max(0, place + by))];
    if (next) this.moveTo(next.id);
  }

  /** Gives a card the focus once it is there. */
  moveTo(id: string): void {
    this.#lookAt(id);
    this.#inCards = true;
    void this.updateComplete.then(() => this.#focusCurrent());
  }

  /** One card alone, or all. */
  toggleFocus(): void {
    this.alone = !this.alone;
    if (this.current) this.moveTo(this.current);
  }

  protected override willUpdate(): void {
    const cards = this.#cards();
    const before = this.#list;
    const found = listed(cards, this.filter, this.item === ANY ? undefined : this.item || null);
    const kept = cards.filter(({ id }) => this.notes.has(id) && !found.some((one) => one.id === id));
    this.#list = [...kept, ...found];
    const ids = new Set(this.#list.map(({ id }) => id));
    if (this.current === null || !ids.has(this.current)) this.current = neighbour(before, this.#list, this.current ?? '');
    if ([...this.selected].some((id) => !ids.has(id))) this.selected = new Set([...this.selected].filter((id) => ids.has(id)));
  }

  protected override updated(): void {
    // The card that had the focus may have left the list, or moved in it.
    if (this.#inCards && !document.querySelector('dialog[open]') && document.activeElement === document.body) this.#focusCurrent();
  }

  #cards(): readonly QuestionCard[] {
    return this.session.cards.map((card) => expected(card, this.session.pending.get(card.id)));
  }

  #focusCurrent(): void {
    this.#card(this.current)?.focus();
  }

  #card(id: string | null): ModerationCard | undefined {
    return [...this.querySelectorAll<ModerationCard>('moderation-card')].find(({ card }) => card.id === id);
  }

  protected override render() {
    const count = counts(this.#cards());
    const shown = this.alone ? this.#list.filter(({ id }) => id === this.current) : this.#list;
    return html`<section class="panel" aria-labelledby="queue-title">
      <div class="panel-head"><h2 id="queue-title">${text('moderation.queue')}</h2><span class="row-actions">
        <button type="button" class="button small" aria-pressed=${this.alone} aria-keyshortcuts="Z" @click=${() => this.toggleFocus()}>${icons.eye}${text('moderation.focus')}</button>
        <button type="button" class="button small" aria-keyshortcuts="?" @click=${() => this.dispatchEvent(new CustomEvent('help'))}>${icons.keyboard}${text('shortcuts.title')}</button></span></div>
      <div class="row-actions filters" role="group" aria-label=${text('moderation.filter')}>
        ${FILTERS.map((filter) => html`<button type="button" class="button small" aria-pressed=${filter === this.filter} data-filter=${filter} @click=${() => this.#show(filter)}>${text(`moderation.filter.${filter}`)} <span class="count">${number(count[filter])}</span></button>`)}
      </div>
      ${this.agenda.length > 0 ? this.#items() : nothing}
      ${this.selected.size > 0 ? this.#bulk() : nothing}
      ${this.#list.length > 1 && this.selected.size === 0 ? html`<p><button type="button" class="button small select-all" @click=${this.#selectAll}>${text('moderation.select-all')}</button></p>` : nothing}
      ${this.#list.length === 0 ? html`<p class="notice" role="status">${text(this.filter === 'waiting' ? 'moderation.none-waiting' : 'moderation.none')}</p>` : nothing}
      ${this.alone && this.#list.length > 0 ? this.#place() : nothing}
      <ul class="questions">${repeat(shown, ({ id }) => id, (card) => html`<li class=${card.id === this.current ? 'question-current' : ''}>
        <moderation-card data-question=${card.id} .card=${card} .findings=${this.session.findingsOf(card)} .agenda=${this.agenda} .leader=${this.session.find(card.leader)} .pending=${this.session.pending.get(card.id) ?? null}
          ?selected=${this.selected.has(card.id)} note=${this.notes.get(card.id) ?? ''}></moderation-card></li>`)}</ul>
    </section>`;
  }

  #items() {
    return html`<div class="field queue-item"><label for="queue-item">${text('moderation.item')}</label>
      <select id="queue-item" @change=${(event: Event) => (this.item = (event.target as HTMLSelectElement).value)}>
        <option value=${ANY} ?selected=${this.item === ANY}>${text('moderation.item.any')}</option><option value="" ?selected=${this.item === ''}>${text('moderation.item.none')}</option>
        ${this.agenda.map(({ id, numbering, title }) => html`<option value=${id} ?selected=${this.item === id}>${numbering} ${title}</option>`)}
      </select></div>`;
  }

  #bulk() {
    const act = (does: 'publish' | 'refuse' | 'merge') => this.dispatchEvent(new CustomEvent('bulk', { detail: does }));
    return html`<div class="strip bulk" role="group" aria-label=${text('moderation.bulk')}><span role="status">${plural('moderation.selected', this.selected.size)}</span>
      <button type="button" class="button small primary bulk-publish" @click=${() => act('publish')}>${text('moderation.publish')}</button>
      <button type="button" class="button small danger bulk-refuse" @click=${() => act('refuse')}>${text('moderation.refuse')}</button>
      <button type="button" class="button small bulk-merge" @click=${() => act('merge')}>${text('moderation.merge')}</button>
      <button type="button" class="button small" @click=${() => (this.selected = new Set())}>${text('moderation.unselect')}</button></div>`;
  }

  readonly #selectAll = (): void => {
    this.selected = new Set(this.#list.slice(0, MOST_SELECTED).map(({ id }) => id));
  };

  #place() {
    const place = this.#list.findIndex(({ id }) => id === this.current) + 1;
    return html`<p class="row-actions"><button type="button" class="button small" aria-keyshortcuts="K" @click=${() => this.step(-1)}>${text('moderation.previous')}</button>
      <span>${text('moderation.place', { place: number(place), count: number(this.#list.length) })}</span>
      <button type="button" class="button small" aria-keyshortcuts="J" @click=${() => this.step(1)}>${text('moderation.next')}</button></p>`;
  }

  #show(filter: Filter): void {
    [this.filter, this.notes] = [filter, new Map()];
  }

  /** The card that was looked at before leaves the list if it was only kept. */
  #lookAt(id: string): void {
    const left = this.current;
    if (left === id) return;
    this.notes = new Map([...this.notes].filter(([noted]) => noted !== left));
    this.current = id;
  }

  /** The card that gets the focus is held; the one before is let go. */
  readonly #focused = (event: FocusEvent): void => {
    const target = event.target as Element;
    // A dialog is about the card from which it was opened.
    if (target.closest('dialog')) return;
    const card = target.closest<ModerationCard>('moderation-card')?.card ?? null;
    this.#inCards = card !== null;
    if (card) this.#lookAt(card.id);
    void this.session.focus(card?.id ?? null);
  };
}
