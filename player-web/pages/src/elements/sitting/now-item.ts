import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AgendaItem, Sitting, Vote } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import { unbroken } from '../../text/text.ts';
import { documentLinks } from './document-links.ts';
import { PageElement } from '../page-element.ts';
import './vote-result.ts';

/** What was voted on an item: first on its amendments, then on itself. */
export function itemVotes({ vote, motions }: AgendaItem, { speakers }: Pick<Sitting, 'speakers'>) {
  const result = (one: Vote) => html`<vote-result .vote=${one} .speakers=${speakers}></vote-result>`;
  return html`${motions.map((one) => (one.vote ? html`<div class="motion"><p lang=${spoken()}>${unbroken(one.title)}</p>${result(one.vote)}</div>` : nothing))}${vote ? result(vote) : nothing}`;
}

/** What belongs to an item of an agenda: its vote and its documents. Nothing while there is none. */
export function itemFacts(item: AgendaItem, sitting: Sitting) {
  const documents = sitting.documents.filter((one) => one.item === item.id);
  if (!item.vote && item.motions.length === 0 && documents.length === 0) return nothing;
  return html`${itemVotes(item, sitting)}
    ${documents.length > 0 ? documentLinks(documents) : nothing}`;
}

/** The vote and the documents of the item that is played, below the title of the page. */
@customElement('now-item')
export class NowItem extends PageElement {
  @property({ attribute: false }) sitting: Sitting | null = null;
  /** The item's id. */
  @property({ attribute: false }) item: string | null = null;

  protected override render() {
    const { sitting } = this;
    const found = sitting?.agenda.find(({ id }) => id === this.item);
    return sitting && found ? itemFacts(found, sitting) : nothing;
  }
}
