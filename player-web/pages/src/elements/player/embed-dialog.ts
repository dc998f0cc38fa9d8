import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { text, type TextKey } from '../../text/text.ts';
import { copy } from '../copy.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** What a frame shows: a channel's live, a recording, or a report. */
export type Embedded = 'live' | 'watch' | 'reports';
/** The dialog's title, and the frame's. */
const TITLES: Readonly<Record<Embedded, readonly [TextKey, TextKey]>> = {
  live: ['watch.embed.title', 'watch.embed.iframe-title'],
  watch: ['replay.embed.title', 'replay.embed.iframe-title'],
  reports: ['webtv.embed.title', 'webtv.embed.iframe-title'],
};

/** The code that puts a player into another site. */
@customElement('embed-dialog')
export class EmbedDialog extends PageElement {
  @property() kind: Embedded = 'live';
  /** The id of the channel or of the recording, or the report's word, and the words for it. */
  @property({ attribute: false }) target = '';
  @property({ attribute: false }) targetName = '';
  @state() private copied = false;

  show(): void {
    this.copied = false;
    this.querySelector('dialog')?.showModal();
    this.querySelector('textarea')?.select();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="embed-title">
      <div class="dialog-head">
        <h2 id="embed-title">${text(TITLES[this.kind][0])}</h2>
        <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${this.#close}>${icons.close}</button>
      </div>
      <p>${text('watch.embed.text')}</p>
      <label class="field"><span>${text('watch.embed.code')}</span><textarea readonly rows="6" spellcheck="false" .value=${this.#code()}></textarea></label>
      <button type="button" class="button primary" @click=${this.#copy}>${icons.embed}${text('watch.embed.copy')}</button>
      <span role="status" class="done">${this.copied ? text('watch.embed.done') : nothing}</span>
    </dialog>`;
  }

  #code(): string {
    return embedCode(`${location.origin}/embed/${this.kind}/${encodeURIComponent(this.target)}`, text(TITLES[this.kind][1], { channel: this.targetName }));
  }

  async #copy(): Promise<void> {
    this.copied = await copy(this.#code());
    if (!this.copied) this.querySelector('textarea')?.select();
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }
}

/** The frame that embeds the player at {@link address}. Its title is what a screen reader says of it (RGAA 2.1). */
export function embedCode(address: string, title: string): string {
  const safe = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<iframe src="${address}"
  title="${safe}"
  style="width: 100%; aspect-ratio: 16 / 9; border: 0"
  allow="autoplay; fullscreen; picture-in-picture"
  allowfullscreen loading="lazy"></iframe>`;
}
