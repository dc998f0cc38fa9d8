import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readCaptionFile } from '../../api/caption-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { checkCaptions, countCues, cuesBeyond, webVttOf, type CaptionError } from '../../report/captions.ts';
import { keepCaptions, keptCaptions, type WrongCaptions } from '../../report/kept-captions.ts';
import { duration, plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { reasonOf } from '../reason.ts';
import { languageName, SPOKEN } from './spoken-languages.ts';

/** As much as the server takes. */
const LARGEST_BYTES = 8_000_000;
const SHOWN_ERRORS = 8;

/**
 * Captions by language: imported from a file, and edited as text. Emits `captions-change` with all that have no error,
 * `captions-wrong` with the languages of what has some, and `captions-keep` with a language whose captions fit another film too.
 */
@customElement('captions-desk')
export class CaptionsDesk extends PageElement {
  @property({ attribute: false }) captions: Readonly<Record<string, string>> = {};
  /** As the server has them: what else is there is not saved. */
  @property({ attribute: false }) saved: Readonly<Record<string, string>> = {};
  /** Languages whose captions were written for the film before. */
  @property({ attribute: false }) unconfirmed: readonly string[] = [];
  /** How long the film is, in seconds; null if there is none. */
  @property({ attribute: false }) length: number | null = null;
  /** That the film is spoken in. */
  @property({ attribute: false }) spoken = 'fr';
  @property({ attribute: false }) locked = false;
  /** Somebody reads them beside the text: they are there without a click. */
  @property({ attribute: false }) reading = false;
  /** What they are captions of. */
  @property() of: 'film' | 'recording' = 'film';
  /** Whose captions they are: what has errors is kept under its name. */
  @property({ attribute: false }) report = '';
  /** What is typed and has errors, by language: it is not saved, but kept in this browser. */
  @state() private wrong: WrongCaptions = {};
  /** The language of what is added; null until it is chosen. */
  @state() private wish: string | null = null;
  @state() private fault = '';
  /** Languages whose text is shown. */
  readonly #open = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reading') && this.reading) Object.keys(this.captions).forEach((one) => this.#open.add(one));
    if (!changed.has('report')) return;
    this.wrong = keptCaptions(this.report, localStorage);
    Object.keys(this.wrong).forEach((one) => this.#open.add(one));
    this.#tellWrong();
  }

  #setWrong(wrong: WrongCaptions): void {
    this.wrong = wrong;
    keepCaptions(this.report, wrong, localStorage);
    this.#tellWrong();
  }

  #tellWrong(): void {
    this.dispatchEvent(new CustomEvent<readonly string[]>('captions-wrong', { detail: Object.keys(this.wrong), bubbles: true }));
  }

  /** True while something is typed that cannot be saved. */
  get hasErrors(): boolean {
    return Object.keys(this.wrong).length > 0;
  }

  protected override render() {
    const languages = [...new Set([...Object.keys(this.captions), ...Object.keys(this.wrong)])].sort();
    return html`<section class="panel" aria-labelledby="captions-title"><h2 id="captions-title">${text('captions-desk.title')}</h2>
      ${languages.map((one) => this.#track(one))}
      ${languages.length === 0 ? html`<p class="soft">${text(this.of === 'film' ? 'captions-desk.none' : 'recording-captions.none')}</p>` : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.locked ? nothing : this.#add(languages)}
    </section>`;
  }

  /** The language is asked first: a file does not say what it is in. */
  #add(languages: readonly string[]) {
    const free = [...new Set([this.spoken, ...SPOKEN])].filter((one) => !languages.includes(one));
    const wish = free.includes(this.wish ?? '') ? this.wish : null;
    return html`<fieldset class="plain captions-add"><legend>${text('captions-desk.add')}</legend>
      <label class="field"><span>${text('captions-desk.language')}</span>
        <select id="captions-language" aria-describedby="captions-language-hint" .value=${wish ?? ''} @change=${(event: Event) => (this.wish = (event.target as HTMLSelectElement).value || null)}>
          <option value="" ?selected=${wish === null}>${text('captions-desk.language.choose')}</option>
          ${free.map((one) => html`<option value=${one} ?selected=${one === wish}>${languageName(one)}</option>`)}</select></label>
      <p class="soft" id="captions-language-hint">${text('captions-desk.language.hint')}</p>
      <p class="row-actions">
        ${this.#file('captions-file', wish, text('captions-desk.import'))}
        <button type="button" class="button small" @click=${() => (wish ? this.#write(wish) : this.#askLanguage())}>${icons.pencil}${text('captions-desk.write')}</button>
      </p></fieldset>`;
  }

  #file(id: string, language: string | null, label: string, name = label) {
    const ask = (event: Event) => {
      if (language) return;
      event.preventDefault();
      this.#askLanguage();
    };
    return html`<input id=${id} class="visually-hidden" type="file" accept=".vtt,.srt,.stl,.ttml,.dfxp,.xml,text/vtt,application/ttml+xml" aria-label=${name} @click=${ask} @change=${(event: Event) => language && void this.#import(language, event)} />
      <label class="button small" for=${id}>${icons.file}${label}</label>`;
  }

  #askLanguage(): void {
    this.fault = text('captions-desk.language.first');
    this.querySelector<HTMLElement>('#captions-language')?.focus();
  }

  #track(language: string) {
    const typed = this.wrong[language] ?? this.captions[language] ?? '';
    const errors = checkCaptions(typed);
    const id = `captions-${language}`;
    const named = (action: string) => text('recordings.named', { action, title: languageName(language) });
    return html`<details class="captions-track" .open=${this.#open.has(language)} @toggle=${(event: Event) => this.#toggled(language, event)}>
      <summary>${text('recordings.named', { action: languageName(language), title: this.#standing(language) })}</summary>
      ${this.#fit(language, typed)}
      <label class="field"><span>${text('captions-desk.text', { language: languageName(language) })}</span>
        <textarea id=${id} rows="12" spellcheck="true" lang=${language} ?readonly=${this.locked} aria-invalid=${errors.length > 0} aria-describedby="${id}-errors" .value=${typed} @input=${(event: Event) => this.#typed(language, (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <div id="${id}-errors" role="status">${errors.length > 0 ? this.#errors(id, language, errors) : nothing}</div>
      ${this.locked
        ? nothing
        : html`<p class="row-actions">${this.#file(`${id}-file`, language, text('captions-desk.replace'), named(text('captions-desk.replace')))}
            <button type="button" class="button small danger" aria-label=${named(text('captions-desk.remove'))} @click=${() => this.#remove(language)}>${icons.trash}${text('captions-desk.remove')}</button></p>`}
    </details>`;
  }

  /** How it stands with the server, whatever is typed. */
  #standing(language: string): string {
    const saved = this.saved[language];
    if (this.wrong[language] !== undefined) return text(saved === undefined ? 'captions-desk.unsaved' : 'captions-desk.unsaved-change');
    if (saved === undefined || saved !== this.captions[language]) return text('captions-desk.saving');
    const cues = plural('captions-desk.cues', countCues(saved));
    return this.unconfirmed.includes(language) ? text('captions-desk.unconfirmed', { cues }) : cues;
  }

  /** Whether they fit the film, as far as their times show. */
  #fit(language: string, typed: string) {
    const beyond = this.length === null ? 0 : cuesBeyond(typed, this.length);
    const late = beyond > 0 ? html`<p class="field-fault">${plural(this.of === 'film' ? 'captions-desk.beyond' : 'recording-captions.beyond', beyond, { length: duration(this.length ?? 0) })}</p>` : nothing;
    if (!this.unconfirmed.includes(language)) return late;
    const keep = () => this.dispatchEvent(new CustomEvent<string>('captions-keep', { detail: language, bubbles: true }));
    return html`<div class="notice captions-doubt"><p>${text('captions-desk.doubt')}</p>${late}
      ${this.locked ? nothing : html`<p class="row-actions"><button type="button" class="button small" @click=${keep}>${icons.check}${text('captions-desk.keep')}</button></p>`}</div>`;
  }

  #toggled(language: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.#open.add(language);
    else this.#open.delete(language);
  }

  #write(language: string): void {
    this.fault = '';
    this.#open.add(language);
    this.#typed(language, text('captions-desk.template'));
  }

  #errors(id: string, language: string, errors: readonly CaptionError[]) {
    return html`<p class="field-fault">${plural('captions-desk.errors', errors.length)} ${this.saved[language] === undefined ? nothing : text('captions-desk.errors.before')}</p>
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
    const content = await this.#read(file);
    input.value = '';
    this.#open.add(language);
    if (content !== null) this.#typed(language, content);
    this.wish = null;
  }

  /** WebVTT of a file; null if it is none, which is told. */
  async #read(file: File): Promise<string | null> {
    if (file.size > LARGEST_BYTES) {
      this.fault = text('captions-desk.too-large', { name: file.name });
      return null;
    }
    try {
      return webVttOf(await file.arrayBuffer()) ?? (await readCaptionFile(file)).text;
    } catch (error) {
      this.fault = text('recordings.named', { action: file.name, title: reasonOf(error) });
      return null;
    }
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
