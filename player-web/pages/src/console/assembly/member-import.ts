import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { previewMembers, type Member, type MembersPreview, type PreviewMember } from '../../api/assembly.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { plural, shortDay, text } from '../../text/text.ts';
import { notCarriedOut } from '../reason.ts';

/** What was taken of a table: members in its order, and who goes from the list. */
export interface MembersRead {
  readonly taken: readonly Member[];
  readonly removed: readonly string[];
}

/**
 * Reads a table of members that is pasted or chosen as a file, and shows what was read as what; nothing
 * is changed before that is confirmed. Emits `members-read`.
 */
@customElement('member-import')
export class MemberImport extends PageElement {
  @state() private assembly = '';
  @state() private pasted = '';
  @state() private preview: MembersPreview | null = null;
  /** Who of the table is left out. */
  @state() private left: ReadonlySet<string> = new Set();
  /** Whether who is not in the table stays on the list. */
  @state() private keepsGone = true;
  @state() private fault: string | null = null;
  @state() private reading = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  async show(assembly: string): Promise<void> {
    this.assembly = assembly;
    this.preview = null;
    this.fault = null;
    await this.updateComplete;
    this.dialog.showModal();
    this.querySelector<HTMLTextAreaElement>('#pasted-members')?.focus();
  }

  protected override render() {
    return html`<dialog class="dialog import-dialog" aria-labelledby="member-import-title">
      <div class="dialog-head"><h2 id="member-import-title" tabindex="-1">${text(this.preview ? 'import.preview' : 'assembly.import')}</h2>
        <button type="button" class="icon-button" aria-label=${text('import.close')} @click=${() => this.dialog.close()}>${icons.close}</button></div>
      ${this.preview ? this.#shown(this.preview) : this.#source()}
    </dialog>`;
  }

  #source() {
    return html`<p class="soft">${text('member-import.hint')}</p>
      <label class="field"><span>${text('member-import.paste')}</span>
        <textarea id="pasted-members" class="plain" rows="10" .value=${this.pasted} @input=${(event: Event) => (this.pasted = (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
      <div class="dialog-actions">
        <input id="member-file" class="visually-hidden" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" @change=${this.#file} />
        <label class="button" for="member-file">${icons.file}${text('import.file')}</label>
        <button type="button" class="button primary" ?disabled=${this.reading || !this.pasted.trim()} @click=${() => void this.#read(this.pasted)}>${text('member-import.read')}</button>
      </div>`;
  }

  #shown({ members, gone, columns, ignored }: MembersPreview) {
    return html`<p role="status"><strong>${plural('assembly.members', members.length)}</strong></p>
      ${members.length === 0 ? html`<p class="notice">${text('member-import.nothing')}</p>` : nothing}
      ${columns.length > 0 ? html`<details ?open=${columns.some(({ field }) => !field)}><summary>${text('member-import.columns')}</summary><ul class="preview-removed">${columns.map(({ heading, field }) => html`<li>${text('member-import.column', { heading, field: field ? text(`member-import.field.${field}`) : text('member-import.unread') })}</li>`)}</ul></details>` : nothing}
      <ol class="preview-items">${members.map((one) => this.#member(one))}</ol>
      ${ignored.length > 0
        ? html`<details open><summary>${plural('import.ignored', ignored.length)}</summary><ul class="preview-removed">${ignored.map((one) => html`<li>${text('member-import.line', { line: one.line, text: one.text })} <small class="hint-warn">${one.reason[language()]}</small></li>`)}</ul></details>`
        : nothing}
      ${gone.length > 0
        ? html`<details><summary>${plural('member-import.gone', gone.length)}</summary><ul class="preview-removed">${gone.map((one) => html`<li>${one.name}</li>`)}</ul></details>
            <label class="check"><input type="checkbox" .checked=${this.keepsGone} @change=${(event: Event) => (this.keepsGone = (event.target as HTMLInputElement).checked)} /><span>${text('member-import.keep-gone')}</span></label>`
        : nothing}
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => void this.#back()}>${text('import.back')}</button>
        <button type="button" class="button primary" ?disabled=${members.length === 0} @click=${() => this.#confirm()}>${text('member-import.confirm')}</button>
      </div>`;
  }

  #member(one: PreviewMember) {
    const kept = !this.left.has(one.id);
    const facts = [one.role, one.group, one.commune, one.from ? text('member.from-day', { day: shortDay(one.from) }) : '', one.until ? text('member.until-day', { day: shortDay(one.until) }) : ''].filter(Boolean);
    return html`<li class="preview-item ${kept ? '' : 'preview-left'}">
      <label class="check"><input type="checkbox" .checked=${kept} @change=${() => this.#toggle(one.id)} />
        <span>${one.name}${facts.length > 0 ? html`<small>${facts.join(text('list.and'))}</small>` : nothing}
          ${one.doubts.map((doubt) => html`<small class="hint-warn">${text(`member-import.doubt.${doubt}`)}</small>`)}</span></label>
      <span class="badge change-${one.change}">${text(`member-import.change.${one.change}`)}</span>
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
    if (file) void this.#read(file);
    input.value = '';
  };

  async #read(table: string | Blob): Promise<void> {
    [this.reading, this.fault] = [true, null];
    try {
      this.preview = await previewMembers(this.assembly, table);
      [this.left, this.keepsGone] = [new Set(), true];
      await this.updateComplete;
      this.querySelector<HTMLElement>('#member-import-title')?.focus();
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
    this.reading = false;
  }

  async #back(): Promise<void> {
    this.preview = null;
    await this.updateComplete;
    this.querySelector<HTMLTextAreaElement>('#pasted-members')?.focus();
  }

  #confirm(): void {
    const { members, gone } = this.preview ?? { members: [], gone: [] };
    const taken = members.filter(({ id }) => !this.left.has(id)).map(({ id, name, group, role, commune, rank, from, until, substitute }): Member => ({ id, name, group, role, commune, rank, from, until, substitute }));
    this.pasted = '';
    this.dialog.close();
    const removed = this.keepsGone ? [] : gone.map(({ id }) => id);
    this.dispatchEvent(new CustomEvent<MembersRead>('members-read', { detail: { taken, removed }, bubbles: true }));
  }
}
