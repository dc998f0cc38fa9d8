import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { editChapters, readMarking, type ChapterEdit, type EditedMark, type EditedMarking } from '../../api/chapter-desk.ts';
import type { Outcome } from '../../api/marks.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { newId, readClerkSitting, readClerkSittings, type ClerkItem, type ClerkSummary } from '../../api/sitting.ts';
import { icons } from '../../elements/icons.ts';
import { chapterAt, chapterLabel } from '../../player/chapters.ts';
import { chaptersOf, exchanged, merged, moved, reworded, split } from '../../sitting/chapter-edits.ts';
import { contentOf, idOf } from '../../sitting/mark-changes.ts';
import { did, NO_HISTORY, undoTogether } from '../../sitting/mark-history.ts';
import { language } from '../../text/language.ts';
import { day, text, unbroken } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';
import { notCarriedOut } from '../reason.ts';
import './chapter-edit-row.ts';
import type { RowRequest } from './chapter-edit-row.ts';
import './chapter-timeline.ts';
import '../console-head.ts';
import { TitledPage } from '../titled-page.ts';
import './recording-picture.ts';
import type { RecordingPicture } from './recording-picture.ts';

/** What others change is seen after this time, in milliseconds. */
const REFRESH_MILLIS = 3000;
/** How long one listens to a chapter's beginning, in seconds. */
const LISTEN_SECONDS = 6;
/** A sitting that was moved took place so much later at most, in milliseconds. */
const NEAR_MILLIS = 40 * 86_400_000;
const MOST_SITTINGS = 12;
const MOST_UNDOABLE = 50;

/** What a change makes of the marks as they are when its turn comes. */
type Change = (chapters: readonly EditedMark[]) => readonly ChapterEdit[];

/**
 * The chapters of a recording, adjusted against its picture. Each change is kept at once, one after
 * the other; what somebody else changed meanwhile is never overwritten.
 */
