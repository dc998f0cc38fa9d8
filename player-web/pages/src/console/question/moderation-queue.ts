import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { QuestionCard } from '../../api/moderation.ts';
import type { AgendaItem } from '../../api/sitting.ts';
import { me } from '../../api/staff.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ModerationSession } from '../../moderation/moderation-session.ts';
import { counts, expected, FILTERS, gathered, heldBy, listed, neighbour, NOTICED, SORTS, stepFrom, type Filter, type Noticed, type Sort } from '../../moderation/queue.ts';
import { number, plural, text } from '../../text/text.ts';
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
  @state() private sort: Sort = 'risk';
  @state() private noticed: Noticed = 'any';
  /** The card that is shown whole: the current one, once no button is held down that would move away below the pointer. */
  @state() private expanded: string | null = null;
  @state() private alone = false;
  @state() private current: string | null = null;
  @state() private selected: ReadonlySet<string> = new Set();
  /** Cards that stay in the list until they are left, since something is to be read of them. */
  @state() private notes: ReadonlyMap<string, string> = new Map();
  /** Groups that are shown card by card. */
  @state() private apart: ReadonlySet<string> = new Set();
  #list: readonly QuestionCard[] = [];
  /** The cards that one stands for, its own among them. */
  #members: ReadonlyMap<string, readonly string[]> = new Map();
  /** True while the focus is, or was before its card left the list, in a card. */
  #inCards = false;
  #isPressing = false;
  readonly #pressed = (): void => void (this.#isPressing = true);
  readonly #released = (): void => {
    // Behind the click, which must find its button where it was.
    setTimeout(() => {
      this.#isPressing = false;
      this.#expand();
    });
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('focusin', this.#focused);
    document.addEventListener('pointerdown', this.#pressed, { capture: true });
    for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, this.#released, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('focusin', this.#focused);
    document.removeEventListener('pointerdown', this.#pressed, { capture: true });
    for (const end of ['pointerup', 'pointercancel']) document.removeEventListener(end, this.#released, { capture: true });
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
    return this.selected.size > 0 ? this.selection : this.currentId ? this.standsFor(this.currentId) : [];
  }

  /** The cards that are decided with this one: itself, or all that were made from its text. */
  standsFor(id: string): readonly QuestionCard[] {
    const ids = new Set(this.#members.get(id) ?? [id]);
    return this.session.cards.filter((card) => ids.has(card.id));
  }

  /** Chooses a card and those that it stands for, or chooses them no more. */
  select(id: string): void {
    const selected = new Set(this.selected);
    const chosen = !selected.has(id);
    for (const member of this.#members.get(id) ?? [id]) {
      if (chosen) selected.add(member);
      else selected.delete(member);
    }
    this.selected = selected;
  }

  /** Shows the cards of a group one by one. */
  takeApart(id: string): void {
    const group = this.session.find(id)?.group;
    if (group) this.apart = new Set([...this.apart, group]);
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
    const current = this.#list.find(({ id }) => id === this.current);
    const stays = current && !this.#inCards && !this.#isTaken(current);
    const next = stays ? current.id : stepFrom(this.#list, this.current, by, this.#isTaken);
    if (next) this.moveTo(next);
  }

  /** Another moderator looks at it. */
  readonly #isTaken = (card: QuestionCard): boolean => heldBy(card, me()?.id, Date.now()) !== null;

  #expand(): void {
    if (!this.#isPressing) this.expanded = this.#inCards || this.alone ? this.current : null;
  }

  /** Gives a card the focus once it is there. */
  moveTo(id: string): void {
    this.#lookAt(id);
    this.#inCards = true;
    this.#expand();
    void this.updateComplete.then(() => this.#focusCurrent());
  }

  /** One card alone, or all. */
  toggleFocus(): void {
    this.alone = !this.alone;
    this.#expand();
    if (this.current) this.moveTo(this.current);
  }

  protected override willUpdate(): void {
    const cards = this.#cards();
    const before = this.#list;
    const found = listed(cards, this.filter, {
      ...(this.item === ANY ? {} : { item: this.item || null }),
      noticed: this.noticed,
      sort: this.sort,
      items: this.agenda.map(({ id }) => id),
    });
    const kept = cards.filter(({ id }) => this.notes.has(id) && !found.some((one) => one.id === id));
    const { list, members } = gathered(found, this.apart);
    [this.#list, this.#members] = [[...kept, ...list], members];
    const ids = new Set([...this.#list, ...found].map(({ id }) => id));
    if (this.current === null || !this.#list.some(({ id }) => id === this.current)) this.current = neighbour(before, this.#list, this.current ?? '', this.#isTaken);
    if (this.alone || (this.expanded !== null && this.#inCards)) this.#expand();
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
        ${this.#list.length > 1 && this.selected.size === 0 ? html`<button type="button" class="button small select-all" @click=${this.#selectAll}>${text('moderation.select-all')}</button>` : nothing}
        <button type="button" class="button small" aria-pressed=${this.alone} aria-keyshortcuts="Z" @click=${() => this.toggleFocus()}>${icons.eye}${text('moderation.focus')}</button>
        <button type="button" class="button small" aria-keyshortcuts="?" @click=${() => this.dispatchEvent(new CustomEvent('help'))}>${icons.keyboard}${text('shortcuts.title')}</button></span></div>
      <div class="row-actions filters" role="group" aria-label=${text('moderation.filter')}>
        ${FILTERS.map((filter) => html`<button type="button" class="button small" aria-pressed=${filter === this.filter} data-filter=${filter} @click=${() => this.#show(filter)}>${text(`moderation.filter.${filter}`)} <span class="count">${number(count[filter])}</span></button>`)}
      </div>
      <div class="queue-choices">${this.#choice('sort', 'moderation.sort', SORTS.map((one) => [one, text(`moderation.sort.${one}`)] as const), this.sort, (value) => (this.sort = value as Sort))}
        ${this.#choice('noticed', 'moderation.noticed', NOTICED.map((one) => [one, text(`moderation.noticed.${one}`)] as const), this.noticed, (value) => (this.noticed = value as Noticed))}
        ${this.agenda.length > 0 ? this.#items() : nothing}
      </div>
      ${this.selected.size > 0 ? this.#bulk() : nothing}
      ${this.#list.length === 0 ? html`<p class="notice" role="status">${text(this.filter === 'waiting' ? 'moderation.none-waiting' : 'moderation.none')}</p>` : nothing}
      ${this.alone && this.#list.length > 0 ? this.#place() : nothing}
      <ul class="questions">${repeat(shown, ({ id }) => id, (card) => html`<li class=${card.id === this.current ? 'question-current' : ''}>
        <moderation-card data-question=${card.id} .card=${card} .findings=${this.session.findingsOf(card)} .agenda=${this.agenda} .leader=${this.session.find(card.leader)} .pending=${this.session.pending.get(card.id) ?? null}
          count=${this.#members.get(card.id)?.length ?? 1} ?selected=${this.selected.has(card.id)} ?expanded=${card.id === this.expanded} note=${this.notes.get(card.id) ?? ''}></moderation-card></li>`)}</ul>
    </section>`;
  }

  #items() {
    const items = this.agenda.map(({ id, numbering, title }) => [id, `${numbering} ${title}`] as const);
    return this.#choice('item', 'moderation.item.short', [[ANY, text('moderation.item.any')], ['', text('moderation.item.none')], ...items], this.item, (value) => (this.item = value));
  }

  #choice(name: string, label: 'moderation.sort' | 'moderation.noticed' | 'moderation.item.short', options: readonly (readonly [string, string])[], chosen: string, choose: (value: string) => unknown) {
    return html`<label class="queue-choice" for="queue-${name}"><span>${text(label)}</span>
      <select id="queue-${name}" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
      </select></label>`;
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
    this.selected = new Set(this.#list.flatMap(({ id }) => this.#members.get(id) ?? [id]).slice(0, MOST_SELECTED));
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
    this.#expand();
    void this.session.focus(card?.id ?? null);
  };
}
