import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { readReport } from '../../api/report-desk.ts';
import { Refusal } from '../../api/request.ts';
import { confirmTranscript, correctTranscript, readTranscript, type Transcript, type TranscriptOf } from '../../api/transcript-desk.ts';
import { speakerAt } from '../../player/transcript.ts';
import { changesOf, countOf, edited, faultOf, joined, LONGEST_SECONDS, LONGEST_TEXT, millis, nextWith, rebased, replaced, split, type EditedCaption } from '../../report/transcript-edits.ts';
import { day, languageName, plural, text, unbroken } from '../../text/text.ts';
import { parseTimecode, timecode } from '../../time/timecode.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import './caption-rows.ts';
import type { CaptionRequest, CaptionRows } from './caption-rows.ts';
import './caption-waveform.ts';
import './recording-picture.ts';
import type { RecordingPicture } from './recording-picture.ts';

/** Who types is not saved at each letter. */
const PAUSE_MILLIS = 800;
const MOST_UNDOABLE = 100;
/** By so much a key moves where a caption begins or ends, in seconds. */
const NUDGE = 0.1;
const KEYS = ['play', 'step', 'split', 'join'] as const;

/** By the page's address: `/console/recordings/ID/transcript`, or that of a report. */
function ofThisPage(): TranscriptOf {
  const [, section, id = ''] = location.pathname.split('/').filter(Boolean);
  return { kind: section === 'reports' ? 'report' : 'recording', id: decodeURIComponent(id) };
}

/**
 * What was said on air in a recording, or heard in a report's film, corrected against its sound and picture, with the keyboard alone if one
 * likes. Each change is kept a moment later; what somebody else has changed meanwhile is never overwritten. Once it is right it is confirmed.
 */
@customElement('transcript-editor')
export class TranscriptEditor extends TitledPage {
  @state() private recording: RecordingDetail | null = null;
  @state() private captions: readonly EditedCaption[] = [];
  @state() private transcript: Transcript | null = null;
  @state() private current = '';
  @state() private place = 0;
  @state() private wanted = '';
  @state() private by = '';
  @state() private refusal = '';
  @state() private working = false;
  @state() private told = '';
  /** False of a film whose report is with a reviewer, or public, for who is none. */
  @state() private mayConfirm = true;
  @query('recording-picture') private picture!: RecordingPicture | null;
  @query('caption-rows') private rows!: CaptionRows | null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  readonly #of = ofThisPage();
  readonly #language = new URLSearchParams(location.search).get('language') ?? 'fr';
  /** As the server has them. */
  #saved: readonly EditedCaption[] = [];
  readonly #revisions = new Map<string, number>();
  #uncertain: ReadonlySet<string> = new Set();
  #before: (readonly EditedCaption[])[] = [];
  /** The caption that is typed in: all of it is undone at once. */
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new UnsavedWork(this, () => this.#unsaved().length > 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #isFilm(): boolean {
    return this.#of.kind === 'report';
  }

  protected override get pageTitle(): string {
    return text('transcript-desk.heading');
  }

