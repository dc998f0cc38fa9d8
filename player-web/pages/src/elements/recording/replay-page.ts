import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { channelInPath } from '../../api/channel.ts';
import type { Chapter } from '../../api/chapters.ts';
import type { RecordingDetail } from '../../api/recording.ts';
import { RecordingFeed } from '../../player/recording-feed.ts';
import { chapterAt, chapterHash, chapterInHash, chapterLabel, placeChapters } from '../../player/chapters.ts';
import { FollowedSitting } from '../../player/followed-sitting.ts';
import { loadQuestions } from '../question/load-questions.ts';
import { naming, spoken } from '../../text/language-of-content.ts';
import { day, duration, length, text, timeOfDay, unbroken } from '../../text/text.ts';
import { icons } from '../icons.ts';
import '../player/chapter-list.ts';
import './download-panel.ts';
import '../sitting/now-item.ts';
import type { Moment } from '../question/question-answer.ts';
import { RecordedPage } from './recorded-page.ts';
import { placeInHash } from '../../player/replay-address.ts';
import '../site-footer.ts';
import '../site-header.ts';

/** The page of the recording in the address; with `embedded`, the player alone. */
@customElement('replay-page')
export class ReplayPage extends RecordedPage {
  private readonly sitting = new FollowedSitting(() => this.#sittingTold());
  /** What the questions say of items. */
  @state() private notes: ReadonlyMap<string, TemplateResult> = new Map();
  /** The words for captions are there. */
  @state() private captioned = false;
  readonly #id = channelInPath(location.pathname);
  /** An address that names a chapter is obeyed once, when the chapters are known. */
  #obeyed = false;

  protected override updated(): void {
    const { recording } = this.replay;
    if (recording) document.title = text('watch.document-title', { channel: titleOf(recording), state: day(recording.startedAt), site: this.siteName || text('site.default-name') });
    else if (this.siteName) document.title = `${text('watch.untitled')} – ${this.siteName}`;
  }

  protected override render() {
    const { recording } = this.replay;
    const player = this.stage(this.#id);
    const rest = this.rest();
    const heading = html`<h1 class="visually-hidden" lang=${spoken()}>${this.#title()}</h1>`;
    if (this.embedded) {
      return html`<main class="embedded">${heading}${player}${rest}</main>`;
    }
    const gathered = this.#gathered();
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1">
        ${heading}
        <div class="watch ${this.#chapters().length > 0 ? 'has-chapters' : ''}">
          <div class="stage">${player}</div>
          <div class="watch-info">${this.#about(recording)} ${recording && this.watchable() ? this.tools(this.#title()) : nothing}</div>
          ${gathered ? this.#list() : nothing}
        </div>
        ${gathered && recording && this.watchable() ? this.#more(recording) : nothing}
        <question-panel .sitting=${gathered ? this.sitting.value : null} .broadcast=${this.watchable() ? this.#id : null} @moment-request=${this.#answered} @notes-change=${(event: CustomEvent<ReadonlyMap<string, TemplateResult>>) => (this.notes = event.detail)}></question-panel>
        ${rest}
        <embed-dialog kind="watch" .target=${this.#id} .targetName=${recording ? titleOf(recording) : this.#id}></embed-dialog>
      </main>
      <site-footer></site-footer>`;
  }

  #more(recording: RecordingDetail) {
    const [said, files] = [this.captioned && (recording.captions?.length ?? 0) > 0, recording.downloads.length > 0];
    const sitting = this.sitting.value;
    if (!said && !files && !sitting) return nothing;
    return html`<div class="watch-more">
      ${sitting ? this.#search(sitting.id) : nothing}
      ${said ? this.transcript(recording) : nothing}
      ${files ? html`<download-panel .recording=${recording} .place=${this.place}></download-panel>` : nothing}
    </div>`;
  }

  /** Finds words in all of its sitting, by the search's page. */
  #search(sitting: string) {
    return html`<form class="watch-search" role="search" action="/search" method="get">
      <input type="hidden" name="sitting" .value=${sitting} />
      <label><span>${text('sitting.search')}</span><input name="q" type="search" required maxlength="200" enterkeyhint="search" /></label>
      <button type="submit" class="button">${icons.search}${text('site.search')}</button>
    </form>`;
  }

  #sittingTold(): void {
    this.requestUpdate();
    if (this.sitting.value && !this.embedded) void loadQuestions(this.sitting.value.id);
  }

  #answered({ detail: { seconds } }: CustomEvent<Moment>): void {
    if (seconds === null) this.player.scrollIntoView({ block: 'nearest' });
    else this.goTo(seconds);
  }

  #title(): string {
    const { recording } = this.replay;
    return recording ? titleOf(recording) : text('watch.untitled');
  }

  #about(recording: RecordingDetail | null) {
    const title = html`<p class="about-title" lang=${spoken()}>${this.#title()}</p>`;
    if (!recording) return html`<section class="about">${title}</section>`;
    const { startedAt, state } = recording;
    return html`<section class="about">
      <p class="about-state"><a class="about-home" href="/live/${recording.channel.id}" lang=${spoken()}>${recording.channel.name}</a></p>
      ${title}
      <p class="about-when">
        <time datetime=${startedAt}>${text('replay.when', { day: day(startedAt), time: timeOfDay(startedAt) })}</time>
        ${state === 'recording' ? nothing : html`<span>${length(recording.duration ?? 0)}</span>`}
      </p>
      ${this.#now()}
    </section>`;
  }

  /** The chapter that plays, with what belongs to it. */
  #now() {
    const current = this.#current();
    if (!current) return nothing;
    return html`<p class="now-debated">${naming('chapters.at', 'title', chapterLabel(current))}</p>
      <now-item .sitting=${this.sitting.value} .item=${current.item}></now-item>`;
  }

  #current(): Chapter | null {
    return chapterAt(placeChapters(this.#chapters(), ({ start }) => start), this.place)?.chapter ?? null;
  }

  /** Whether what the rest of the page lies below is there: the items with their votes and documents come after the recording. */
  #gathered(): boolean {
    const { recording } = this.replay;
    return recording !== null && (!recording.chapters?.sitting || this.sitting.settled);
  }

  #chapters(): readonly Chapter[] {
    return this.watchable() ? (this.replay.recording?.chapters?.chapters ?? []) : [];
  }

  #list() {
    if (this.#chapters().length === 0) return nothing;
    const { chapters = [], speakers = [] } = this.replay.recording?.chapters ?? {};
    const speaker = speakers.find(({ start, end }) => start !== null && start <= this.place && this.place < (end ?? Infinity));
    return html`<chapter-list
      .chapters=${chapters}
      .current=${this.#current()?.id ?? null}
      .speaker=${speaker?.title ?? ''}
      .sitting=${this.sitting.value}
      .notes=${this.notes}
      .time=${({ start }: Chapter) => (start === null ? '' : duration(start))}
      .page=${location.pathname}
      @chapter-request=${(event: CustomEvent<Chapter>) => this.#goToChapter(event.detail)}
    ></chapter-list>`;
  }

  #goToChapter(chapter: Chapter): void {
    if (chapter.start === null) return;
    // The address then leads there, without another entry in the history.
    history.replaceState(history.state, '', chapterHash(chapter));
    this.player.goTo(chapter.start);
  }

  /** Goes where the address asks for: a place, or a chapter once it is known. */
  protected override obeyAddress(): void {
    const place = placeInHash(location.hash) ?? chapterInHash(location.hash, this.replay.recording?.chapters?.chapters ?? [])?.start ?? null;
    if (place !== null) this.player.beginAt(place);
  }

  protected override feed(): RecordingFeed {
    return new RecordingFeed(this.#id, {
      ...this.told,
      recording: (recording) => {
        this.told.recording(recording);
        if (recording.captions?.length && !this.embedded) void import('../../text/report.ts').then(() => (this.captioned = true));
        void this.sitting.follow(recording.chapters?.sitting ?? null);
        if (!this.#obeyed && recording.chapters) {
          this.#obeyed = true;
          this.obeyAddress();
        }
      },
    });
  }
}

function titleOf({ title, channel }: RecordingDetail): string {
  return unbroken(title || channel.name);
}
