import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readCaptions, removeCaptions, saveCaptions, type LeftOut, type RecordingCaptions } from '../../api/caption-desk.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { language as shownLanguage } from '../../text/language.ts';
import { duration, languageName, plural, text, unbroken } from '../../text/text.ts';
import { notCarriedOut } from '../reason.ts';
import './caption-history.ts';
import type { FormerCaptions } from './caption-history.ts';
import './captions-desk.ts';
import type { CaptionsDesk } from './captions-desk.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import { icons } from '../icons.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import './recording-picture.ts';

/** Who types is not saved at each letter. */
const PAUSE_MILLIS = 800;

type Texts = Readonly<Record<string, string>>;

/** The captions of a recording: each change is kept a moment later, language by language. */
@customElement('recording-captions')
export class RecordingCaptionsPage extends TitledPage {
  @state() private recording: RecordingDetail | null = null;
  @state() private captions: Texts | null = null;
  @state() private saved: Texts = {};
  /** Languages in which something was said on air. */
  @state() private heard: readonly string[] = [];
  @state() private refusal = '';
  /** What was not written of the captions that were saved last, and in which language they are. */
  @state() private leftOut: (LeftOut & { readonly language: string }) | null = null;
  @state() private working = false;
  @query('captions-desk') private desk!: CaptionsDesk | null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
  /** In which something is, or was while this page is open. */
  readonly #languages = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new UnsavedWork(this, () => this.#unsaved().length > 0 || this.desk?.hasErrors);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    Object.keys(this.captions ?? {}).forEach((one) => this.#languages.add(one));
  }

  protected override get pageTitle(): string {
    return text('captions-desk.title');
  }

  protected override render() {
    const title = this.recording ? this.recording.title || this.recording.channel.name : '';
    return html`<console-head .heading=${text('captions-desk.title')} current="recordings"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="back"><a href="/console/recordings">${icons.back}${text('cutting.back')}</a></p>
        ${title ? html`<h2 class="editor-title">${unbroken(title)}</h2>` : nothing}
        <div role="alert">${this.refusal ? this.#refused() : nothing}</div>
        ${this.recording && this.captions ? this.#body(this.recording, this.captions) : this.refusal ? nothing : html`<p class="notice" role="status">${text('recordings.loading')}</p>`}
        <confirm-dialog></confirm-dialog>
      </main>`;
  }

  #refused() {
    return html`<p class="order-failed">${this.refusal}</p>
      ${this.#unsaved().length > 0 ? html`<p class="row-actions"><button type="button" class="button small" @click=${() => void this.#save()}>${icons.restore}${text('recording-captions.again')}</button></p>` : nothing}`;
  }

  #body(recording: RecordingDetail, captions: Texts) {
    return html`<div class="editor">
      <div class="editor-left"><recording-picture .recording=${recording} .captions=${captions}></recording-picture></div>
      <div class="captions-column">
        ${this.heard.map((one) => html`<p class="notice">${text('transcript-desk.offer', { language: languageName(one) })} <a class="button small" href="/console/recordings/${encodeURIComponent(this.#id)}/transcript?language=${one}">${icons.pencil}${text('transcript-desk.open')}</a></p>`)}
        <p class="soft">${text('recording-captions.times')}</p>
        <div role="status">${this.working ? html`<p class="soft">${text('cutting.saving')}</p>` : this.leftOut ? this.#told(this.leftOut) : nothing}</div>
        <captions-desk of="recording" .report=${this.#id} .captions=${captions} .saved=${this.saved} .length=${recording.duration} .spoken=${shownLanguage()}
          @captions-change=${(event: CustomEvent<Texts>) => void this.#changed(event.detail)}></captions-desk>
        <caption-history .recording=${this.#id} .languages=${[...this.#languages].sort()} .saved=${this.saved}
          @captions-restore=${(event: CustomEvent<FormerCaptions>) => this.#restore(event.detail)}></caption-history>
      </div>
    </div>`;
  }

  #told({ count, places, language }: LeftOut & { readonly language: string }) {
    const said = plural('recording-captions.left-out', count, { language: languageName(language) });
    return html`<p class="notice">${said} ${places.map((place) => duration(place)).join(text('list.and'))}${places.length < count ? '…' : ''}</p>`;
  }

  /** As if somebody had typed it. */
  #restore(former: FormerCaptions): void {
    void this.#changed({ ...this.captions, [former.language]: former.text });
  }

  async #changed(captions: Texts): Promise<void> {
    const gone = Object.keys(this.captions ?? {}).filter((one) => captions[one] === undefined);
    for (const language of gone) {
      if (this.saved[language] !== undefined && !(await this.#remove(language))) return;
    }
    this.captions = captions;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), PAUSE_MILLIS);
  }

  async #remove(language: string): Promise<boolean> {
    if (!(await this.confirm.ask('remove-captions', { language: languageName(language) }))) return false;
    try {
      await removeCaptions(this.#id, language);
    } catch (error) {
      this.#tell(error);
      return false;
    }
    const { [language]: _gone, ...rest } = this.saved;
    [this.saved, this.refusal, this.leftOut] = [rest, '', null];
    return true;
  }

  #unsaved(): readonly string[] {
    return Object.entries(this.captions ?? {}).flatMap(([language, typed]) => (this.saved[language] === typed ? [] : [language]));
  }

  async #save(): Promise<void> {
    // What is typed meanwhile is saved when this is done.
    if (this.working) return;
    this.working = true;
    this.refusal = '';
    for (const language of this.#unsaved()) {
      const sent = this.captions?.[language] ?? '';
      try {
        const told = await saveCaptions(this.#id, language, sent);
        this.#keep(language, sent, told);
      } catch (error) {
        this.#tell(error);
        break;
      }
    }
    this.working = false;
    if (!this.refusal && this.#unsaved().length > 0) this.#timer = setTimeout(() => void this.#save(), PAUSE_MILLIS);
  }

  /** What was left out goes from the text too, unless somebody has typed since. */
  #keep(language: string, sent: string, told: RecordingCaptions & { readonly leftOut: LeftOut }): void {
    const kept = told.leftOut.count > 0 ? (told.captions.find((one) => one.language === language)?.text ?? sent) : sent;
    const isAsSent = this.captions?.[language] === sent;
    this.saved = { ...this.saved, [language]: isAsSent ? kept : sent };
    if (isAsSent) this.captions = { ...this.captions, [language]: kept };
    this.leftOut = told.leftOut.count > 0 ? { ...told.leftOut, language } : null;
  }

  #tell(error: unknown): void {
    this.refusal = notCarriedOut(error);
  }

  async #read(): Promise<void> {
    try {
      const [recording, told] = await Promise.all([readRecording(this.#id), readCaptions(this.#id)]);
      this.saved = Object.fromEntries(told.captions.map((one) => [one.language, one.text]));
      [this.recording, this.captions, this.heard] = [recording, this.saved, told.heard];
    } catch (error) {
      this.#tell(error);
    }
  }
}
