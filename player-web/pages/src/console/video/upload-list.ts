import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ServerUpload } from '../../api/film-upload.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { FilmUpload } from '../../report/film-upload.ts';
import { uploadTray, type RefusedFile } from '../../report/upload-tray.ts';
import { language } from '../../text/language.ts';
import { length, size, text, timeOfDay, type TextKey } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** Where films are chosen, and how each one's upload goes: of one report, or of all. */
@customElement('upload-list')
export class UploadList extends PageElement {
  /** Whose film it is; null: each file begins a report of its own. */
  @property({ attribute: false }) report: string | null = null;
  /** False if nothing more may be sent now. */
  @property({ attribute: false }) open = true;
  @state() private fault = '';
  @state() private isOver = false;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  readonly #tray = uploadTray();
  readonly #changed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tray.addEventListener('changed', this.#changed);
    void this.#tray.refresh().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tray.removeEventListener('changed', this.#changed);
  }

  protected override render() {
    const one = this.report !== null;
    const isHere = (entry: { readonly report: string | null }) => !one || entry.report === this.report;
    const uploads = this.#tray.uploads.filter(isHere);
    return html`<div class="upload-list ${this.isOver ? 'drop-here' : ''}" @dragover=${this.#over} @dragleave=${() => (this.isOver = false)} @drop=${this.#drop}>
      ${this.open
        ? html`<p class="document-add">
            <input id="films" class="visually-hidden" type="file" accept="video/*,audio/*,.mkv,.mxf,.ts,.mts,.mp3,.m4a,.wav,.flac,.ogg,.opus" ?multiple=${!one} @change=${this.#choose} />
            <label class="button" for="films">${icons.film}${text(one ? 'sending.choose-one' : 'sending.choose')}</label>
            <span class="soft">${text(one ? 'sending.hint-one' : 'sending.hint')}</span></p>`
        : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <ul class="films">
        ${this.#tray.refused.filter(isHere).map((each) => html`<li>${this.#refusedFile(each)}</li>`)}
        ${repeat(uploads, (each) => each, (each) => html`<li>${this.#upload(each)}</li>`)}
        ${repeat(this.#tray.left.filter(isHere), (each) => each.id, (each) => html`<li>${this.#unfinished(each)}</li>`)}
      </ul>
      ${this.#tray.isBusy ? html`<p class="soft">${text('sending.keep-open')}</p>` : nothing}
    </div><confirm-dialog></confirm-dialog>`;
  }

  #refusedFile(refused: RefusedFile) {
    return html`<article class="film film-refused"><h3>${refused.name}</h3>
      <p role="alert">${text(`sending.fault.${refused.fault}`, { largest: size(refused.largest) })}</p>
      <p class="row-actions">${refused.file ? this.#button('sending.anyway', refused.name, icons.arrow, () => void this.#tray.sendAnyway(refused).catch((error: unknown) => this.#failed(error))) : nothing}
        ${this.#button('sending.dismiss', refused.name, icons.close, () => this.#tray.dismiss(refused))}</p></article>`;
  }

  #upload(upload: FilmUpload) {
    const { state: now, file } = upload;
    return html`<article class="film film-${now}"><h3>${file.name}</h3>
      <progress max=${file.size} .value=${upload.sent} aria-label=${file.name}></progress>
      <p class="row-facts"><span>${text('sending.progress', { sent: size(upload.sent), total: size(file.size) })}</span>${upload.secondsLeft === null ? nothing : html`<span>${text('sending.left', { left: length(upload.secondsLeft) })}</span>`}</p>
      <p role=${now === 'refused' ? 'alert' : 'status'} class="film-words">${this.#words(upload)}</p>
      <p class="row-actions">
        ${now === 'sending' || now === 'waiting' || now === 'queued' ? this.#button('sending.pause', file.name, icons.pause, () => upload.pause()) : nothing}
        ${now === 'paused' ? this.#button('sending.resume', file.name, icons.play, () => this.#resume(upload)) : nothing}
        ${now === 'refused' && !upload.isNoFilm ? this.#button('sending.retry', file.name, icons.retry, () => this.#resume(upload)) : nothing}
        ${now === 'done' || (now === 'refused' && upload.isNoFilm)
          ? this.#button('sending.dismiss', file.name, icons.close, () => this.#tray.forget(upload))
          : this.#button('sending.cancel', file.name, icons.trash, () => void this.#cancel(file.name, upload.sent / file.size, () => this.#tray.cancel(upload)))}
        ${upload.report ? this.#link(upload.report, file.name) : nothing}
      </p></article>`;
  }

  #words({ state: now, words }: FilmUpload) {
    if (now === 'sending' || now === 'gone') return nothing;
    if (now === 'refused' || (now === 'waiting' && words)) return words?.[language()] ?? text('sending.refused');
    return text(`sending.${now}`);
  }

  #resume(upload: FilmUpload): void {
    void this.#tray.resume(upload).catch((error: unknown) => this.#failed(error));
  }

  /** What took an hour to send is not thrown away by one tap beside another button. */
  async #cancel(name: string, share: number, cancel: () => Promise<void>): Promise<void> {
    if (!(await this.confirm.ask('cancel-upload', { name, share: String(Math.floor(100 * share)) }))) return;
    await cancel().catch((error: unknown) => this.#failed(error));
  }

  #abandoned(upload: ServerUpload) {
    const takeUp = () => void this.#tray.takeUp(upload).catch((error: unknown) => this.#failed(error));
    return html`<article class="film film-abandoned"><h3>${text('recordings.named', { action: text('sending.abandoned'), title: upload.name })}</h3>
      <p class="row-facts"><span>${text('sending.progress', { sent: size(upload.offset), total: size(upload.length) })}</span></p>
      <p>${text(this.#tray.hasFile(upload) ? 'sending.abandoned.text' : 'sending.abandoned.text-again', { time: timeOfDay(upload.expiresAt) })}</p>
      <p class="row-actions">${this.#button('sending.take-up', upload.name, icons.restore, takeUp)}</p></article>`;
  }

  #unfinished(upload: ServerUpload) {
    if (upload.abandoned) return this.#abandoned(upload);
    const share = Math.floor((100 * upload.offset) / upload.length);
    return html`<article class="film film-paused"><h3>${text('recordings.named', { action: text('sending.unfinished'), title: upload.name })}</h3>
      <progress max=${upload.length} .value=${upload.offset} aria-label=${upload.name}></progress>
      <p class="row-facts"><span>${text('sending.progress', { sent: size(upload.offset), total: size(upload.length) })}</span></p>
      <p>${text('sending.unfinished.text', { share })}</p>
      <p class="row-actions">
        <input id="again-${upload.id}" class="visually-hidden" type="file" aria-label=${text('recordings.named', { action: text('sending.choose-again'), title: upload.name })} @change=${this.#choose} />
        <label class="button small" for="again-${upload.id}">${icons.film}${text('sending.choose-again')}</label>
        ${this.#button('sending.cancel', upload.name, icons.trash, () => void this.#cancel(upload.name, upload.offset / upload.length, () => this.#tray.giveUp(upload)))}
        ${this.#link(upload.report, upload.name)}
      </p></article>`;
  }

  #link(report: string, name: string) {
    if (this.report !== null) return nothing;
    return html`<a class="button small" href="/console/reports/${report}" aria-label=${text('recordings.named', { action: text('sending.open'), title: name })}>${icons.pencil}${text('sending.open')}</a>`;
  }

  #button(key: TextKey, name: string, icon: unknown, act: () => void) {
    return html`<button type="button" class="button small" aria-label=${text('recordings.named', { action: text(key), title: name })} @click=${act}>${icon}${text(key)}</button>`;
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#add([...(input.files ?? [])]);
    input.value = '';
  };

  readonly #over = (event: DragEvent): void => {
    if (!this.open || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  };

  readonly #drop = (event: DragEvent): void => {
    this.isOver = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!this.open || files.length === 0) return;
    event.preventDefault();
    void this.#add(this.report === null ? files : files.slice(0, 1));
  };

  async #add(files: readonly File[]): Promise<void> {
    this.fault = '';
    try {
      await this.#tray.add(files, this.report);
    } catch (error) {
      this.#failed(error);
    }
    this.dispatchEvent(new CustomEvent('films-added', { bubbles: true }));
  }

  #failed(error: unknown): void {
    this.fault = notCarriedOut(error);
  }
}
