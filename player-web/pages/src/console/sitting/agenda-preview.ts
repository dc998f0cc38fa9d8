import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AgendaPreview as Answer, ClerkItem, ItemKind } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { correct, restore, shift, toggle, type ReadAgenda, type ReadRow } from '../../sitting/read-agenda.ts';
import { plural, text, type TextKey } from '../../text/text.ts';
import { icons } from '../icons.ts';

const KINDS: readonly ItemKind[] = ['item', 'heading', 'information'];

/** What was read as what, line by line, to be corrected before it is taken. Emits `agenda-change`. */
@customElement('agenda-preview')
export class AgendaPreviewPart extends PageElement {
  @property({ attribute: false }) agenda!: ReadAgenda;
  /** Items of before that would go. */
  @property({ attribute: false }) removed: Answer['removed'] = [];

  protected override render() {
    const { rows } = this.agenda;
    const found = rows.filter((one) => one.kept).length;
    const doubtful = rows.filter((one) => one.kept && one.doubts.length > 0).length;
    return html`<p role="status"><strong>${plural('import.found', found)}</strong>
        ${doubtful > 0 ? html`<span class="hint-warn">${plural('import.doubtful', doubtful)}</span>` : nothing}</p>
      ${rows.length === 0 ? html`<p class="notice">${text('import.nothing')}</p>` : html`<p class="soft">${text('import.correct')}</p>`}
      <ol class="preview-items">${repeat(rows, (one) => one.item.id, (one, index) => this.#row(one, index))}</ol>
      ${this.removed.length > 0
        ? html`<section><h3>${plural('import.removed', this.removed.length)}</h3><ul class="preview-removed">${this.removed.map((one) => html`<li>${one.numbering} ${one.title}</li>`)}</ul></section>`
        : nothing}
      ${this.#ignored()}`;
  }

  #row({ item, kept, doubts, change, before }: ReadRow, index: number) {
    const { id, level, numbering, title, kind, rapporteur } = item;
    const label = (key: TextKey) => text('agenda-row.of', { what: text(key), place: index + 1 });
    return html`<li class="preview-item level-${level} kind-${kind} ${kept ? '' : 'preview-left'}" data-item=${id}>
      <label class="check preview-keep"><input type="checkbox" .checked=${kept} @change=${() => this.#say(toggle(this.agenda, id))} />
        <span class="visually-hidden">${text('import.keep', { title: `${numbering} ${title}`.trim() })}</span></label>
      <input class="preview-number" aria-label=${label('agenda-row.numbering')} maxlength="40" autocomplete="off" ?disabled=${!kept} .value=${numbering} @input=${this.#typed(id, 'numbering')} />
      <textarea class="preview-title" rows="1" aria-label=${label('agenda-row.title')} maxlength="500" ?disabled=${!kept} .value=${title} @input=${this.#typed(id, 'title')} @keydown=${oneLine}></textarea>
      <span class="preview-tools">
        <select aria-label=${label('agenda-row.kind')} ?disabled=${!kept} @change=${(event: Event) => this.#change(id, { kind: (event.target as HTMLSelectElement).value as ItemKind })}>
          ${KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${text(`agenda-row.kind.${one}`)}</option>`)}
        </select>
        <button type="button" class="icon-button" aria-label=${label('agenda-row.out')} title=${text('agenda-row.out')} ?disabled=${!kept || level === 0} @click=${() => this.#say(shift(this.agenda, id, -1))}>${icons.outdent}</button>
        <button type="button" class="icon-button" aria-label=${label('agenda-row.in')} title=${text('agenda-row.in')} ?disabled=${!kept || index === 0} @click=${() => this.#say(shift(this.agenda, id, 1))}>${icons.indent}</button>
        <span class="badge change-${change}">${text(`import.change.${change}`)}</span>
      </span>
      <span class="preview-notes">
        ${rapporteur ? html`<small>${text('sitting.rapporteur', { name: rapporteur })}</small>` : nothing}
        ${change === 'changed' && before ? html`<small>${text('import.before', { title: `${before.numbering} ${before.title}`.trim() })}</small>` : nothing}
        ${doubts.map((doubt) => html`<small class="hint-warn">${text(`import.doubt.${doubt}`)}</small>`)}
      </span>
    </li>`;
  }

  #ignored() {
    const { ignored } = this.agenda;
    if (ignored.length === 0) return nothing;
    return html`<details><summary>${plural('import.ignored', ignored.length)}</summary>
      <ul class="preview-ignored">${ignored.map((one) => html`<li><span>${one.text} ${one.apart ? html`<small class="soft">${text('import.apart')}</small>` : nothing}</span>
        <button type="button" class="button small" aria-label=${text('import.restore-line', { line: one.text })} @click=${() => void this.#restore(one)}>${icons.plus}${text('import.restore')}</button></li>`)}</ul></details>`;
  }

  async #restore(line: ReadAgenda['ignored'][number]): Promise<void> {
    const { agenda, id } = restore(this.agenda, line);
    this.#say(agenda);
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-item="${id}"] .preview-title`)?.focus();
  }

  #typed(id: string, field: 'numbering' | 'title') {
    return (event: Event) => this.#change(id, { [field]: (event.target as HTMLInputElement).value.replaceAll(/\s*\n\s*/g, ' ') });
  }

  #change(id: string, change: Partial<ClerkItem>): void {
    this.#say(correct(this.agenda, id, change));
  }

  #say(detail: ReadAgenda): void {
    // At once: who typed on goes on from it.
    this.agenda = detail;
    this.dispatchEvent(new CustomEvent<ReadAgenda>('agenda-change', { detail, bubbles: true }));
  }
}

/** A title has one line, however it is shown. */
function oneLine(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
}
