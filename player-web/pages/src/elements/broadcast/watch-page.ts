import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { initialChannel } from '../../api/initial-state.ts';
import { channelInPath, livePlaylist, type Channel, type Interruption } from '../../api/channel.ts';
import { readChapters, type BroadcastChapters, type Chapter } from '../../api/chapters.ts';
import { LiveResource } from '../../api/live-resource.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { readSittings } from '../../api/sitting.ts';
import { readSiteName } from '../../api/site.ts';
import type { Marked } from '../../caption/paragraphs.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { FollowedSitting, type SittingTag } from '../../player/followed-sitting.ts';
import type { QualityChoice } from '../../player/media-state.ts';
import { initialState, scene, type PlayerState } from '../../player/player-state.ts';
import { loadQuestions } from '../question/load-questions.ts';
import { naming, spoken } from '../../text/language-of-content.ts';
import { plural, text, timeOfDay, unbroken, type TextKey } from '../../text/text.ts';
import { keepServerTime, type ServerClock } from '../../time/server-clock.ts';
import type { EmbedDialog } from '../player/embed-dialog.ts';
import { icons } from '../icons.ts';
import '../player/listen-choice.ts';
import { LivePlayer } from '../player/live-player.ts';
import { openEmbed, openShortcuts } from '../player/open-dialog.ts';
import { PageElement } from '../page-element.ts';
import type { Moment } from '../question/question-answer.ts';
import type { ShortcutDialog } from '../player/shortcut-dialog.ts';
import '../player/share-menu.ts';
import '../site-footer.ts';
import '../site-header.ts';
import '../state-badge.ts';
import { StatusLine } from '../status-line.ts';

/** A recording is there a moment after its broadcast has ended: so long to wait, and so often, before it is given up. */
const RECORDING_MILLIS = 400;
const RECORDING_ATTEMPTS = 20;
/** What is read beside a channel is there within this time, or comes later below what is shown, in milliseconds. */
const GATHERING_MILLIS = 1500;
/** Who is at live sees what was filmed at most so long ago, in milliseconds. */
const LIVE_DELAY_MILLIS = 6000;

const NOTHING_MARKED: Marked = { chapters: [], speakers: [] };

