import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { channelInPath } from '../api/channel.ts';
import type { Chapter } from '../api/chapters.ts';
import type { RecordingDetail } from '../api/recording.ts';
import { readSiteName } from '../api/site.ts';
import { RecordingFeed } from '../player/recording-feed.ts';
import { chapterAt, chapterHash, chapterInHash, placeChapters } from '../player/chapters.ts';
import { FollowedSitting } from '../player/followed-sitting.ts';
import { initialReplay, replayScene, type ReplayState } from '../player/replay-state.ts';
import { loadQuestions } from '../question/load-questions.ts';
import { day, duration, length, text, timeOfDay, unbroken, type TextKey } from '../text/text.ts';
import './chapter-list.ts';
import { copy } from './copy.ts';
import './download-panel.ts';
import type { EmbedDialog } from './embed-dialog.ts';
import { icons } from './icons.ts';
import { openEmbed, openShortcuts } from './open-dialog.ts';
import { PageElement } from './page-element.ts';
import type { Moment } from './question-answer.ts';
import { announceReplay, placeInHash } from './replay-address.ts';
import { ReplayPlayer } from './replay-player.ts';
import type { ShortcutDialog } from './shortcut-dialog.ts';
import './site-footer.ts';
import './site-header.ts';

/** The page of the recording in the address; with `embedded`, the player alone. */
@customElement('replay-page')
export class ReplayPage extends PageElement {
  @property({ type: Boolean }) embedded = false;
  @state() private replay: ReplayState = initialReplay;
  @state() private siteName = '';
  private readonly sitting = new FollowedSitting(() => this.#sittingTold());
  /** What the questions say of items. */
  @state() private notes: ReadonlyMap<string, TemplateResult> = new Map();
  @state() private place = 0;
  @state() private shared: { readonly which: 'link' | 'place'; readonly key: TextKey } | null = null;
  @state() private announcement: TextKey | null = null;
  @query('replay-player') private player!: ReplayPlayer;
  @query('shortcut-dialog') private shortcuts!: ShortcutDialog;
  @query('embed-dialog') private embedDialog!: EmbedDialog;
  readonly #id = channelInPath(location.pathname);
  readonly #linked = placeInHash(location.hash);
  #feed: RecordingFeed | null = null;
  readonly #moved = (): void => this.#obeyAddress();
  /** An address that names a chapter is obeyed once, when the chapters are known. */
  #obeyed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
    this.#feed?.close();
  }

