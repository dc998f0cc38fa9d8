import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ClerkItem, Speaker, Vote } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import '../../elements/sitting/vote-result.ts';
import { icons } from '../icons.ts';
import { text } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';
import { conduct } from './conduct-order.ts';
import '../sitting/vote-fields.ts';

const FIELDS = { note: '.item-note', summary: '.item-summary', vote: 'select' } as const;

/** The private note, what the minutes shall say, and the vote of one item. Emits `item-change`. */
@customElement('conduct-item')
export class ConductItem extends PageElement {
  @property({ attribute: false }) item: ClerkItem | null = null;
  /** How what was typed stands, in words. */
  @property({ attribute: false }) saved = '';
  /** True if votes are counted against who is there: see vote-desk. */
  @property({ type: Boolean }) counted = false;
  @property({ attribute: false }) speakers: readonly Speaker[] = [];

  begin(what: 'note' | 'summary' | 'vote'): void {
    this.querySelector<HTMLElement>(FIELDS[what])?.focus();
  }

  protected override render() {
    const { item } = this;
    return html`<section class="panel item-panel" aria-labelledby="item-title">
      <h2 id="item-title">${text('conduct.note-and-vote')}</h2>
      ${item ? keyed(item.id, this.#fields(item)) : html`<p class="soft">${text('conduct.no-item')}</p>`}
    </section>`;
  }

  #fields(item: ClerkItem) {
    return html`<p class="item-name">${labelOf(item)}</p>
      <div class="item-fields">
      ${item.kind === 'information' ? nothing : this.counted ? this.#vote(item) : this.#result(item)}
      <div>${this.#words(item, 'note', 'notes')} ${this.#words(item, 'summary', 'summary')}</div></div>
      <p class="soft item-saved" role="status">${this.saved}</p>`;
  }

  #vote(item: ClerkItem) {
    const { vote, motions } = item;
    return html`<div class="item-vote">
      ${motions.map((one) => html`<p><strong>${one.title}</strong></p>${one.vote ? html`<vote-result .vote=${one.vote} .speakers=${this.speakers}></vote-result>` : html`<p class="soft">${text('agenda-row.vote-none')}</p>`}`)}
      ${vote ? html`<vote-result .vote=${vote} .speakers=${this.speakers}></vote-result>` : html`<p class="soft">${text('agenda-row.vote-none')}</p>`}
      <button type="button" class="button" aria-keyshortcuts="v" @click=${() => conduct(this, { does: 'vote', item: item.id })}>${icons.pencil}${text(vote ? 'ballot.correct' : 'ballot.open')}<kbd aria-hidden="true">V</kbd></button>
      <details><summary>${text('ballot.by-hand')}</summary>${this.#result(item)}</details></div>`;
  }

  #words(item: ClerkItem, what: 'note' | 'summary', property: 'notes' | 'summary') {
    return html`<label class="field"><span>${text(`conduct.${what}`)}</span>
      <textarea class="plain item-${what}" name=${item.id} rows="3" maxlength="10000" .value=${this.#valueOf(item, what, property)} @input=${(event: Event) => this.#tell({ [property]: (event.target as HTMLTextAreaElement).value })}></textarea></label>`;
  }

  #result(item: ClerkItem) {
    return html`<vote-fields .vote=${item.vote} @vote-change=${(event: CustomEvent<Vote | null>) => this.#tell({ vote: event.detail })}></vote-fields>`;
  }

  /** What is being typed stays as it is typed: the server's cleaning would take the space before the next word. */
  #valueOf(item: ClerkItem, what: 'note' | 'summary', property: 'notes' | 'summary'): string {
    const field = this.querySelector<HTMLTextAreaElement>(FIELDS[what]);
    return field && field === document.activeElement && field.name === item.id ? field.value : item[property];
  }

  #tell(detail: Partial<ClerkItem>): void {
    this.dispatchEvent(new CustomEvent<Partial<ClerkItem>>('item-change', { detail, bubbles: true }));
  }
}
