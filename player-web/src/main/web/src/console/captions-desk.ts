import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../elements/page-element.ts';
import { checkCaptions, countCues, decodeCaptions, toWebVtt, type CaptionError } from '../report/captions.ts';
import { keepCaptions, keptCaptions, type WrongCaptions } from '../report/kept-captions.ts';
import { plural, text } from '../text/text.ts';
import { icons } from './icons.ts';
import { languageName, SPOKEN } from './spoken-languages.ts';

const LARGEST_BYTES = 2_000_000;
const SHOWN_ERRORS = 8;

/** Captions by language: imported from a file, and edited as text. Emits `captions-change` with all that have no error. */
@customElement('captions-desk')
export class CaptionsDesk extends PageElement {
  @property({ attribute: false }) captions: Readonly<Record<string, string>> = {};
  /** That the film is spoken in. */
  @property({ attribute: false }) spoken = 'fr';
  @property({ attribute: false }) locked = false;
  /** Whose captions they are: what has errors is kept under its name. */
  @property({ attribute: false }) report = '';
  /** What is typed and has errors, by language: it is not saved, but kept in this browser. */
  @state() private wrong: WrongCaptions = {};
  @state() private wish: string | null = null;
  @state() private fault = '';
  /** Languages whose text is shown. */
  readonly #open = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('report')) return;
    this.wrong = keptCaptions(this.report, localStorage);
    Object.keys(this.wrong).forEach((one) => this.#open.add(one));
  }

  #setWrong(wrong: WrongCaptions): void {
    this.wrong = wrong;
    keepCaptions(this.report, wrong, localStorage);
  }

  /** True while something is typed that cannot be saved. */
  get hasErrors(): boolean {
    return Object.keys(this.wrong).length > 0;
  }

  protected override render() {
    const languages = [...new Set([...Object.keys(this.captions), ...Object.keys(this.wrong)])].sort();
    const free = [...new Set([this.spoken, ...SPOKEN])].filter((one) => !languages.includes(one));
    const wish = free.includes(this.wish ?? '') ? this.wish : free[0];
    return html`<section class="panel" aria-labelledby="captions-title"><h2 id="captions-title">${text('captions-desk.title')}</h2>
      ${languages.map((one) => this.#track(one))}
      ${languages.length === 0 ? html`<p class="soft">${text('captions-desk.none')}</p>` : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.locked
        ? nothing
        : html`<div class="captions-add">
            <label class="field"><span>${text('captions-desk.language')}</span>
              <select @change=${(event: Event) => (this.wish = (event.target as HTMLSelectElement).value)}>${free.map((one) => html`<option value=${one} ?selected=${one === wish}>${languageName(one)}</option>`)}</select></label>
            <p class="row-actions">
              <input id="captions-file" class="visually-hidden" type="file" accept=".vtt,.srt,text/vtt" @change=${(event: Event) => void this.#import(wish ?? 'fr', event)} />
              <label class="button small" for="captions-file">${icons.file}${text('captions-desk.import')}</label>
              <button type="button" class="button small" @click=${() => this.#write(wish ?? 'fr')}>${icons.pencil}${text('captions-desk.write')}</button>
            </p></div>`}
    </section>`;
  }

  #track(language: string) {
    const typed = this.wrong[language] ?? this.captions[language] ?? '';
    const errors = checkCaptions(typed);
    const id = `captions-${language}`;
    return html`<details class="captions-track" .open=${this.#open.has(language)} @toggle=${(event: Event) => this.#toggled(language, event)}>
      <summary>${text('recordings.named', { action: languageName(language), title: plural('captions-desk.cues', countCues(typed)) })}</summary>
      <label class="field"><span>${text('captions-desk.text', { language: languageName(language) })}</span>
        <textarea id=${id} rows="12" spellcheck="true" lang=${language} ?readonly=${this.locked} aria-invalid=${errors.length > 0} aria-describedby="${id}-errors" .value=${typed} @input=${(event: Event) => this.#typed(language, (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <div id="${id}-errors" role="status">${errors.length > 0 ? this.#errors(id, errors) : nothing}</div>
      ${this.locked ? nothing : html`<p class="row-actions"><button type="button" class="button small danger" aria-label=${text('recordings.named', { action: text('captions-desk.remove'), title: languageName(language) })} @click=${() => this.#remove(language)}>${icons.trash}${text('captions-desk.remove')}</button></p>`}
    </details>`;
  }

  #toggled(language: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.#open.add(language);
    else this.#open.delete(language);
  }

  #write(language: string): void {
    this.#open.add(language);
    this.#typed(language, text('captions-desk.template'));
  }

  #errors(id: string, errors: readonly CaptionError[]) {
    return html`<p class="field-fault">${plural('captions-desk.errors', errors.length)}</p>
      <ul class="caption-errors">${errors.slice(0, SHOWN_ERRORS).map(({ line, fault }) => html`<li><button type="button" class="button small" @click=${() => this.#goTo(id, line)}>${text('captions-desk.line', { line })}</button> ${text(`captions-desk.fault.${fault}`)}</li>`)}</ul>`;
  }

  #goTo(id: string, line: number): void {
    const field = this.querySelector<HTMLTextAreaElement>(`#${id}`);
    if (!field) return;
    const lines = field.value.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    field.focus();
    field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  }

  async #import(language: string, event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    this.fault = '';
    if (!file) return;
    const content = file.size <= LARGEST_BYTES ? toWebVtt(decodeCaptions(await file.arrayBuffer())) : '';
    input.value = '';
    if (countCues(content) === 0) this.fault = text('captions-desk.no-captions', { name: file.name });
    else this.#typed(language, content);
  }

  #typed(language: string, value: string): void {
    const { [language]: _before, ...others } = this.wrong;
    if (checkCaptions(value).length > 0) {
      this.#setWrong({ ...others, [language]: value });
      return;
    }
    this.#setWrong(others);
    this.#tell({ ...this.captions, [language]: value });
  }

  #remove(language: string): void {
    const { [language]: _wrong, ...wrong } = this.wrong;
    const { [language]: _gone, ...rest } = this.captions;
    this.#setWrong(wrong);
    this.#tell(rest);
  }

  #tell(detail: Readonly<Record<string, string>>): void {
    this.dispatchEvent(new CustomEvent<Readonly<Record<string, string>>>('captions-change', { detail, bubbles: true }));
  }
}
