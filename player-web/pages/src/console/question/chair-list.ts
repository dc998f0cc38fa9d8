import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { QuestionCard } from '../../api/moderation.ts';
import type { AgendaItem } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { listed, nextForScreen, shown } from '../../moderation/queue.ts';
import { text, unbroken, type TextKey } from '../../text/text.ts';
import { ask } from './moderation-order.ts';
import { itemWords } from './moderation-words.ts';

/** What the chair has been sent, in order, and which of it the room's screen shows. Emits `moderate`. */
@customElement('chair-list')
export class ChairList extends PageElement {
  @property({ attribute: false }) cards: readonly QuestionCard[] = [];
  @property({ attribute: false }) agenda: readonly AgendaItem[] = [];
  @property() sitting = '';
  /** False while an order is on its way. */
  @property({ type: Boolean }) working = false;

  #focused: HTMLElement | null = null;

  protected override willUpdate(): void {
    const { activeElement } = document;
    this.#focused = this.contains(activeElement) ? (activeElement as HTMLElement) : null;
  }

  protected override updated(): void {
    // The browser drops the focus of what is moved in the document.
    if (this.#focused?.isConnected && this.#focused !== document.activeElement) this.#focused.focus();
  }

  protected override render() {
    const list = listed(this.cards, 'chair');
    const next = nextForScreen(this.cards);
    const now = shown(this.cards);
    return html`<section class="panel" aria-labelledby="chair-title">
      <div class="panel-head"><h2 id="chair-title">${text('moderation.chair')}</h2>
        <a class="button small" href="/console/sittings/${this.sitting}/screen" target="_blank" rel="noopener">${icons.film}${text('moderation.screen.open')}</a></div>
      ${list.length === 0
        ? html`<p class="soft">${text('moderation.chair.none')}</p>`
        : html`<p class="row-actions">
              <button type="button" class="button primary chair-next" ?disabled=${!next || this.working} @click=${() => next && ask(this, { does: 'show', card: next.id })}>${icons.arrow}${text(now ? 'moderation.chair.next' : 'moderation.chair.first')}</button>
              ${now ? html`<button type="button" class="button chair-take-down" ?disabled=${this.working} @click=${() => ask(this, { does: 'take-down', card: now.id })}>${text('moderation.take-down')}</button>` : nothing}</p>
            <ol class="chair">${repeat(list, ({ id }) => id, (card, place) => html`<li class=${card.chair?.shownSince ? 'chair-shown' : ''}>${this.#row(card, place, list)}</li>`)}</ol>`}
    </section>`;
  }

  #row(card: QuestionCard, place: number, list: readonly QuestionCard[]) {
    const item = itemWords(this.agenda, card.item);
    return html`<p><strong>${unbroken(card.author.name)}</strong>${card.author.commune ? html` <span class="soft">${unbroken(card.author.commune)}</span>` : nothing}
        ${card.chair?.shownSince ? html`<span class="badge badge-live">${text('moderation.shown')}</span>` : nothing}</p>
      <p class="chair-words">${card.text}</p>
      ${item ? html`<p class="soft">${item}</p>` : nothing}
      <p class="row-actions">
        ${card.chair?.shownSince ? nothing : this.#order('show', 'moderation.show', card)}${this.#order('answer', 'moderation.answer', card)}${this.#order('recall', 'moderation.recall', card)}
        ${list.length > 1 ? html`${this.#move('up', card, list[place - 1]?.id)}${this.#move('down', card, place + 1 < list.length ? (list[place + 2]?.id ?? null) : undefined)}` : nothing}</p>`;
  }

  /** @param before which it would stand; null: the end; undefined: it can't go further, and keeps the focus */
  #move(way: 'up' | 'down', { id, author }: QuestionCard, before: string | null | undefined) {
    return html`<button type="button" class="icon-button chair-${way}" aria-disabled=${before === undefined} aria-label=${text('recordings.named', { action: text(`moderation.chair.${way}`), title: author.name })}
      @click=${() => before !== undefined && !this.working && ask(this, { does: 'place', card: id, before })}>${icons[way]}</button>`;
  }

  #order(does: 'show' | 'answer' | 'recall', key: TextKey, { id, author }: QuestionCard) {
    return html`<button type="button" class="button small chair-${does}" aria-label=${text('recordings.named', { action: text(key), title: author.name })} @click=${() => ask(this, { does, card: id })}>${text(key)}</button>`;
  }
}