@customElement('chapter-editor')
export class ChapterEditor extends TitledPage {
  @state() private recording: RecordingDetail | null = null;
  @state() private marking: EditedMarking | null = null;
  @state() private place = 0;
  @state() private working = 0;
  @state() private refusal: string | null = null;
  @state() private saved = false;
  @state() private sittings: readonly ClerkSummary[] = [];
  @state() private sitting = '';
  @state() private items: readonly ClerkItem[] = [];
  /** How many steps of the history each change is, the newest last. */
  @state() private undoable: readonly number[] = [];
  @query('recording-picture') private picture!: RecordingPicture | null;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
  #history = NO_HISTORY;
  #turn: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override get pageTitle(): string {
    return text('cutting.heading');
  }

  protected override render() {
    const title = this.recording ? this.recording.title || this.recording.channel.name : '';
    return html`<console-head .heading=${text('cutting.heading')} current="recordings"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="back"><a href="/console/recordings">${icons.back}${text('cutting.back')}</a></p>
        ${title ? html`<h2 class="editor-title">${unbroken(title)}</h2>` : nothing}
        <p class="order-failed" role="alert">${this.refusal ?? nothing}</p>
        ${this.recording && this.marking ? this.#body(this.recording, this.marking) : html`<p class="notice" role="status">${this.refusal ? nothing : text('recordings.loading')}</p>`}
      </main>`;
  }

  #body(recording: RecordingDetail, marking: EditedMarking) {
    const chapters = chaptersOf(marking.marks);
    const current = chapterAt(chapters.map(({ id, at }) => ({ id, at: at ?? 0 })), this.place);
    return html`<div class="editor">
      <div class="editor-left">
        <recording-picture .recording=${recording} @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)}></recording-picture>
        <chapter-timeline
          .chapters=${chapters}
          .duration=${recording.duration}
          .place=${this.place}
          @place-request=${(event: CustomEvent<number>) => this.picture?.seek(event.detail)}
          @move-request=${(event: CustomEvent<{ id: string; at: number }>) => this.#move(event.detail.id, event.detail.at)}
        ></chapter-timeline>
        ${this.#adding()}
      </div>
      <section aria-labelledby="editor-list">
        <div class="editor-head">
          <h2 id="editor-list">${text('sitting.agenda')}</h2>
          <p role="status" class="soft">${this.working > 0 ? text('cutting.saving') : this.saved ? text('cutting.saved') : nothing}</p>
          <button type="button" class="button small" ?disabled=${this.undoable.length === 0} @click=${() => void this.#undo()}>${icons.back}${text('cutting.undo')}</button>
        </div>
        ${chapters.length === 0 ? html`<p class="notice">${text('cutting.none')}</p>` : nothing}
        <ol class="edit-rows">
          ${repeat(chapters, ({ id }) => id, (mark, index) => html`<li>
            <chapter-edit-row
              .mark=${mark}
              ?first=${index === 0}
              ?last=${index === chapters.length - 1}
              ?current=${current?.id === mark.id}
              @row-request=${(event: CustomEvent<RowRequest>) => this.#asked(mark.id, event.detail)}
            ></chapter-edit-row>
          </li>`)}
        </ol>
      </section>
    </div>`;
  }

  #adding() {
    return html`<form class="editor-add" @submit=${this.#add}>
      <h3>${text('cutting.add', { place: timecode(this.place) })}</h3>
      ${this.sittings.length > 0
        ? html`<label class="field"><span>${text('cutting.sitting')}</span>
            <select name="sitting" @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}>
              <option value="">${text('cutting.no-sitting')}</option>
              ${this.sittings.map((one) => html`<option value=${one.id} ?selected=${one.id === this.sitting}>${day(one.startsAt)} – ${one.title || one.body}</option>`)}
            </select></label>`
        : nothing}
      ${this.items.length > 0
        ? html`<label class="field"><span>${text('cutting.item')}</span>
            <select name="item">
              <option value="">${text('cutting.free')}</option>
              ${this.items.map((item) => html`<option value=${item.id}>${chapterLabel(item)}</option>`)}
            </select></label>`
        : nothing}
      <label class="field"><span>${text('cutting.free-title')}</span><input name="free" type="text" maxlength="500" autocomplete="off" /></label>
      <button type="submit" class="button primary">${icons.plus}${text('cutting.add-button')}</button>
    </form>`;
  }

  #asked(id: string, request: RowRequest): void {
    const at = (seconds: (mark: EditedMark) => number) => this.#edit((chapters) => chapters.filter((one) => one.id === id).map((one) => moved(one, seconds(one))));
    switch (request.type) {
      case 'by':
        return at((mark) => (mark.at ?? 0) + request.seconds);
      case 'to':
        return this.#move(id, request.seconds);
      case 'here':
        return this.#move(id, Math.round(this.place * 10) / 10);
      case 'words':
        return this.#edit((chapters) => chapters.filter((one) => one.id === id).map((one) => reworded(one, { numbering: request.numbering, title: request.title })));
      case 'merge':
        return this.#edit((chapters) => chapters.filter((one) => one.id === id).map(merged));
      case 'listen': {
        const start = this.marking?.marks.find((one) => one.id === id)?.at ?? 0;
        return this.picture?.listen(start, start + LISTEN_SECONDS);
      }
      case 'up':
      case 'down':
        return this.#edit((chapters) => {
          const index = chapters.findIndex((one) => one.id === id);
          const [one, other] = [chapters[index], chapters[index + (request.type === 'up' ? -1 : 1)]];
          return one && other ? exchanged(one, other) : [];
        });
    }
  }

  #move(id: string, at: number): void {
    this.#edit((chapters) => chapters.filter((one) => one.id === id && one.at !== at).map((one) => moved(one, at)));
    this.picture?.seek(at);
  }

  #add(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null)?.value.trim() ?? '';
    const item = this.items.find(({ id }) => id === field('item'));
    const title = field('free');
    if (!item && !title) {
      this.refusal = text('cutting.title-missing');
      return;
    }
    const words = item ? { numbering: item.numbering, title: title || item.title, sitting: this.sitting, item: item.id } : { numbering: '', title, sitting: this.sitting || null, item: null };
    const place = Math.round(this.place * 10) / 10;
    this.#edit(() => [split(newId(), place, words)]);
    form.reset();
    if (this.sitting) (form.elements.namedItem('sitting') as HTMLSelectElement).value = this.sitting;
  }

  /** Makes a change when all before it are made: it then stands on what they left. */
  #edit(change: Change, undoing = false): void {
    this.working++;
    this.#turn = this.#turn.then(() => this.#send(change, undoing)).finally(() => this.working--);
  }

  async #send(change: Change, undoing: boolean): Promise<void> {
    const before = this.marking?.marks ?? [];
    const edits = change(chaptersOf(before));
    if (edits.length === 0) return;
    try {
      const { marking, outcomes } = await editChapters(this.#id, edits);
      this.marking = marking;
      const undone = outcomes.filter(({ outcome }) => outcome !== 'done');
      this.refusal = undone.length > 0 ? said(undone) : null;
      this.saved = undone.length === 0;
      if (!undoing) this.#remember(edits.map(idOf).filter((id) => !undone.some((one) => one.id === id)), before, marking.marks);
    } catch (error) {
      this.saved = false;
      this.#failed(error);
    }
  }

  /** What was done can be taken back. */
  #remember(ids: readonly string[], before: readonly EditedMark[], after: readonly EditedMark[]): void {
    if (ids.length === 0) return;
    const said = (marks: readonly EditedMark[], id: string) => marks.filter((one) => one.id === id).map(contentOf)[0] ?? null;
    for (const id of ids) this.#history = did(this.#history, { before: said(before, id), after: said(after, id) });
    this.undoable = [...this.undoable.slice(1 - MOST_UNDOABLE), ids.length];
  }

  async #undo(): Promise<void> {
    await this.#turn;
    const count = this.undoable.at(-1);
    if (count === undefined) return;
    const { history, changes } = undoTogether(this.#history, count, this.marking?.marks ?? [], new Date().toISOString(), newId);
    this.#history = history;
    this.undoable = this.undoable.slice(0, -1);
    if (changes) this.#edit(() => changes, true);
    else [this.refusal, this.saved] = [text('conduct.said.changed-meanwhile'), false];
  }

  async #read(): Promise<void> {
    try {
      [this.recording, this.marking] = await Promise.all([readRecording(this.#id), readMarking(this.#id)]);
      await this.#findSitting();
      this.#watch();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The sitting whose items are marked, else the one that was next in time. */
  async #findSitting(): Promise<void> {
    const began = Date.parse(this.recording?.startedAt ?? '');
    const near = (one: ClerkSummary) => Math.abs(Date.parse(one.startsAt) - began);
    const until = Number.isNaN(began) ? null : new Date(began + NEAR_MILLIS).toISOString();
    const { sittings } = await readClerkSittings(until).catch(() => ({ sittings: [] }));
    const all = sittings.filter(({ status }) => status !== 'draft').sort((one, other) => near(one) - near(other));
    this.sittings = all.slice(0, MOST_SITTINGS);
    const marked = this.marking?.marks.findLast(({ sitting }) => sitting)?.sitting;
    const first = all[0];
    const next = first && near(first) < 12 * 3_600_000 ? first.id : '';
    await this.#choose(marked ?? next);
  }

  async #choose(sitting: string): Promise<void> {
    this.sitting = sitting;
    this.items = [];
    const found = sitting ? await readClerkSitting(sitting).catch(() => null) : null;
    if (found && sitting === this.sitting) this.items = found.agenda.filter(({ kind, title }) => kind !== 'heading' && title);
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), REFRESH_MILLIS);
  }

  async #look(): Promise<void> {
    const told = this.working === 0 ? await readMarking(this.#id).catch(() => null) : null;
    if (told && this.working === 0 && this.marking && told.version > this.marking.version) this.marking = told;
    if (this.isConnected) this.#watch();
  }

  #failed(error: unknown): void {
    this.refusal = notCarriedOut(error);
  }
}

function said(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ detail }) => detail?.[language()] ?? '').filter(Boolean).join(' ');
}