/** The watch page of the channel in the address; with `embedded`, the player alone. */
@customElement('watch-page')
export class WatchPage extends PageElement {
  @property({ type: Boolean }) embedded = false;
  @state() private player: PlayerState = initialState;
  @state() private siteName = '';
  @state() private clock: ServerClock | null = null;
  @state() private recording: RecordingDetail | null = null;
  @state() private chapters: BroadcastChapters | null = null;
  /** When what is seen was filmed, in milliseconds since 1970. */
  @state() private filmed = Number.MAX_SAFE_INTEGER;
  private readonly sitting = new FollowedSitting(() => this.#sittingTold());
  private readonly status = new StatusLine(() => this.requestUpdate());
  @query('live-player') private livePlayer!: LivePlayer;
  @query('shortcut-dialog') private shortcuts!: ShortcutDialog;
  @query('embed-dialog') private embedDialog!: EmbedDialog;
  readonly #channelId = channelInPath(location.pathname);
  readonly #stop = new AbortController();
  #feed: LiveResource<Channel> | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  /** The broadcast whose sitting was looked for. */
  #sittingOf: string | null = null;
  #keepsTime = false;
  /** What moves the rest of the page down is there: the rest may be shown. */
  @state() private gathered = false;
  /** So is the script of what is beside the picture. */
  @state() private equipped = false;
  /** What is said is read beside the picture. */
  @state() private reading = false;
  /** The broadcast whose recording is known, or being asked for. */
  #recordingOf: string | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
    clearInterval(this.#ticker);
    clearTimeout(this.#gathering);
    this.#feed?.close();
    this.sitting.close();
    this.status.close();
  }

  protected override firstUpdated(): void {
    this.#ticker = setInterval(() => this.#tick(), 1000);
    void this.livePlayer.updateComplete.then(() => {
      void this.livePlayer.equipped().then(() => (this.equipped = true));
      this.#follow();
    });
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    const name = this.player.channel?.name ?? this.siteName;
    if (name) document.title = text('watch.document-title', { channel: name, state: text(`state.${this.#badge()}`), site: this.siteName || text('site.default-name') });
  }

  protected override render() {
    const player = html`<live-player
      channel-id=${this.#channelId}
      .clock=${this.clock}
      .replay=${this.#replayPage()}
      .chapters=${this.#marked()?.chapters ?? []}
      .storyboard=${this.recording?.storyboard ?? null}
      .item=${this.#itemNow()}
      @click=${this.#leaves}
      @player-state=${this.#playerChanged}
      @help-request=${() => void openShortcuts(this.shortcuts)}
    ></live-player>`;
    const rest = html`<p class="visually-hidden" role="status">${this.status.line ? text(this.status.line) : nothing}</p>
      <shortcut-dialog></shortcut-dialog>`;
    if (this.embedded) {
      const name = this.player.channel?.name ?? text('watch.untitled');
      return html`<main class="embedded"><h1 class="visually-hidden" lang=${spoken()}>${name}</h1>${player}${rest}</main>`;
    }
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1">
        <h1 class="visually-hidden" lang=${spoken()}>${this.#title()}</h1>
        <div class="watch ${this.#hasList() && this.equipped ? 'has-chapters' : ''} ${this.reading ? 'has-transcript' : ''}">
          <div class="stage">${player}</div>
          <div class="watch-info">${this.#about()}${this.#tools()}${this.#brief()}</div>
          ${this.reading ? this.#transcript() : nothing}
          ${this.gathered ? this.#list() : nothing}
        </div>
        <question-panel live .sitting=${this.gathered ? this.sitting.value : null} .current=${this.#chapterNow()?.item ?? null} .broadcast=${this.#marked()?.broadcast ?? this.player.channel?.broadcast?.id ?? null} @moment-request=${this.#answered}></question-panel>
        ${rest}
        <embed-dialog kind="live" .target=${this.#channelId} .targetName=${this.player.channel?.name ?? this.#channelId}></embed-dialog>
      </main>
      <site-footer></site-footer>`;
  }

  #title(): string {
    const { channel } = this.player;
    return unbroken(channel?.broadcast?.title || channel?.name || '') || text('watch.untitled');
  }

  #about() {
    const channel = this.player.channel;
    const broadcast = channel?.broadcast;
    const live = channel?.state === 'live';
    return html`<section class="about">
      <p class="about-state">
        <state-badge state=${this.#badge()}></state-badge>
        ${live && broadcast?.startedAt
          ? html`<span>${text('since.live', { time: timeOfDay(broadcast.startedAt) })}</span>`
          : nothing}
        ${channel?.state === 'ended' && broadcast?.endedAt
          ? html`<span>${text('since.ended', { time: timeOfDay(broadcast.endedAt) })}</span>`
          : nothing}
        ${live && channel.viewers > 0 ? html`<span class="viewers">${icons.viewers}${plural('viewers', channel.viewers)}</span>` : nothing}
      </p>
      <p class="about-title" lang=${spoken()}>${this.#title()}</p>
      ${broadcast?.title ? html`<p class="about-channel" lang=${spoken()}>${channel?.name}</p>` : nothing}
      ${this.#now()}
      <p class="about-interruption" role="status">${live && broadcast?.interruption ? interrupted(broadcast.interruption) : nothing}</p>
    </section>`;
  }

  /** The sitting, which comes after the channel: below what is pressed. */
  #brief() {
    const [{ value }, state] = [this.sitting, this.player.channel?.state];
    return value && state !== 'ended' ? html`<sitting-brief .sitting=${value} ?coming=${state === 'offline'}></sitting-brief>` : nothing;
  }

  #tools() {
    if (this.player.knowledge === 'asking') return nothing;
    return html`<div class="toolbar">
      ${this.player.channel?.hasCaptions || this.reading
        ? html`<button type="button" class="button" aria-expanded=${this.reading} @click=${() => void this.#read()}>${icons.captions}${text('watch.transcript')}</button>`
        : nothing}
      <share-menu .name=${this.#title()} @embed-request=${() => void openEmbed(this.embedDialog)}></share-menu>
      <listen-choice .choice=${this.player.choice} @quality-choice=${(event: CustomEvent<QualityChoice>) => this.livePlayer.choose(event.detail)}></listen-choice>
      <button type="button" class="icon-button keyboard-only" aria-label=${text('watch.shortcuts')} title=${text('watch.shortcuts')} @click=${() => void openShortcuts(this.shortcuts)}>${icons.keyboard}</button>
    </div>`;
  }

  /** Nothing of it is loaded before somebody wants to read. */
  async #read(): Promise<void> {
    if (!this.reading) await import('../caption/live-transcript.ts');
    this.reading = !this.reading;
  }

  #transcript() {
    const filmed = this.player.atLiveEdge ? null : this.livePlayer.playingDate();
    return html`<live-transcript
      channel-id=${this.#channelId}
      .marked=${this.#spokenIn()}
      .place=${filmed?.getTime() ?? null}
      @moment-request=${(event: CustomEvent<Date>) => this.livePlayer.goTo(event.detail)}
    ></live-transcript>`;
  }

  /** The same object while the same is marked. */
  #spokenIn(): Marked {
    return this.#marked() ?? NOTHING_MARKED;
  }

  /** What is marked in the broadcast that is shown. */
  #marked(): BroadcastChapters | null {
    const shown = this.player.channel?.broadcast?.id ?? this.player.loaded?.id;
    return this.chapters && this.chapters.broadcast === shown ? this.chapters : null;
  }

  #hasList(): boolean {
    const shown = this.player.loaded !== null || this.player.channel?.state === 'live' || this.player.channel?.state === 'offline';
    return shown && ((this.#marked()?.chapters.length ?? 0) > 0 || (this.sitting.value?.agenda.length ?? 0) > 0);
  }

  #list() {
    if (!this.#hasList() || !this.equipped) return nothing;
    const marked = this.#marked();
    const chapters = marked?.chapters ?? [];
    const speaker = this.#isHidden() ? undefined : marked?.speakers.findLast(({ startedAt }) => Date.parse(startedAt) <= this.filmed);
    return html`<chapter-list
      live
      .chapters=${chapters}
      .current=${this.#chapterNow()?.id ?? null}
      .speaker=${speaker?.title ?? ''}
      .sitting=${this.sitting.value}
      .time=${({ startedAt }: Chapter) => timeOfDay(startedAt)}
      .page=${`/watch/${encodeURIComponent(marked?.broadcast ?? '')}`}
      @chapter-request=${(event: CustomEvent<Chapter>) => this.livePlayer.goTo(new Date(event.detail.startedAt))}
    ></chapter-list>`;
  }

  #sittingTold(): void {
    this.gathered = true;
    this.requestUpdate();
    const { value } = this.sitting;
    if (value && !this.embedded) void this.livePlayer.equipped().then(() => loadQuestions(value.id));
  }

  #answered({ detail }: CustomEvent<Moment>): void {
    this.livePlayer.goTo(new Date(detail.spoken.start));
    this.livePlayer.scrollIntoView({ block: 'nearest' });
  }

  /** The item that is being debated, in words that a screen reader says when they change. */
  #now() {
    const marked = this.#marked();
    const chapter = this.player.channel?.state === 'live' && !marked?.hiddenSince ? marked?.chapters.at(-1) : undefined;
    const words = chapter ? naming('chapters.now', 'title', chapterLabel(chapter)) : nothing;
    return html`<p class="now-debated" role="status" ?hidden=${!chapter}>${words}</p>
      ${chapter ? html`<now-item .sitting=${this.sitting.value} .item=${chapter.item}></now-item>` : nothing}`;
  }

  /** The chapter of what is seen: who watches a moment of the past reads of that. */
  #chapterNow(): Chapter | null {
    if (this.#isHidden()) return null;
    return this.#marked()?.chapters.findLast(({ startedAt }) => Date.parse(startedAt) <= this.filmed) ?? null;
  }

  #itemNow(): string {
    const chapter = this.#chapterNow();
    return chapter ? chapterLabel(chapter) : '';
  }

  /** What is seen is of a closed session, which took item and floor away with the picture. */
  #isHidden(): boolean {
    const since = this.#marked()?.hiddenSince;
    return !!since && Date.parse(since) <= this.filmed;
  }

  /** A mark is published before its picture comes: who watches live need not wait for that to read of it. */
  #tick(): void {
    const filmed = this.livePlayer.playingDate()?.getTime() ?? Number.MAX_SAFE_INTEGER;
    this.filmed = filmed + (this.player.atLiveEdge ? LIVE_DELAY_MILLIS : 0);
  }

  #badge(): Channel['state'] | 'loading' {
    const shown = scene(this.player);
    return this.player.channel?.state ?? (shown === 'loading' ? 'loading' : 'offline');
  }

  #follow(): void {
    const path = `/api/v1/channels/${encodeURIComponent(this.#channelId)}`;
    this.#feed = new LiveResource<Channel>(
      { events: `${path}/events`, value: path, event: 'channel', others: ['chapters', 'sitting'] },
      {
        polled: () => void this.#askChapters(),
        other: (event, told) => (event === 'sitting' ? this.sitting.told(told as SittingTag) : this.#chaptersTold(told as BroadcastChapters)),
        value: (channel) => this.#channelTold(channel),
        connected: (connected) => this.livePlayer.connected(connected),
        refused: () => {
          this.gathered = true;
          this.livePlayer.absent();
        },
      },
    );
    this.#feed.start();
    // Known a round trip sooner.
    const written = initialChannel();
    if (written) this.#channelTold(written);
  }

  #channelTold(channel: Channel): void {
    this.livePlayer.channel(channel);
    this.#gathering ??= setTimeout(() => (this.gathered = true), GATHERING_MILLIS);
    // What is played comes first on a thin line.
    void this.livePlayer.room().then(() => {
      void this.#findSitting(channel);
      void this.#readRecording(channel);
    });
  }

  #chaptersTold(told: BroadcastChapters): void {
    const known = this.chapters;
    if (known && known.broadcast === told.broadcast && known.version > told.version) return;
    this.chapters = told;
    void this.sitting.follow(told.sitting);
  }

  /** Where the stream does not work, the chapters are asked for as often as the channel is. */
  async #askChapters(): Promise<void> {
    const id = this.player.channel?.broadcast?.id;
    const found = id ? await readChapters(id).catch(() => null) : null;
    if (found) this.#chaptersTold(found);
  }

  /** Before the first mark nothing names the sitting: it is the one that is shown on this channel now. */
  async #findSitting(channel: Channel): Promise<void> {
    const id = channel.broadcast?.id ?? null;
    if (channel.state !== 'live' || id === this.#sittingOf || this.embedded) return;
    this.#sittingOf = id;
    const coming = await readSittings().catch(() => null);
    const found = coming?.coming.find(({ live }) => live === `/live/${channel.id}`);
    if (found && !this.chapters?.sitting) void this.sitting.follow(found.id);
  }

  /** The page of the recording, once the broadcast has ended and it can be watched again. */
  #replayPage(): string | null {
    const { channel, loaded } = this.player;
    const ended = this.recording?.state === 'complete' && this.recording.id === (channel?.broadcast?.id ?? loaded?.id);
    if (!ended || channel?.state === 'live' || !this.recording) return null;
    return `${this.embedded ? '/embed' : ''}/watch/${encodeURIComponent(this.recording.id)}`;
  }

  /** Whoever goes to the recording while the last minutes play goes on where they are. */
  #leaves(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.button') : null;
    const filmed = this.livePlayer.playingDate();
    if (!link || !filmed || !this.recording || this.player.media === 'finished' || !this.player.loaded) return;
    const place = Math.floor((filmed.getTime() - Date.parse(this.recording.startedAt)) / 1000);
    if (place > 0) link.hash = `t=${place}`;
  }

  /** Asks for the broadcast's recording: its pictures while it is on air, itself as soon as it has ended. */
  async #readRecording(channel: Channel): Promise<void> {
    const id = channel.broadcast?.id;
    const wanted = id && `${id} ${channel.state}`;
    if (!id || !wanted || wanted === this.#recordingOf) return;
    this.#recordingOf = wanted;
    for (let attempt = 0; attempt < RECORDING_ATTEMPTS && wanted === this.#recordingOf && this.isConnected; attempt++) {
      const told = await readRecording(id).catch(() => null);
      if (wanted !== this.#recordingOf) return;
      this.recording = told ?? this.recording;
      if (told && (channel.state === 'live' || told.state === 'complete')) return;
      await new Promise((resolve) => setTimeout(resolve, RECORDING_MILLIS * (1 + attempt / 4)));
    }
  }

  #playerChanged(event: CustomEvent<PlayerState>): void {
    const before = this.player;
    this.player = event.detail;
    if (!this.#keepsTime && this.player.media === 'playing') {
      this.#keepsTime = true;
      void this.livePlayer.room().then(() => keepServerTime(livePlaylist(this.#channelId), (clock) => (this.clock = clock), this.#stop.signal));
    }
    this.status.follow(this.player, announce(before, this.player));
  }
}

/** What a screen reader says of the change beside troubles, which the status line follows; null if nothing. */
export function announce(before: PlayerState, after: PlayerState): TextKey | null {
  const [was, is] = [scene(before), scene(after)];
  if (before.reduced !== after.reduced && after.choice !== 'audio') return after.reduced ? 'announce.reduced' : 'announce.picture-back';
  if (before.choice !== 'audio' && after.choice === 'audio') return 'announce.audio-only';
  if (was === is) return null;
  if (is === 'live') return 'announce.live';
  if (is === 'ended') return 'announce.ended';
  return is === 'offline' ? 'player.offline.title' : null;
}

function interrupted({ kind, since }: Interruption): string {
  return text(`interruption.${kind}`, { time: timeOfDay(since) });
}