  protected override render() {
    const title = this.recording ? this.recording.title || this.recording.channel.name : '';
    const id = encodeURIComponent(this.#of.id);
    return html`<console-head .heading=${text('transcript-desk.heading')} current=${this.#isFilm ? 'reports' : 'recordings'}></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="back"><a href=${this.#isFilm ? `/console/reports/${id}` : `/console/recordings/${id}/captions`}>${icons.back}${text(this.#isFilm ? 'film-draft.back' : 'transcript-desk.back')}</a></p>
        ${title ? html`<h2 class="editor-title">${unbroken(title)} (${languageName(this.#language)})</h2>` : nothing}
        <div role="alert">${this.refusal ? html`<p class="order-failed">${this.refusal} <button type="button" class="button small" @click=${() => void this.#save()}>${icons.restore}${text('recording-captions.again')}</button></p>` : nothing}</div>
        ${this.recording && this.transcript ? this.#body(this.recording, this.transcript) : this.refusal ? nothing : html`<p class="notice" role="status">${text('recordings.loading')}</p>`}
        <confirm-dialog></confirm-dialog>
      </main>`;
  }

  #body(recording: RecordingDetail, { confirmed }: Transcript) {
    if (this.captions.length === 0 && this.#saved.length === 0) return html`<p class="notice">${text('transcript-desk.none')}</p>`;
    const chosen = this.captions.find(({ id }) => id === this.current) ?? this.captions[0];
    const floors = recording.chapters?.speakers ?? [];
    const sound = recording.renditions.find(({ kind }) => kind === 'audio');
    return html`<div class="editor">
      <div class="editor-left">
        <recording-picture .recording=${recording} @place-change=${(event: CustomEvent<number>) => this.#moved(event.detail)}></recording-picture>
        ${chosen
          ? html`<caption-waveform .playlist=${sound ? recording.hls.replace(/[^/]*$/, `${sound.id}/index.m3u8`) : ''} .start=${chosen.start} .end=${chosen.end} .place=${this.place} @place-request=${(event: CustomEvent<number>) => this.picture?.seek(event.detail)}></caption-waveform>
              ${this.#chosen(chosen)}`
          : nothing}
      </div>
      <section aria-labelledby="transcript-list" class="transcript-column">
        <div class="editor-head">
          <h2 id="transcript-list">${plural('captions-desk.cues', this.captions.length)}</h2>
          <p role="status" class="soft">${this.working ? text('cutting.saving') : this.told}</p>
          <button type="button" class="button small" ?disabled=${this.#before.length === 0} @click=${this.#undo}>${icons.back}${text('cutting.undo')}</button>
        </div>
        ${this.#replacing()}
        <caption-rows .captions=${this.captions} .current=${chosen?.id ?? ''} .language=${this.#language} .uncertain=${this.#uncertain} .place=${this.place} .floor=${(place: number) => speakerAt(floors, place)}
          @caption-request=${(event: CustomEvent<CaptionRequest>) => this.#asked(event.detail)}></caption-rows>
        <datalist id="caption-speakers">${[...new Set([...floors.map((one) => one.title), ...this.captions.map((one) => one.speaker)])].filter(Boolean).map((name) => html`<option value=${name}></option>`)}</datalist>
        <details class="transcript-keys"><summary>${text('transcript-desk.keys')}</summary><dl>${KEYS.map((key) => html`<div><dt><kbd>${text(`transcript-desk.key.${key}`)}</kbd></dt><dd>${text(`transcript-desk.key.${key}.does`)}</dd></div>`)}</dl></details>
        <p class="soft">${confirmed ? text(this.#isFilm ? 'film-draft.written' : 'transcript-desk.confirmed', { name: confirmed.savedBy, day: day(confirmed.savedAt) }) : text(this.#isFilm ? 'film-draft.unconfirmed' : 'transcript-desk.unconfirmed')}</p>
        ${this.mayConfirm ? html`<p class="row-actions"><button type="button" class="button primary" @click=${() => void this.#confirm()}>${icons.check}${text('transcript-desk.confirm')}</button></p>` : html`<p class="notice">${text('film-draft.by-reviewer')}</p>`}
      </section>
    </div>`;
  }

  /** What can be done with the caption that is chosen, by pointer too. */
  #chosen(one: EditedCaption) {
    const fault = faultOf(one);
    const act = (request: CaptionRequest) => () => this.#asked(request);
    return html`<fieldset class="plain caption-acts"><legend>${text('transcript-desk.chosen', { time: timecode(one.start) })}</legend>
      <p class="row-actions">
        <button type="button" class="button small" @click=${act({ type: 'play', id: one.id })}>${icons.play}${text('transcript-desk.play-it')}</button>
        <button type="button" class="button small" @click=${() => this.#asked({ type: 'split', id: one.id, caret: this.#caret(one) })}>${icons.scissors}${text('transcript-desk.split')}</button>
        <button type="button" class="button small" @click=${act({ type: 'join', id: one.id })}>${icons.indent}${text('transcript-desk.join')}</button>
        <button type="button" class="button small danger" @click=${() => this.#change(this.captions.filter(({ id }) => id !== one.id))}>${icons.trash}${text('transcript-desk.remove')}</button>
      </p>
      <div class="caption-times">${this.#time(one, 'start')}${this.#time(one, 'end')}</div>
      <p class="field-fault" role="status">${fault ? text(`transcript-desk.fault.${fault}`, { letters: String(LONGEST_TEXT), seconds: String(LONGEST_SECONDS) }) : nothing}</p>
    </fieldset>`;
  }

  #time(one: EditedCaption, which: 'start' | 'end') {
    const set = (seconds: number) => this.#change(this.captions.map((each) => (each.id === one.id ? { ...each, [which]: Math.max(0, millis(seconds)) } : each)));
    const typed = (event: Event) => {
      const seconds = parseTimecode((event.target as HTMLInputElement).value);
      if (seconds !== null) set(seconds);
    };
    return html`<div class="caption-edge">
      <label class="field"><span>${text(`transcript-desk.${which}`)}</span><input inputmode="decimal" .value=${timecode(one[which])} @change=${typed} /></label>
      ${[-NUDGE, NUDGE].map((by) => html`<button type="button" class="button small step" aria-label=${text(by < 0 ? `transcript-desk.${which}.sooner` : `transcript-desk.${which}.later`)} @click=${() => set(one[which] + by)}>${by < 0 ? '−' : '+'}0,1 s</button>`)}
    </div>`;
  }

  #replacing() {
    const count = countOf(this.captions, this.wanted);
    const submit = (event: Event) => {
      event.preventDefault();
      this.#findNext();
    };
    return html`<form class="transcript-find" role="search" @submit=${submit}>
      <label class="field"><span>${text('transcript-desk.find')}</span><input type="search" .value=${this.wanted} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)} /></label>
      <label class="field"><span>${text('transcript-desk.replace-by')}</span><input type="text" .value=${this.by} @input=${(event: Event) => (this.by = (event.target as HTMLInputElement).value)} /></label>
      <p class="row-actions">
        <button type="submit" class="button small" ?disabled=${count === 0}>${icons.search}${text('transcript-desk.next')}</button>
        <button type="button" class="button small" ?disabled=${count === 0} @click=${() => this.#change(replaced(this.captions, this.wanted, this.by))}>${icons.pencil}${text('transcript-desk.replace-all')}</button>
        <span class="soft" role="status">${this.wanted ? plural('transcript-desk.found', count) : nothing}</span>
      </p></form>`;
  }

  #caret(one: EditedCaption): number {
    const field = this.rows?.querySelector<HTMLTextAreaElement>('.is-chosen textarea');
    const caret = field?.selectionStart ?? 0;
    return caret > 0 && caret < one.text.length ? caret : Math.round(one.text.length / 2);
  }

  #asked(request: CaptionRequest): void {
    const one = this.captions.find(({ id }) => id === request.id);
    if (!one) return;
    switch (request.type) {
      case 'choose':
        if (this.current !== request.id) [this.current, this.#typed] = [request.id, ''];
        return;
      case 'play':
        this.picture?.listen(one.start, one.end);
        return;
      case 'split': {
        const next = split(this.captions, request.id, request.caret, `desk-${crypto.randomUUID()}`);
        return this.#cut(next, request.id);
      }
      case 'join':
        return this.#cut(joined(this.captions, request.id), request.id);
      case 'write':
        return this.#change(this.captions.map((each) => (each.id === request.id ? { ...each, text: request.text } : each)), request.id);
      case 'name':
        return this.#change(this.captions.map((each) => (each.id === request.id ? { ...each, speaker: request.speaker } : each)));
    }
  }

  /** The cursor stays in the caption that was split or joined. */
  #cut(next: readonly EditedCaption[], id: string): void {
    if (next.length === this.captions.length) {
      this.told = text('transcript-desk.cannot');
      return;
    }
    this.#change(next);
    void this.updateComplete.then(() => this.rows?.show(next.findIndex((one) => one.id === id), /* focuses= */ true));
  }

  #findNext(): void {
    const from = this.captions.findIndex(({ id }) => id === this.current);
    const index = nextWith(this.captions, this.wanted, from);
    const at = this.captions[index]?.text.indexOf(this.wanted) ?? -1;
    if (at >= 0) void this.rows?.show(index, /* focuses= */ true, [at, at + this.wanted.length]);
  }

  /** While it plays and nobody writes, the list follows. */
  #moved(place: number): void {
    const before = this.#indexAt(this.place);
    this.place = place;
    const now = this.#indexAt(place);
    if (now !== before && now >= 0 && !this.rows?.contains(document.activeElement)) void this.rows?.show(now, /* focuses= */ false);
  }

  #indexAt(place: number): number {
    return this.captions.findLastIndex(({ start }) => start <= place);
  }

  /** @param typed the caption that is typed in, letter by letter */
  #change(next: readonly EditedCaption[], typed = ''): void {
    if (!typed || typed !== this.#typed) this.#before = [...this.#before.slice(1 - MOST_UNDOABLE), this.captions];
    [this.captions, this.#typed, this.told] = [next, typed, ''];
    this.#saveLater();
  }

  readonly #undo = (): void => {
    const before = this.#before.pop();
    if (!before) return;
    [this.captions, this.#typed] = [before, ''];
    this.#saveLater();
  };

  #unsaved() {
    return changesOf(this.#saved, this.captions.filter((one) => one.text.trim()), this.#revisions);
  }

  #saveLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), PAUSE_MILLIS);
  }

  async #save(): Promise<void> {
    // What is typed meanwhile is saved when this is done.
    if (this.working) return;
    const sent = this.captions.filter((one) => one.text.trim());
    const faulty = new Set(sent.filter((one) => faultOf(one) !== null).map(({ id }) => id));
    const changes = this.#unsaved().filter(({ id }) => !faulty.has(id));
    if (changes.length === 0) return;
    [this.working, this.refusal] = [true, ''];
    try {
      const { captions } = await correctTranscript(this.#of, this.#language, changes);
      const written = new Set(changes.map(({ id }) => id));
      const others = (this.transcript?.captions ?? []).filter(({ id }) => !written.has(id));
      if (this.transcript) this.#learn({ ...this.transcript, captions: [...others, ...captions] });
      for (const { id, revision } of changes) this.#revisions.set(id, revision + 1);
      // What is there now, as it was typed: the server tidies it.
      this.#saved = [...this.#saved.filter(({ id }) => !written.has(id)), ...sent.filter(({ id }) => written.has(id))];
      this.told = text('cutting.saved');
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) await this.#readAgain();
      this.#tell(error);
    }
    this.working = false;
    if (!this.refusal && this.#unsaved().some(({ id }) => !faulty.has(id))) this.#saveLater();
  }

  /** Somebody else has changed something: what they did not touch is kept as it is typed. */
  async #readAgain(): Promise<void> {
    try {
      const told = await readTranscript(this.#of, this.#language);
      const now = told.captions.map(edited);
      const isAnother = now.length !== this.#saved.length || told.captions.some(({ id, revision }) => this.#revisions.get(id) !== revision);
      this.captions = rebased(this.#saved, this.captions, now);
      this.#learn(told);
      this.#saved = now;
      this.#before = [];
      // Else it was refused for another reason, and would be again.
      if (isAnother) this.#saveLater();
    } catch (error) {
      this.#tell(error);
    }
  }

  #learn(told: Transcript): void {
    this.transcript = told;
    for (const { id, revision } of told.captions) this.#revisions.set(id, revision);
    this.#uncertain = new Set(told.captions.filter((one) => one.uncertain && one.state === 'heard').map(({ id }) => id));
  }

  async #confirm(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#save();
    const unseen = (this.transcript?.captions ?? []).filter((one) => one.state === 'heard').length;
    if (this.refusal || this.#unsaved().length > 0 || !(await this.confirm.ask(this.#isFilm ? 'confirm-film-captions' : 'confirm-captions', { language: languageName(this.#language), unseen: plural('transcript-desk.unseen', unseen) }))) return;
    try {
      this.#learn(await confirmTranscript(this.#of, this.#language, this.transcript));
      this.told = text('transcript-desk.is-confirmed');
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    this.refusal = notCarriedOut(error);
  }

  async #readFilm(): Promise<RecordingDetail> {
    if (!this.#isFilm) return readRecording(this.#of.id);
    const { film, may } = await readReport(this.#of.id);
    this.mayConfirm = may.includes('edit');
    return readRecording(film ?? '');
  }

  async #read(): Promise<void> {
    try {
      const [told, recording] = await Promise.all([readTranscript(this.#of, this.#language), this.#readFilm()]);
      this.#learn(told);
      this.#saved = told.captions.map(edited);
      [this.recording, this.captions, this.current] = [recording, this.#saved, this.#saved[0]?.id ?? ''];
    } catch (error) {
      this.#tell(error);
    }
  }
}
