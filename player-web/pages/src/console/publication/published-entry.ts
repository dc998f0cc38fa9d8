import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { certificateAddress, type Publication } from '../../api/publication.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, text, timeOfDay } from '../../text/text.ts';

/** An entry of the register: since when it is online, its file and its certificate. Emits `withdraw-request`. */
@customElement('published-entry')
export class PublishedEntry extends PageElement {
  @property({ attribute: false }) entry!: Publication;

  protected override render() {
    const { number, publishedAt, publishedBy, withdrawn, file, replacedBy, kind } = this.entry;
    const since = { day: day(publishedAt), time: timeOfDay(publishedAt), number };
    const told = withdrawn ? text('publication.was-online', { ...since, reason: withdrawn.reason }) : text('publication.online-since', since);
    return html`<p>${told}
        ${publishedBy ? html`<span class="soft">${text('publication.register.by', { who: publishedBy })}</span>` : nothing}
        ${replacedBy ? html`<span>${text('publication.register.replaced', { number: replacedBy })}</span>` : nothing}</p>
      <p class="row-actions">
        ${file ? html`<a class="button small" href=${file} target="_blank" rel="noopener">${text('publication.file')}</a>` : nothing}
        <a class="button small" href=${certificateAddress(this.entry)} aria-label=${text('publication.certificate-of', { number })}>${text('publication.certificate')}</a>
        ${withdrawn || kind === 'minutes' ? nothing : html`<button type="button" class="button small" aria-label=${text('publication.withdraw-of', { number })} @click=${this.#withdraw}>${text('publication.withdraw')}</button>`}
      </p>`;
  }

  readonly #withdraw = (): void => {
    this.dispatchEvent(new CustomEvent<Publication>('withdraw-request', { detail: this.entry, bubbles: true }));
  };
}
