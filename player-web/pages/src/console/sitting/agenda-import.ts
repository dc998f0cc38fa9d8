import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { previewAgenda, type AgendaPreview, type ClerkItem, type PreviewItem } from '../../api/sitting.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { plural, text } from '../../text/text.ts';

/**
 * Reads an agenda that is pasted or chosen as a file, and shows what was understood; nothing is
 * changed before that is confirmed. Emits `agenda-read` with the items.
 */
@customElement('agenda-import')
export class AgendaImport extends PageElement {
  @state() private sitting = '';
  @state() private pasted = '';
  @state() private preview: AgendaPreview | null = null;
  @state() private left: ReadonlySet<string> = new Set();
  @state() private fault: string | null = null;
  @state() private reading = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  async show(sitting: string): Promise<void> {
    this.sitting = sitting;
    this.preview = null;
    this.fault = null;
    await this.updateComplete;
    this.dialog.showModal();
    this.querySelector<HTMLTextAreaElement>('#pasted')?.focus();
  }

  protected override render() {
    return html`<dialog class="dialog import-dialog" aria-labelledby="import-title">
      <div class="dialog-head"><h2 id="import-title" tabindex="-1">${text(this.preview ? 'import.preview' : 'import.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('import.close')} @click=${() => this.dialog.close()}>${icons.close}</button></div>
      ${this.preview ? this.#preview(this.preview) : this.#source()}
    </dialog>`;
  }

  #source() {
    return html`<p class="soft">${text('import.hint')}</p>
      <label class="field"><span>${text('import.paste')}</span>
        <textarea id="pasted" class="plain" rows="12" .value=${this.pasted} @input=${(event: Event) => (this.pasted = (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
      <div class="dialog-actions">
        <input id="import-file" class="visually-hidden" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" @change=${this.#file} />
        <label class="button" for="import-file">${icons.file}${text('import.file')}</label>
        <button type="button" class="button primary" ?disabled=${this.reading || !this.pasted.trim()} @click=${() => void this.#read(this.pasted, false)}>${text('import.read')}</button>
      </div>`;
  }

  #preview({ items, removed, ignored }: AgendaPreview) {
    const doubtful = items.filter((one) => one.doubts.length > 0).length;
    return html`<p role="status"><strong>${plural('import.found', items.length)}</strong>
        ${doubtful > 0 ? html`<span class="hint-warn">${plural('import.doubtful', doubtful)}</span>` : nothing}</p>
      ${items.length === 0 ? html`<p class="notice">${text('import.nothing')}</p>` : nothing}
      <ol class="preview-items">${items.map((one) => this.#item(one))}</ol>
      ${removed.length > 0
        ? html`<section><h3>${plural('import.removed', removed.length)}</h3><ul class="preview-removed">${removed.map((one) => html`<li>${one.numbering} ${one.title}</li>`)}</ul></section>`
        : nothing}
      ${ignored.length > 0
        ? html`<details><summary>${plural('import.ignored', ignored.length)}</summary><ul class="preview-removed">${ignored.map((one) => html`<li>${one.text}</li>`)}</ul></details>`
        : nothing}
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => void this.#back()}>${text('import.back')}</button>
        <button type="button" class="button primary" ?disabled=${items.length === 0} @click=${this.#confirm}>${text('import.confirm')}</button>
      </div>`;
  }

  #item(one: PreviewItem) {
    const kept = !this.left.has(one.id);
    return html`<li class="preview-item level-${one.level} kind-${one.kind} ${kept ? '' : 'preview-left'}">
      <label class="check"><input type="checkbox" .checked=${kept} @change=${() => this.#toggle(one.id)} />
        <span><span class="agenda-number">${one.numbering}</span> ${one.title}
          ${one.rapporteur ? html`<small>${text('sitting.rapporteur', { name: one.rapporteur })}</small>` : nothing}
          ${one.change === 'changed' && one.before ? html`<small>${text('import.before', { title: `${one.before.numbering} ${one.before.title}`.trim() })}</small>` : nothing}
          ${one.doubts.map((doubt) => html`<small class="hint-warn">${text(`import.doubt.${doubt}`)}</small>`)}
        </span></label>
      <span class="badge change-${one.change}">${text(`import.change.${one.change}`)}</span>
    </li>`;
  }

  #toggle(id: string): void {
    const left = new Set(this.left);
    if (!left.delete(id)) left.add(id);
    this.left = left;
  }

  readonly #file = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#read(file, /\.(csv|tsv)$/i.test(file.name));
    input.value = '';
  };

  async #read(content: string | Blob, isTable: boolean): Promise<void> {
    this.reading = true;
    this.fault = null;
    try {
      this.preview = await previewAgenda(this.sitting, content, isTable);
      this.left = new Set();
      await this.updateComplete;
      this.querySelector<HTMLElement>('#import-title')?.focus();
    } catch (error) {
      this.fault = (error instanceof Refusal ? error.detail?.[language()] : null) ?? text('console.action-failed.network');
    }
    this.reading = false;
  }

  async #back(): Promise<void> {
    this.preview = null;
    await this.updateComplete;
    this.querySelector<HTMLTextAreaElement>('#pasted')?.focus();
  }

  readonly #confirm = (): void => {
    const items = (this.preview?.items ?? []).filter((one) => !this.left.has(one.id)).map(bare);
    this.pasted = '';
    this.dialog.close();
    this.dispatchEvent(new CustomEvent<readonly ClerkItem[]>('agenda-read', { detail: items, bubbles: true }));
  };
}

/** The item without what only the preview shows of it. */
function bare({ id, level, parent, numbering, title, kind, rapporteur, vote, notes, motions, deliberation, summary }: PreviewItem): ClerkItem {
  return { id, level, parent, numbering, title, kind, rapporteur, vote, notes, motions, deliberation, summary };
}
