import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { adoptMinutes, composeMinutes, minutesFile, readHeard, readMinutes, type KeptPassage, type Minutes, type MinutesBlock } from '../../api/minutes.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { Refusal } from '../../api/request.ts';
import { readClerkSitting, type ClerkSitting } from '../../api/sitting.ts';
import type { Clash } from '../../draft/clash.ts';
import { MinutesDraft } from '../../minutes/minutes-draft.ts';
import { blankAfter, changed, endOf, heardBeside, inserted, joined, moved, ofKind, playingAt, split, takenOver, without } from '../../minutes/minutes-edits.ts';
import { language } from '../../text/language.ts';
import { day, plural, text } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../clash-panel.ts';
import '../console-head.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';
import { saveBar } from '../save-bar.ts';
import '../recording/recording-picture.ts';
import type { RecordingPicture } from '../recording/recording-picture.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import './minutes-adoption.ts';
import type { MinutesAdoption } from './minutes-adoption.ts';
import './minutes-blocks.ts';
import type { BlockRequest, MinutesBlocks } from './minutes-blocks.ts';
import './minutes-find.ts';
import './minutes-kept.ts';
import './minutes-outline.ts';
import './minutes-versions.ts';
import type { MinutesVersions } from './minutes-versions.ts';

const MOST_UNDOABLE = 100;
/** What is said last is heard for so long, in seconds. */
const LAST_SECONDS = 20;
const FILES = ['odt', 'docx', 'pdf', 'html'] as const;
const KEYS = ['play', 'step', 'move', 'add', 'split', 'join', 'remove'] as const;

/**
 * The page on which a clerk writes the minutes of a sitting beside its recording: what was composed is corrected and completed passage by
 * passage, and saves by itself. Once a later sitting has adopted them nothing of them changes any more.
 */
@customElement('minutes-page')
export class MinutesPage extends TitledPage {
  @state() private sitting: ClerkSitting | null = null;
  @state() private draft: MinutesDraft | null = null;
  @state() private state: 'reading' | 'none' | 'there' | 'missing' | 'failed' = 'reading';
  @state() private working = false;
  @state() private fault = '';
  @state() private told = '';
  @state() private current = '';
  @state() private place = 0;
  @state() private recording: RecordingDetail | null = null;
  @state() private heard: readonly MinutesBlock[] = [];
  @state() private kept: readonly KeptPassage[] = [];
  @query('recording-picture') private picture!: RecordingPicture | null;
  @query('minutes-blocks') private rows!: MinutesBlocks | null;
  @query('minutes-versions') private versions!: MinutesVersions;
  @query('minutes-adoption') private adoption!: MinutesAdoption;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
  #before: (readonly MinutesBlock[])[] = [];
  /** The recording that was chosen last. */
  #wanted = '';
  /** What was heard beside the passages, as it was found for these. */
  #beside: { readonly blocks: readonly MinutesBlock[]; readonly heard: readonly MinutesBlock[]; readonly found: ReadonlyMap<string, readonly MinutesBlock[]> } | null = null;
  /** The passage that is typed in: all of it is undone at once. */
  #typed = '';

  constructor() {
    super();
    new UnsavedWork(this, () => this.draft?.isUnsaved, () => void this.draft?.flush());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.close();
  }

