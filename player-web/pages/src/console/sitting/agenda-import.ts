import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { previewAgenda, type AgendaPreview, type ClerkItem } from '../../api/sitting.ts';
import { LARGEST_CONVOCATION, readAgendaFile } from '../../api/upload.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Edited } from '../../sitting/merge.ts';
import { readAgenda, taken, type ReadAgenda } from '../../sitting/read-agenda.ts';
import { size, text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';
import './agenda-preview.ts';
import './stated-meeting.ts';

/** What else a convocation says of its sitting, if the clerk takes it. */
export type StatedFacts = Partial<Pick<Edited, 'localStart' | 'place'>>;

/** What is taken of an agenda that was read. */
export interface TakenAgenda {
  readonly items: readonly ClerkItem[];
  readonly facts: StatedFacts;
}

const FILES = '.pdf,.docx,.docm,.dotx,.odt,.ott,.doc,.rtf,.csv,.txt,.tsv,application/pdf,text/csv,text/plain';

/** A file under way: how much of it is sent. */
interface Sending {
  readonly name: string;
  readonly share: number;
}

/**
 * Reads an agenda that is pasted or sent as a file, and shows what was understood, to be corrected;
 * nothing is changed before that is confirmed. Emits `agenda-read` with what is taken.
 */
@customElement('agenda-import')
export class AgendaImport extends PageElement {
  @state() private sitting = '';
  @state() private now: Edited | null = null;
  @state() private pasted = '';
  @state() private preview: AgendaPreview | null = null;
  @state() private agenda: ReadAgenda = { rows: [], ignored: [] };
  @state() private facts: StatedFacts = {};
  @state() private fault: string | null = null;
  @state() private sending: Sending | null = null;
  @state() private reading = false;
  @state() private over = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  /** Which reading is waited for: the answer to one that was given up is nobody's. */
  #asked = 0;

  /** Opens for a sitting, of which {@link now} is known. */
  async show(sitting: string, now: Edited): Promise<void> {
    this.sitting = sitting;
    this.now = now;
    this.preview = null;
    this.fault = null;
    await this.updateComplete;
    this.dialog.showModal();
    this.querySelector<HTMLTextAreaElement>('#pasted')?.focus();
  }

  protected override render() {
    return html`<dialog class="dialog import-dialog" aria-labelledby="import-title" @close=${this.#giveUp}>
      <div class="dialog-head"><h2 id="import-title" tabindex="-1">${text(this.preview ? 'import.preview' : 'import.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('import.close')} @click=${() => this.dialog.close()}>${icons.close}</button></div>
      ${this.preview ? this.#preview(this.preview) : this.#source()}
    </dialog>`;
  }

  #source() {
    return html`<p class="soft">${text('import.hint')}</p>
      <div class="import-file ${this.over ? 'drop-here' : ''}" @dragover=${this.#drag} @dragleave=${() => (this.over = false)} @drop=${this.#drop}>
        <input id="import-file" class="visually-hidden" type="file" accept=${FILES} ?disabled=${this.reading} aria-describedby="import-file-hint" @change=${this.#choose} />
        <label class="button" for="import-file">${icons.file}${text('import.file')}</label>
        <span id="import-file-hint" class="soft">${text('import.file-hint')}</span>
        ${this.#progress()}
      </div>
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
      <label class="field"><span>${text('import.paste')}</span>
        <textarea id="pasted" class="plain" rows="10" .value=${this.pasted} @input=${(event: Event) => (this.pasted = (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <div class="dialog-actions">
        <button type="button" class="button primary" ?disabled=${this.reading || !this.pasted.trim()} @click=${() => void this.#read(previewAgenda(this.sitting, this.pasted))}>${text('import.read')}</button>
      </div>`;
  }

  #progress() {
    if (!this.sending) return html`<p class="import-progress" role="status"></p>`;
    const { name, share } = this.sending;
    const words = share < 1 ? text('documents.sending', { share: Math.round(share * 100) }) : text('import.reading-file');
    return html`<p class="import-progress" role="status"><label><span>${name}</span> ${share < 1 ? html`<progress max="1" .value=${share}></progress>` : html`<progress></progress>`}</label> <span>${words}</span></p>`;
  }

  #preview(preview: AgendaPreview) {
    return html`${preview.cut ? html`<p class="notice">${text('import.cut')}</p>` : nothing}
      ${preview.meeting && this.now ? html`<stated-meeting .meeting=${preview.meeting} .now=${this.now} .facts=${this.facts} @facts-change=${(event: CustomEvent<StatedFacts>) => (this.facts = event.detail)}></stated-meeting>` : nothing}
      <agenda-preview .agenda=${this.agenda} .removed=${preview.removed} @agenda-change=${(event: CustomEvent<ReadAgenda>) => (this.agenda = event.detail)}></agenda-preview>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => void this.#back()}>${text('import.back')}</button>
        <button type="button" class="button primary" ?disabled=${taken(this.agenda).length === 0} @click=${this.#confirm}>${text('import.confirm')}</button>
      </div>`;
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.#send(file);
    input.value = '';
  };

  readonly #drag = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file && !this.reading) this.#send(file);
  };

  #send(file: File): void {
    if (file.size > LARGEST_CONVOCATION) {
      this.fault = text('import.too-large', { size: size(LARGEST_CONVOCATION) });
      return;
    }
    this.sending = { name: file.name, share: 0 };
    const asked = this.#asked + 1;
    void this.#read(readAgendaFile(this.sitting, file, (share) => {
      if (asked === this.#asked) this.sending = { name: file.name, share };
    }));
  }

  async #read(answer: Promise<AgendaPreview>): Promise<void> {
    const asked = (this.#asked += 1);
    this.reading = true;
    this.fault = null;
    try {
      const preview = await answer;
      if (asked !== this.#asked) return;
      this.agenda = readAgenda(preview);
      this.facts = this.now?.place || !preview.meeting?.place ? {} : { place: preview.meeting.place };
      this.preview = preview;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#import-title')?.focus();
    } catch (error) {
      if (asked !== this.#asked) return;
      this.fault = reasonOf(error);
    }
    this.#idle();
  }

  #idle(): void {
    this.reading = false;
    this.sending = null;
  }

  readonly #giveUp = (): void => {
    this.#asked += 1;
    this.#idle();
  };

  async #back(): Promise<void> {
    this.preview = null;
    await this.updateComplete;
    this.querySelector<HTMLTextAreaElement>('#pasted')?.focus();
  }

  readonly #confirm = (): void => {
    const detail: TakenAgenda = { items: taken(this.agenda), facts: this.facts };
    this.pasted = '';
    this.dialog.close();
    this.dispatchEvent(new CustomEvent<TakenAgenda>('agenda-read', { detail, bubbles: true }));
  };
}
