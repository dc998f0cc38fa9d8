import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { checkTransfer } from '../../api/sitting.ts';
import type { Transfer } from '../../api/schema.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { plural, size, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { reasonOf } from '../reason.ts';

/** What is handed over to the archive service of a sitting that is over: what is missing, then the package. */
@customElement('sitting-archive')
export class SittingArchive extends PageElement {
  @property({ attribute: false }) sitting = '';
  @state() private transfer: Transfer | null = null;
  @state() private fault: string | null = null;
  @state() private busy = false;

  protected override render() {
    return html`<section class="panel sitting-archive" aria-labelledby="editor-archive"><h2 id="editor-archive">${text('archive.title')}</h2>
      <p class="soft">${text('archive.about')}</p>
      <p><button type="button" class="button" ?disabled=${this.busy} @click=${this.#check}>${text('archive.prepare')}</button></p>
      <div role="status">${this.busy ? html`<p>${text('archive.preparing')}</p>` : this.transfer ? this.#found(this.transfer) : nothing}</div>
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
    </section>`;
  }

  #found({ bytes, files, missing, url }: Transfer) {
    const whole = missing.length === 0;
    return html`${whole
        ? html`<p>${text('archive.complete')}</p>`
        : html`<p><strong>${plural('archive.missing', missing.length)}</strong></p>
            <ul>${missing.map((each) => html`<li>${each.detail[language()]}</li>`)}</ul>
            <p class="soft">${text('archive.missing.hint')}</p>`}
      <details><summary>${plural('archive.files', files.length)}</summary>
        <ul>${files.map((each) => html`<li>${each.title}${each.bytes > 0 ? html` <span class="soft">(${size(each.bytes)})</span>` : nothing}</li>`)}</ul></details>
      <p><a class="button" href=${whole ? url : `${url}?incomplete=true`} download>${icons.download}${text(whole ? 'archive.download' : 'archive.download-incomplete', { size: size(bytes) })}</a></p>`;
  }

  readonly #check = async (): Promise<void> => {
    this.busy = true;
    this.fault = null;
    this.transfer = null;
    try {
      this.transfer = await checkTransfer(this.sitting);
    } catch (error) {
      this.fault = reasonOf(error);
    }
    this.busy = false;
  };
}