  get #blocks(): readonly MinutesBlock[] {
    return this.draft?.mine.blocks ?? [];
  }

  protected override get pageTitle(): string {
    return text('minutes.title');
  }

  protected override render() {
    const name = this.sitting ? this.sitting.title || this.sitting.body : '';
    return html`<console-head .heading=${text('minutes.title')} current="sittings" .beforeLeave=${() => this.draft?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console minutes-console">
        <p class="back"><a href=${`/console/sittings/${encodeURIComponent(this.#id)}`}>${icons.back}${name || text('minutes.back')}</a></p>
        <div role="alert">${this.fault ? html`<p class="order-failed">${this.fault}</p>` : nothing}</div>
        ${this.draft ? this.#written(this.draft) : this.#waiting()}
        <confirm-dialog></confirm-dialog>
      </main>`;
  }

  #waiting() {
    if (this.state === 'missing' || this.state === 'failed') return html`<p class="notice" role="alert">${text(`sitting.${this.state}`)}</p>`;
    if (this.state !== 'none') return html`<p class="notice" role="status">${text('minutes.loading')}</p>`;
    return html`<section class="panel" aria-labelledby="minutes-begin"><h2 id="minutes-begin">${text('minutes.none')}</h2>
      <p>${text('minutes.none.hint')}</p>
      <p><button type="button" class="button primary" ?disabled=${this.working} @click=${() => void this.#compose()}>${icons.pencil}${text('minutes.compose')}</button></p></section>`;
  }

  #written(draft: MinutesDraft) {
    const minutes = draft.saved;
    const isFixed = minutes.state === 'adopted';
    return html`${isFixed ? this.#adopted(minutes) : this.#saveBar(draft)}
      <p class="order-failed" role="alert">${(draft.state === 'refused' ? draft.refusal?.[language()] : nothing) ?? nothing}</p>
      <clash-panel .clashes=${draft.clashes} .who=${minutes.changedBy} .place=${this.#where} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => draft.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      ${isFixed ? nothing : html`<minutes-kept .kept=${this.kept} .blocks=${this.#blocks} @take-request=${this.#takeComposed} @keep-request=${(event: CustomEvent<string>) => (this.kept = this.kept.filter(({ id }) => id !== event.detail))}></minutes-kept>`}
      <div class="editor minutes-editor">
        <div class="editor-left">${this.#film(minutes)}<minutes-outline .blocks=${this.#blocks} @jump-request=${(event: CustomEvent<string>) => this.#choose(event.detail)}></minutes-outline></div>
        <section aria-labelledby="minutes-document" class="minutes-column">
          <div class="editor-head"><h2 id="minutes-document">${text('minutes.document')} <small class="soft">${plural('minutes.passages', this.#blocks.length)}</small></h2>
            ${isFixed ? nothing : html`<button type="button" class="button small" ?disabled=${this.#before.length === 0} @click=${this.#undo}>${icons.back}${text('cutting.undo')}</button>`}</div>
          ${isFixed ? nothing : html`<minutes-find .blocks=${this.#blocks} @blocks-change=${(event: CustomEvent<readonly MinutesBlock[]>) => this.#change(event.detail)}></minutes-find>`}
          <minutes-blocks .blocks=${this.#blocks} .heard=${this.#heardBeside()} .current=${this.current} .language=${minutes.language} .fixed=${isFixed} .playing=${this.recording ? playingAt(this.#blocks, this.recording.id, this.place) : ''}
            @block-request=${(event: CustomEvent<BlockRequest>) => this.#asked(event.detail)}></minutes-blocks>
          <datalist id="minutes-speakers">${[...new Set(this.#blocks.map(({ speaker }) => speaker))].filter(Boolean).map((one) => html`<option value=${one}></option>`)}</datalist>
          ${isFixed ? nothing : html`<details class="transcript-keys"><summary>${text('transcript-desk.keys')}</summary><dl>${KEYS.map((key) => html`<div><dt><kbd>${text(`minutes.key.${key}`)}</kbd></dt><dd>${text(`minutes.key.${key}.does`)}</dd></div>`)}</dl></details>`}
        </section>
      </div>
      <minutes-versions .sitting=${this.#id} .blocks=${this.#blocks} @restore-request=${(event: CustomEvent<readonly MinutesBlock[]>) => this.#change(event.detail)}></minutes-versions>
      <minutes-adoption .minutes=${minutes} @adopt-request=${(event: CustomEvent<string>) => void this.#adopt(event.detail)}></minutes-adoption>`;
  }

  #saveBar(draft: MinutesDraft) {
    return saveBar(draft, html`<button type="button" class="button small" ?disabled=${this.working} @click=${() => void this.#composeAgain()}>${icons.retry}${text('minutes.compose-again')}</button>
        <button type="button" class="button small" @click=${() => void this.versions.show()}>${icons.restore}${text('minutes.versions')}</button>
        ${this.#files()}
        <button type="button" class="button small primary" ?disabled=${this.working} @click=${() => void this.#askAdoption()}>${icons.check}${text('minutes.adopt')}</button>`, this.told);
  }

  #adopted({ adoption }: Minutes) {
    return html`<section class="panel" aria-labelledby="minutes-adopted"><h2 id="minutes-adopted">${text('minutes.adopted', { day: day(adoption?.day ?? '') })}</h2>
      <p>${text('minutes.adopted.hint')}</p>
      <p class="row-actions"><a class="button small" href=${`/sittings/${encodeURIComponent(this.#id)}/minutes`} target="_blank" rel="noopener">${icons.eye}${text('editor.public-page')}</a>${this.#files()}</p></section>`;
  }

  #files() {
    return FILES.map((ending) => html`<a class="button small" href=${minutesFile(this.#id, ending)} download @click=${() => void this.draft?.flush()}>${icons.download}${text(`minutes.file.${ending}`)}</a>`);
  }

  #film({ recordings }: Minutes) {
    if (!this.recording) return html`<p class="notice">${text(recordings.length > 0 ? 'minutes.loading' : 'minutes.no-recording')}</p>`;
    const { recording } = this;
    const choose = (event: Event) => void this.#show((event.target as HTMLSelectElement).value);
    return html`${recordings.length > 1
        ? html`<label class="field"><span>${text('minutes.recording')}</span><select @change=${choose}>${recordings.map((id, index) => html`<option value=${id} .selected=${id === recording.id}>${text('minutes.recording.part', { part: index + 1 })}</option>`)}</select></label>`
        : nothing}
      ${keyed(recording.id, html`<recording-picture .recording=${recording} @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)}></recording-picture>`)}`;
  }

  /** Found anew where passages came, went or moved; not for each letter. */
  #heardBeside(): ReadonlyMap<string, readonly MinutesBlock[]> {
    const [blocks, heard, before] = [this.#blocks, this.heard, this.#beside];
    const isSame = before?.heard === heard && before.blocks.length === blocks.length && blocks.every(({ id }, index) => id === before.blocks[index]?.id);
    const found = isSame ? before.found : heardBeside(blocks, heard);
    this.#beside = { blocks, heard, found };
    return found;
  }

  /** What a passage is that two people changed at once. */
  readonly #where = (id: string): string => {
    const block = this.#blocks.find((one) => one.id === id);
    return block ? text('minutes.passage', { kind: text(`minutes.kind.${block.kind}`) }) : text('minutes.document');
  };

  #asked(request: BlockRequest): void {
    const { id } = request;
    const index = this.#blocks.findIndex((block) => block.id === id);
    const block = this.#blocks[index];
    if (!block) return;
    switch (request.type) {
      case 'choose': return this.#choose(id);
      case 'play': return void this.#play(block, this.#blocks);
      case 'listen': return void this.#play(request.heard, this.heard);
      case 'write': return this.#change(changed(this.#blocks, id, { text: request.text }), id);
      case 'name': return this.#change(changed(this.#blocks, id, { speaker: request.text }));
      case 'kind': return this.#then(ofKind(this.#blocks, id, request.kind), id);
      case 'split': return this.#then(split(this.#blocks, id, request.caret), id, index + 1);
      case 'join': return this.#then(joined(this.#blocks, id), id);
      case 'up': case 'down': return this.#then(moved(this.#blocks, id, request.type === 'up' ? -1 : 1), id);
      case 'take': return this.#then(takenOver(this.#blocks, id, request.heard), id);
      case 'add': return this.#then(inserted(this.#blocks, id, [blankAfter(block)]), id, index + 1);
      case 'remove': return void this.#remove(block, index);
    }
  }

  #choose(id: string, caret: number | null = null): void {
    [this.current, this.#typed] = [id, ''];
    void this.updateComplete.then(() => this.rows?.show(id, /* focuses= */ true, caret));
  }

  /** The cursor goes to the passage {@link id}, or to the one that is at {@link index} now. */
  #then(next: readonly MinutesBlock[], id: string, index = -1): void {
    if (next === this.#blocks) {
      this.told = text('minutes.cannot');
      return;
    }
    this.#change(next);
    this.#choose(next[index]?.id ?? id, index >= 0 ? 0 : null);
  }

  async #remove(block: MinutesBlock, index: number): Promise<void> {
    if (block.text && !(await this.confirm.ask('remove-passage'))) return;
    const next = without(this.#blocks, block.id);
    this.#change(next);
    const before = next[Math.max(0, index - 1)];
    if (before) this.#choose(before.id);
  }

  /** @param typed the passage that is typed in, letter by letter */
  #change(next: readonly MinutesBlock[], typed = ''): void {
    if (!typed || typed !== this.#typed) this.#before = [...this.#before.slice(1 - MOST_UNDOABLE), this.#blocks];
    [this.#typed, this.told] = [typed, ''];
    this.draft?.edit({ blocks: next });
  }

  readonly #undo = (): void => {
    const before = this.#before.pop();
    this.#typed = '';
    if (before) this.draft?.edit({ blocks: before });
  };

  readonly #takeComposed = (event: CustomEvent<KeptPassage>): void => {
    const { id, composed } = event.detail;
    this.#change(changed(this.#blocks, id, { text: composed }));
    this.kept = this.kept.filter((one) => one.id !== id);
  };

  async #play(block: MinutesBlock, among: readonly MinutesBlock[]): Promise<void> {
    const { moment } = block;
    if (moment?.second == null) {
      this.told = text('minutes.no-second');
      return;
    }
    if (moment.broadcast !== this.recording?.id) await this.#show(moment.broadcast);
    if (this.recording?.id === moment.broadcast) await this.picture?.toggle(moment.second, endOf(among, block) ?? moment.second + LAST_SECONDS);
  }

  async #show(wanted: string): Promise<void> {
    this.#wanted = wanted;
    try {
      const recording = await readRecording(wanted);
      // Another was chosen meanwhile.
      if (this.#wanted !== wanted) return;
      [this.recording, this.place] = [recording, 0];
      await this.updateComplete;
      await this.picture?.updateComplete;
    } catch (error) {
      this.#tell(error);
    }
  }

  async #compose(): Promise<void> {
    await this.#act(async () => this.#learn((await composeMinutes(this.#id, null)).minutes));
  }

  async #composeAgain(): Promise<void> {
    const { draft } = this;
    await draft?.flush();
    if (!draft || draft.isUnsaved || !(await this.confirm.ask('compose-again'))) return;
    await this.#act(async () => {
      const { minutes, kept } = await composeMinutes(this.#id, draft.saved.version);
      this.#before = [...this.#before, draft.mine.blocks];
      draft.accept(minutes);
      this.kept = kept;
      this.told = text('minutes.composed');
      void this.#listen();
    });
  }

  async #askAdoption(): Promise<void> {
    await this.draft?.flush();
    if (this.draft && !this.draft.isUnsaved) this.adoption.show();
  }

  async #adopt(at: string): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    await this.#act(async () => this.#learn(await adoptMinutes(this.#id, draft.saved.version, at)));
  }

  async #act(act: () => Promise<unknown>): Promise<void> {
    [this.working, this.fault] = [true, ''];
    try {
      await act();
    } catch (error) {
      this.#tell(error);
    }
    this.working = false;
  }

  #tell(error: unknown): void {
    if (error instanceof Refusal && error.status === 409 && error.current) this.draft?.accept(error.current as Minutes);
    this.fault = notCarriedOut(error);
  }

  #learn(minutes: Minutes): void {
    this.draft?.close();
    this.draft = new MinutesDraft(minutes, () => this.requestUpdate(), minutes.state === 'draft' ? localStorage : null);
    this.state = 'there';
    [this.#before, this.kept] = [[], []];
    this.current = this.draft.mine.blocks[0]?.id ?? '';
    const [first] = minutes.recordings;
    if (first && !this.recording) void this.#show(first);
    if (minutes.state === 'draft') void this.#listen();
  }

  /** What was heard comes after the draft, which can be written in without. */
  async #listen(): Promise<void> {
    try {
      this.heard = await readHeard(this.#id);
    } catch {
      // The draft is there all the same; the page says nothing of what it does not have.
    }
  }

  async #read(): Promise<void> {
    try {
      const sitting = readClerkSitting(this.#id);
      const minutes = readMinutes(this.#id).catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return null;
        throw error;
      });
      this.sitting = await sitting;
      const told = await minutes;
      if (told) this.#learn(told);
      else this.state = 'none';
    } catch (error) {
      this.state = error instanceof Refusal && error.status === 404 ? 'missing' : 'failed';
    }
  }
}
