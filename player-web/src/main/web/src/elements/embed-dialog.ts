import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { text } from '../text/text.ts';
import { copy } from './copy.ts';
import { icons } from './icons.ts';
import { PageElement } from './page-element.ts';

/** The code that puts a channel's player into another site. */
@customElement('embed-dialog')
export class EmbedDialog extends PageElement {
  @property({ attribute: false }) channel = '';
  @property({ attribute: false }) channelName = '';
  @state() private copied = false;

  show(): void {
    this.copied = false;
    this.querySelector('dialog')?.showModal();
    this.querySelector('textarea')?.select();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="embed-title">
      <div class="dialog-head">
        <h2 id="embed-title">${text('watch.embed.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${this.#close}>${icons.close}</button>
      </div>
      <p>${text('watch.embed.text')}</p>
      <label class="field"><span>${text('watch.embed.code')}</span><textarea readonly rows="6" spellcheck="false" .value=${this.#code()}></textarea></label>
      <button type="button" class="button primary" @click=${this.#copy}>${icons.embed}${text('watch.embed.copy')}</button>
      <span role="status" class="done">${this.copied ? text('watch.embed.done') : nothing}</span>
    </dialog>`;
  }

  #code(): string {
    return embedCode(location.origin, this.channel, text('watch.embed.iframe-title', { channel: this.channelName }));
  }

  async #copy(): Promise<void> {
    this.copied = await copy(this.#code());
    if (!this.copied) this.querySelector('textarea')?.select();
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }
}

/** The frame that embeds a channel. Its title is what a screen reader says of it (RGAA 2.1). */
export function embedCode(origin: string, channel: string, title: string): string {
  const safe = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<iframe src="${origin}/embed/live/${encodeURIComponent(channel)}"
  title="${safe}"
  style="width: 100%; aspect-ratio: 16 / 9; border: 0"
  allow="autoplay; fullscreen; picture-in-picture"
  allowfullscreen loading="lazy"></iframe>`;
}
