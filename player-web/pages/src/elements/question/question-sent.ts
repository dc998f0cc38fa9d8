import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Asked } from '../../api/question.ts';
import { text } from '../../text/text.ts';
import { copy } from '../copy.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** A question was sent: its author's private link. Emits `again-request`. */
@customElement('question-sent')
export class QuestionSent extends PageElement {
  @property({ attribute: false }) asked!: Asked;
  /** The link is mailed, too. */
  @property({ type: Boolean }) mailed = false;
  @state() private copied: boolean | null = null;

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render() {
    const address = new URL(this.asked.link, location.origin).href;
    return html`<div class="question-sent">
      <h3 tabindex="-1">${icons.check}${text('question.sent')}</h3>
      <p>${text('question.sent.next')}</p>
      ${this.mailed ? html`<p>${text('question.sent.mailed')}</p>` : nothing}
      <div class="field">
        <label for="question-link">${text('question.link')}</label>
        <input id="question-link" readonly .value=${address} aria-describedby="question-link-hint" @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <small id="question-link-hint">${text('question.link.hint')}</small>
      </div>
      <p class="question-actions">
        <button type="button" class="button primary" @click=${() => void this.#copy(address)}>${icons.link}${text('question.link.copy')}</button>
        <a class="button" href=${this.asked.link}>${text('question.link.open')}</a>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('again-request', { bubbles: true }))}>${text('question.again')}</button>
      </p>
      <p role="status">${this.copied === null ? nothing : text(this.copied ? 'question.link.copied' : 'question.link.not-copied')}</p>
    </div>`;
  }

  async #copy(address: string): Promise<void> {
    this.copied = await copy(address);
  }
}
