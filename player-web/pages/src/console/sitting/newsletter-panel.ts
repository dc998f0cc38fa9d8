import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { lastDays } from '../../api/audience.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { text, type TextKey } from '../../text/text.ts';

const REQUEST_MILLIS = 10_000;

/** The letter of a month, to be copied into a program of mail: as HTML, and as text for where that is all it takes. */
@customElement('newsletter-panel')
export class NewsletterPanel extends PageElement {
  @state() private month = lastDays(1).to.slice(0, 7);
  @state() private told: TextKey | null = null;

  protected override render() {
    const query = `?month=${this.month}&lang=${language()}`;
    return html`<details class="panel newsletter">
      <summary>${text('newsletter.title')}</summary>
      <p>${text('newsletter.hint')}</p>
      <div class="fields"><label class="field"><span>${text('newsletter.month')}</span>
        <input type="month" required pattern="\\d{4}-\\d{2}" placeholder="2026-11" .value=${this.month} @change=${this.#choose} /></label></div>
      <div class="dialog-actions">
        <a class="button" href="/newsletter${query}" target="_blank" rel="noopener">${text('newsletter.open')}</a>
        <a class="button" href="/newsletter.txt${query}" target="_blank" rel="noopener">${text('newsletter.text')}</a>
        <button type="button" class="button primary" @click=${() => void this.#copy(query)}>${text('newsletter.copy')}</button>
      </div>
      <p role="status">${this.told ? text(this.told) : nothing}</p>
    </details>`;
  }

  #choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (field.reportValidity()) this.month = field.value;
    this.told = null;
  }

  async #copy(query: string): Promise<void> {
    this.told = null;
    try {
      // At once: Safari takes what is fetched later, but no order that comes later than the press.
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': read(`/newsletter${query}`, 'text/html'), 'text/plain': read(`/newsletter.txt${query}`, 'text/plain') })]);
      this.told = 'newsletter.copied';
    } catch {
      this.told = 'newsletter.not-copied';
    }
  }
}

async function read(address: string, type: string): Promise<Blob> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(REQUEST_MILLIS) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return new Blob([await answer.text()], { type });
}
