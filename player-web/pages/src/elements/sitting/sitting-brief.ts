import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sitting } from '../../api/sitting.ts';
import { spoken, written } from '../../text/language-of-content.ts';
import { text, unbroken } from '../../text/text.ts';
import { localDay, localTime } from '../../text/when.ts';
import { documentLinks } from './document-links.ts';
import { PageElement } from '../page-element.ts';

/** A sitting beside its player: its hour, its place, and the documents that are of no single item. */
@customElement('sitting-brief')
export class SittingBrief extends PageElement {
  @property({ attribute: false }) sitting!: Sitting;
  /** It has not begun. */
  @property({ type: Boolean }) coming = false;

  protected override render() {
    const { id, title, body, localStart, place, documents } = this.sitting;
    const own = documents.filter((one) => one.item === null);
    const when = { day: localDay(localStart), time: localTime(localStart) };
    return html`<div class="sitting-brief">
      <p><strong>${text(this.coming ? 'brief.coming' : 'brief.of')}</strong> <a href="/sittings/${id}" lang=${spoken()}>${unbroken(title || body)}</a></p>
      <p class="soft"><time datetime=${localStart}>${text('brief.starts', when)}</time>${place ? html`, ${written(unbroken(place))}` : nothing}</p>
      ${own.length > 0 ? documentLinks(own) : nothing}
    </div>`;
  }
}
