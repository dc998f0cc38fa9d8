import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readMinutesRevision, readMinutesRevisions, type MinutesBlock, type MinutesRevision } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { differences } from '../../minutes/minutes-compare.ts';
import type { Piece } from '../../report/text-diff.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** What a draft was before, each compared with what is there now. Emits `restore-request` with the blocks of one. */
@customElement('minutes-versions')
export class MinutesVersions extends PageElement {
  @property({ attribute: false }) sitting = '';
  @property({ attribute: false }) blocks: readonly MinutesBlock[] = [];
  @state() private revisions: readonly MinutesRevision[] | null = null;
  @state() private chosen: { readonly number: number; readonly blocks: readonly MinutesBlock[] } | null = null;
  @state() private fault = '';

  /** Opens it. */
  async show(): Promise<void> {
    [this.revisions, this.chosen, this.fault] = [null, null, ''];
    this.querySelector('dialog')?.showModal();
    try {
      this.revisions = await readMinutesRevisions(this.sitting);
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  protected override render() {
    return html`<dialog class="dialog minutes-versions" aria-labelledby="minutes-versions-title">
      <div class="dialog-head"><h2 id="minutes-versions-title">${text('minutes.versions')}</h2>
        <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${this.#close}>${icons.close}</button></div>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.revisions ? this.#list(this.revisions) : this.fault ? nothing : html`<p role="status">${text('minutes.loading')}</p>`}
      <div aria-live="polite">${this.chosen ? this.#compared(this.chosen.blocks) : nothing}</div>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${this.#close}>${text('dialog.close')}</button>
        ${this.chosen ? html`<button type="button" class="button primary" @click=${this.#restore}>${icons.retry}${text('minutes.restore')}</button>` : nothing}
      </div>
    </dialog>`;
  }

  #list(revisions: readonly MinutesRevision[]) {
    return html`<label class="field"><span>${text('minutes.version')}</span>
      <select @change=${(event: Event) => void this.#choose(Number((event.target as HTMLSelectElement).value))}>
        <option value="0">${text('minutes.version.choose')}</option>
        ${revisions.map((one) => html`<option value=${one.number} ?selected=${one.number === this.chosen?.number}>${text(one.composed ? 'minutes.version.composed' : 'minutes.version.typed', { day: shortDay(one.savedAt), time: timeOfDay(one.savedAt), who: one.who })}</option>`)}
      </select></label>`;
  }

  #compared(before: readonly MinutesBlock[]) {
    const found = differences(before, this.blocks);
    if (found.length === 0) return html`<p>${text('minutes.version.same')}</p>`;
    return html`<p class="soft">${text('minutes.compare-hint')}</p>
      <ul class="minutes-differences">${found.map(({ where, pieces }) => html`<li>${where ? html`<p class="soft">${where}</p>` : nothing}<p>${pieces.map(shownPiece)}</p></li>`)}</ul>`;
  }

  async #choose(number: number): Promise<void> {
    this.fault = '';
    this.chosen = null;
    if (number === 0) return;
    try {
      this.chosen = { number, blocks: await readMinutesRevision(this.sitting, number) };
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #restore = (): void => {
    const blocks = this.chosen?.blocks;
    this.#close();
    if (blocks) this.dispatchEvent(new CustomEvent<readonly MinutesBlock[]>('restore-request', { detail: blocks, bubbles: true }));
  };
}

/** What only one of two texts has is struck out or underlined, and said to who does not see that. */
export function shownPiece({ text: words, of }: Piece) {
  if (of === 'both') return words;
  const marked = html`<span class="visually-hidden">${text(of === 'before' ? 'revision.taken-out' : 'revision.put-in')}</span>${words}<span class="visually-hidden">${text('revision.end')}</span>`;
  return of === 'before' ? html`<del>${marked}</del>` : html`<ins>${marked}</ins>`;
}
