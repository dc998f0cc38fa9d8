import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { describeDocument, removeDocument, type ClerkDocument, type ClerkSitting, type DocumentKind } from '../../api/sitting.ts';
import { LARGEST_UPLOAD, uploadDocument } from '../../api/upload.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, size, text, type TextKey } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

const KINDS: readonly DocumentKind[] = ['convocation', 'report', 'deliberation-list', 'minutes', 'other'];

/** A file under way. */
interface Upload {
  readonly file: File;
  readonly share: number;
  readonly fault: string | null;
}

/** The PDFs of an item or of the sitting: added, described, replaced, taken away. Emits `sitting-changed`. */
@customElement('document-list')
export class DocumentList extends PageElement {
  @property({ attribute: false }) sitting = '';
  /** The item's id; null for the sitting as a whole. */
  @property({ attribute: false }) item: string | null = null;
  @property({ attribute: false }) documents: readonly ClerkDocument[] = [];
  @state() private uploads: readonly Upload[] = [];
  @state() private fault: string | null = null;
  /** One file is sent after the other: a browser that has six connections needs them for what is urgent, too. */
  #before: Promise<void> = Promise.resolve();

  protected override render() {
    const id = `pdf-${this.item ?? 'sitting'}`;
    return html`<div class="document-list" role="group" aria-label=${text('documents.title')} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      <ul class="documents">${this.documents.map((one) => this.#document(one))}</ul>
      ${this.uploads.map((one) => this.#upload(one))}
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
      <p class="document-add">
        <input id=${id} class="visually-hidden" type="file" accept="application/pdf,.pdf" multiple @change=${this.#choose} />
        <label class="button small" for=${id}>${icons.plus}${text('documents.add')}</label>
        <span class="soft">${text('documents.hint')}</span>
      </p>
    </div>`;
  }

  #document(one: ClerkDocument) {
    const named = (key: TextKey) => text('recordings.named', { action: text(key), title: one.title });
    return html`<li class="document">
      <label class="field"><span class="visually-hidden">${named('documents.name')}</span>
        <input maxlength="300" autocomplete="off" .value=${one.title} @change=${(event: Event) => void this.#describe(one, { title: (event.target as HTMLInputElement).value })} /></label>
      <label class="field"><span class="visually-hidden">${named('documents.kind')}</span>
        <select @change=${(event: Event) => void this.#describe(one, { kind: (event.target as HTMLSelectElement).value })}>
          ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === one.kind}>${text(`documents.kind.${kind}`)}</option>`)}
        </select></label>
      <label class="check"><input type="checkbox" .checked=${one.public} @change=${(event: Event) => void this.#describe(one, { public: (event.target as HTMLInputElement).checked })} /><span>${text('documents.public')}</span></label>
      <span class="row-actions">
        <a class="button small" href=${one.url} target="_blank" rel="noopener">${icons.file}<span class="visually-hidden">${named('documents.open')} </span>${text('sitting.document-facts', { size: size(one.bytes), pages: plural('sitting.pages', one.pages) })}</a>
        <input id="replace-${one.id}" class="visually-hidden" type="file" accept="application/pdf,.pdf" aria-label=${named('documents.replace')} @change=${(event: Event) => this.#replace(one, event)} />
        <label class="button small" for="replace-${one.id}">${text('documents.replace')}</label>
        <button type="button" class="button small danger" aria-label=${named('documents.remove')} @click=${() => void this.#do(() => removeDocument(this.sitting, one.id))}>${icons.trash}${text('documents.remove')}</button>
      </span>
    </li>`;
  }

  #upload({ file, share, fault }: Upload) {
    if (fault) {
      return html`<p class="upload upload-failed" role="alert"><strong>${file.name}</strong><span>${fault}</span>
        <button type="button" class="button small" @click=${() => this.#retry(file)}>${icons.retry}${text('documents.retry')}</button>
        <button type="button" class="button small" @click=${() => this.#forget(file)}>${text('documents.dismiss')}</button></p>`;
    }
    return html`<p class="upload"><label><span>${file.name}</span> <progress max="1" .value=${share}></progress></label>
      <span role="status">${progressText(share)}</span></p>`;
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    for (const file of input.files ?? []) this.#send(file, {});
    input.value = '';
  };

  readonly #drop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) this.#send(file, {});
  };

  #replace(one: ClerkDocument, event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.#send(file, { replaces: one.id });
  }

  #retry(file: File): void {
    this.#forget(file);
    this.#send(file, {});
  }

  #send(file: File, what: Readonly<Record<string, string>>): void {
    this.uploads = [...this.uploads, { file, share: 0, fault: null }];
    if (file.size > LARGEST_UPLOAD) this.#change(file, { fault: text('documents.too-large') });
    else this.#before = this.#before.then(() => this.#deliver(file, what));
  }

  /** Does not reject. */
  async #deliver(file: File, what: Readonly<Record<string, string>>): Promise<void> {
    try {
      const place = this.item === null ? {} : { item: this.item };
      const sitting = await uploadDocument(this.sitting, file, { ...place, ...what }, (share) => this.#change(file, { share }));
      this.#forget(file);
      this.#tell(sitting);
    } catch (error) {
      this.#change(file, { fault: reasonOf(error) });
    }
  }

  #change(file: File, change: Partial<Upload>): void {
    this.uploads = this.uploads.map((one) => (one.file === file ? { ...one, ...change } : one));
  }

  #forget(file: File): void {
    this.uploads = this.uploads.filter((one) => one.file !== file);
  }

  #describe(one: ClerkDocument, change: object): Promise<void> {
    return this.#do(() => describeDocument(this.sitting, one.id, change));
  }

  async #do(work: () => Promise<ClerkSitting>): Promise<void> {
    this.fault = null;
    try {
      this.#tell(await work());
    } catch (error) {
      this.fault = reasonOf(error);
    }
  }

  #tell(detail: ClerkSitting): void {
    this.dispatchEvent(new CustomEvent<ClerkSitting>('sitting-changed', { detail, bubbles: true }));
  }
}

function progressText(share: number): string {
  return share < 1 ? text('documents.sending', { share: Math.round(share * 100) }) : text('documents.checking');
}
