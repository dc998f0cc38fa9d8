import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readRevision, type Report, type ReportShelves, type Revision } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { notCarriedOut } from '../reason.ts';
import { differences, type FieldDifference } from './revised-fields.ts';
import type { Piece } from '../../report/text-diff.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** A version of a report beside what is there now, with what differs marked. Emits `restore-request` with its number. */
@customElement('revision-dialog')
export class RevisionDialog extends PageElement {
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) shelves: ReportShelves = { categories: [], series: [] };
  @state() private revision: Revision | null = null;
  @state() private fault = '';
  #wanted = 0;

  /** Opens it on the version {@link number}. */
  async show(number: number): Promise<void> {
    [this.revision, this.fault, this.#wanted] = [null, '', number];
    this.querySelector('dialog')?.showModal();
    try {
      const read = await readRevision(this.report.id, number);
      if (this.#wanted === number) this.revision = read;
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  protected override render() {
    return html`<dialog class="dialog revision-dialog" aria-labelledby="revision-title">
      <div class="dialog-head"><h2 id="revision-title">${this.revision ? text('revision.title', when(this.revision)) : text('revision.loading')}</h2>
        <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${this.#close}>${icons.close}</button></div>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.revision ? this.#compared(this.revision) : nothing}
      <div class="dialog-actions">
        <button type="button" class="button" @click=${this.#close}>${text('dialog.close')}</button>
        ${this.revision && this.report.may.includes('edit') ? html`<button type="button" class="button primary" @click=${this.#restore}>${icons.retry}${text('revision.restore')}</button>` : nothing}
      </div>
    </dialog>`;
  }

  #compared(revision: Revision) {
    const found = differences(revision, this.report, this.shelves);
    if (found.length === 0) return html`<p>${text('revision.same')}</p>`;
    return html`<p class="soft">${text('revision.hint')}</p>
      <div class="revision-scroll" tabindex="0" role="group" aria-labelledby="revision-title"><table class="revision-table">
        <thead><tr><th scope="col">${text('revision.field')}</th><th scope="col">${text('revision.then')}</th><th scope="col">${text('revision.now')}</th></tr></thead>
        <tbody>${found.map((one) => this.#row(one))}</tbody>
      </table></div>`;
  }

  #row({ name, pieces }: FieldDifference) {
    return html`<tr><th scope="row">${name}</th>
      <td data-side=${text('revision.then')}>${side(pieces, 'before')}</td>
      <td data-side=${text('revision.now')}>${side(pieces, 'after')}</td></tr>`;
  }

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #restore = (): void => {
    this.#close();
    this.dispatchEvent(new CustomEvent<number>('restore-request', { detail: this.#wanted, bubbles: true }));
  };
}

function when({ savedAt, who }: Revision): Record<string, string> {
  return { day: shortDay(savedAt), time: timeOfDay(savedAt), who };
}

/** One of the two texts; what only it has is struck out or underlined, and said to who does not see that. */
function side(pieces: readonly Piece[], of: 'before' | 'after') {
  const own = pieces.filter((piece) => piece.of !== (of === 'before' ? 'after' : 'before'));
  if (own.length === 0) return html`<span class="soft">${text('revision.empty')}</span>`;
  return own.map((piece) => {
    if (piece.of === 'both') return piece.text;
    const marked = html`<span class="visually-hidden">${text(of === 'before' ? 'revision.taken-out' : 'revision.put-in')}</span>${piece.text}<span class="visually-hidden">${text('revision.end')}</span>`;
    return of === 'before' ? html`<del>${marked}</del>` : html`<ins>${marked}</ins>`;
  });
}