  protected override firstUpdated(): void {
    void this.player.updateComplete.then(() => this.#follow());
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    const { recording } = this.replay;
    if (recording) document.title = text('watch.document-title', { channel: titleOf(recording), state: day(recording.startedAt) });
    else if (this.siteName) document.title = `${text('watch.untitled')} – ${this.siteName}`;
  }

  protected override render() {
    const { recording } = this.replay;
    const player = html`<replay-player
      recording-id=${this.#id}
      .linked=${this.#linked}
      .embedded=${this.embedded}
      @replay-state=${this.#changed}
      @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)}
      @refresh-request=${() => this.#feed?.askNow()}
      @help-request=${() => void openShortcuts(this.shortcuts)}
    ></replay-player>`;
    const rest = html`<p class="visually-hidden" role="status">${this.announcement ? text(this.announcement) : nothing}</p>
      <shortcut-dialog replay></shortcut-dialog>`;
    const heading = html`<h1 class="visually-hidden">${this.#title()}</h1>`;
    if (this.embedded) {
      return html`<main class="embedded">${heading}${player}${rest}</main>`;
    }
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1">
        ${heading}
        <div class="stage ${this.#chapters().length > 0 ? 'has-chapters' : ''}">${player}${this.#list()}</div>
        <div class="watch-info">${this.#about(recording)} ${recording && this.#watchable() ? this.#actions() : nothing}</div>
        ${recording && this.#watchable() && recording.downloads.length > 0
          ? html`<div class="watch-more"><download-panel .recording=${recording} .place=${this.place}></download-panel></div>`
          : nothing}
        <question-panel .sitting=${this.sitting.value} .broadcast=${this.#watchable() ? this.#id : null} @moment-request=${this.#answered} @notes-change=${(event: CustomEvent<ReadonlyMap<string, TemplateResult>>) => (this.notes = event.detail)}></question-panel>
        ${rest}
        <embed-dialog kind="watch" .target=${this.#id} .targetName=${recording ? titleOf(recording) : this.#id}></embed-dialog>
      </main>
      <site-footer></site-footer>`;
  }

  #sittingTold(): void {
    this.requestUpdate();
    if (this.sitting.value && !this.embedded) void loadQuestions(this.sitting.value.id);
  }

  #answered({ detail: { seconds } }: CustomEvent<Moment>): void {
    if (seconds !== null) this.player.goTo(seconds);
    this.player.scrollIntoView({ block: 'nearest' });
  }

  #title(): string {
    const { recording } = this.replay;
    return recording ? titleOf(recording) : text('watch.untitled');
  }

  #about(recording: RecordingDetail | null) {
    const title = html`<p class="about-title">${this.#title()}</p>`;
    if (!recording) return html`<section class="about">${title}</section>`;
    const { startedAt, state } = recording;
    return html`<section class="about">
      <p class="about-state"><a class="about-home" href="/live/${recording.channel.id}">${recording.channel.name}</a></p>
      ${title}
      <p class="about-when">
        <time datetime=${startedAt}>${text('replay.when', { day: day(startedAt), time: timeOfDay(startedAt) })}</time>
        ${state === 'recording' ? nothing : html`<span>${length(recording.duration)}</span>`}
      </p>
    </section>`;
  }

  #actions() {
    const audio = this.replay.choice === 'audio';
    const told = this.shared && text(this.shared.key);
    const shared = (which: 'link' | 'place', key: TextKey) => text(this.shared?.which === which ? this.shared.key : key);
    return html`<div class="actions">
      <div class="listen">
        <button type="button" class="button ${audio ? 'primary' : ''}" aria-pressed=${audio} @click=${() => this.player.choose(audio ? 'auto' : 'audio')}>
          ${icons.headphones}${text('watch.audio-only')}
        </button>
        <p>${text('watch.audio-only.hint')}</p>
      </div>
      <div class="action-row">
        <button type="button" class="button" @click=${() => this.#share('link')}>${icons.link}${shared('link', 'watch.share')}</button>
        <button type="button" class="button" @click=${() => this.#share('place')}>${icons.clock}${shared('place', 'replay.share')}</button>
        <button type="button" class="button" @click=${() => void openEmbed(this.embedDialog)}>${icons.embed}${text('watch.embed')}</button>
        <button type="button" class="button keyboard-only" @click=${() => void openShortcuts(this.shortcuts)}>${icons.keyboard}${text('watch.shortcuts')}</button>
      </div>
      <p class="visually-hidden" role="status">${told ?? nothing}</p>
    </div>`;
  }

  #chapters(): readonly Chapter[] {
    return this.#watchable() ? (this.replay.recording?.chapters?.chapters ?? []) : [];
  }

  #list() {
    if (this.#chapters().length === 0) return nothing;
    const { chapters = [], speakers = [] } = this.replay.recording?.chapters ?? {};
    const current = chapterAt(placeChapters(chapters, ({ start }) => start), this.place);
    const speaker = speakers.find(({ start, end }) => start !== null && start <= this.place && this.place < (end ?? Infinity));
    return html`<chapter-list
      .chapters=${chapters}
      .current=${current?.chapter.id ?? null}
      .speaker=${speaker?.title ?? ''}
      .sitting=${this.sitting.value}
      .notes=${this.notes}
      .time=${({ start }: Chapter) => (start === null ? '' : duration(start))}
      .page=${location.pathname}
      @chapter-request=${(event: CustomEvent<Chapter>) => this.#goTo(event.detail)}
    ></chapter-list>`;
  }

  #goTo(chapter: Chapter): void {
    if (chapter.start === null) return;
    // The address then leads there, without another entry in the history.
    history.replaceState(history.state, '', chapterHash(chapter));
    this.player.goTo(chapter.start);
  }

  /** Goes where the address asks for: a place, or a chapter once it is known. */
  #obeyAddress(): void {
    const place = placeInHash(location.hash) ?? chapterInHash(location.hash, this.replay.recording?.chapters?.chapters ?? [])?.start ?? null;
    if (place !== null) this.player.beginAt(place);
  }

  #watchable(): boolean {
    const shown = replayScene(this.replay);
    return shown === 'ready' || shown === 'watching';
  }

  #follow(): void {
    this.replay = { ...this.replay };
    this.place = Math.floor(this.player.place());
    this.#feed = new RecordingFeed(this.#id, {
      recording: (recording) => {
        this.player.recording(recording);
        void this.sitting.follow(recording.chapters?.sitting ?? null);
        if (!this.#obeyed && recording.chapters) {
          this.#obeyed = true;
          this.#obeyAddress();
        }
      },
      refused: (why) => this.player.refused(why),
      connected: (connected) => this.player.connected(connected),
    });
    this.#feed.start();
  }

  #changed(event: CustomEvent<ReplayState>): void {
    const before = this.replay;
    this.replay = event.detail;
    this.announcement = announceReplay(before, this.replay) ?? this.announcement;
  }

  async #share(which: 'link' | 'place'): Promise<void> {
    const place = Math.floor(this.player.place());
    const done = await copy(location.origin + location.pathname + (which === 'place' ? `#t=${place}` : ''));
    this.shared = { which, key: done ? 'watch.share.done' : 'watch.share.failed' };
    setTimeout(() => (this.shared = null), 4000);
  }
}

function titleOf({ title, channel }: RecordingDetail): string {
  return unbroken(title || channel.name);
}
