import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Chapter } from '../../api/chapters.ts';
import { livePlaylist, type Channel } from '../../api/channel.ts';
import { chapterLabel, neighbour, placeChapters, type PlacedChapter } from '../../player/chapters.ts';
import { bringHls, hasMediaSource } from '../../player/hls-script.ts';
import { LivePlayback } from '../../player/live-playback.ts';
import { LiveSession } from '../../player/live-session.ts';
import type { QualityChoice } from '../../player/media-state.ts';
import { initialState, scene, type PlayerState } from '../../player/player-state.ts';
import { startsByItself } from '../../player/starts-by-itself.ts';
import type { Playback, PlaybackListener } from '../../player/playback.ts';
import { LastPicture } from '../../player/last-picture.ts';
import { midnight, seekMarks, type Mark } from '../../player/seek-marks.ts';
import { duration, preciseTimeOfDay, text, timeOfDay } from '../../text/text.ts';
import type { ServerClock } from '../../time/server-clock.ts';
import { icons } from '../icons.ts';
import type { CaptionLook } from '../../caption/caption-look.ts';
import type { LiveCaptions } from './live-captions.ts';
import { JUMP_SECONDS, PlayerElement, type OwnCommand } from './player-element.ts';
import './player-scene.ts';
import { pause } from '../../player/segment-track.ts';
import type { SeekWindow } from './seek-bar.ts';

/** What could not be had for the controls is asked for again after so long, in milliseconds. */
const AGAIN_MILLIS = 5000;
/** A window shorter than this offers no way back to its beginning, in seconds. */
const REWINDABLE_SECONDS = 30;

/**
 * The player of one channel. It owns the one video element and the {@link LiveSession}; the page
 * gives it the channel's state by {@link channel}. Emits `player-state` with a {@link PlayerState}
 * and `help-request`.
 */
@customElement('live-player')
export class LivePlayer extends PlayerElement {
  @property({ attribute: 'channel-id' }) channelId = '';
  @property({ attribute: false }) clock: ServerClock | null = null;
  /** The page of the recording, once the broadcast has ended; null before. */
  @property({ attribute: false }) replay: string | null = null;
  /** The pictures of the broadcast so far, null if there are none. */
  @property({ attribute: false }) storyboard: string | null = null;
  /** What is marked in the broadcast, in order. */
  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  /** The item that is debated, for who does not see it. */
  @property({ attribute: false }) item = '';
  @state() private playerState: PlayerState = initialState;
  @state() private latency: number | null = null;
  @state() private behind = 0;
  /** What was seen last, while the line allows the sound alone; null if it may not be seen. */
  @state() private picture: HTMLCanvasElement | null = null;
  /** Media Chrome is there; before, the browser's own controls are, where that takes long. */
  @state() private controlled = false;
  @state() private waits = false;
  /** What shows captions, once there are some. */
  @state() private captions: LiveCaptions | null = null;
  #bringsCaptions = false;
  #session: LiveSession | null = null;
  #playback: LivePlayback | null = null;
  #lastPicture: LastPicture | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #equipped: Promise<void> = Promise.resolve();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticker = setInterval(() => this.#measure(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
    this.#session?.close();
    this.#session = null;
    this.captions?.close();
  }

  /** What the page's channel feed reports. */
  channel(channel: Channel): void {
    this.#session?.channel(channel);
  }

  absent(): void {
    this.#session?.absent();
  }

  connected(connected: boolean): void {
    this.#session?.connected(connected);
  }

  choose(choice: QualityChoice): void {
    this.#session?.choose(choice);
  }

  /** Goes to the broadcast's first second. */
  fromFirst(): void {
    this.#session?.seekToFirst();
  }

  /** Goes to what was filmed at {@link date}. */
  goTo(date: Date): void {
    const session = this.#session;
    const seconds = session?.secondsAt(date) ?? null;
    if (!session || seconds === null) return;
    session.seek(Math.max(seconds, session.firstSecond() ?? seconds));
    if (this.video.paused) void this.video.play().catch(() => undefined);
  }

  /** When what is seen now was filmed, null if that is not known. */
  playingDate(): Date | null {
    return this.#session?.playingDate() ?? null;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    const start = startsByItself() ? 'muted' : 'on-request';
    const session = new LiveSession(
      this.channelId,
      this.video,
      (listener) => this.#playbackFor(listener, start === 'muted'),
      start,
      () => this.#changed(session),
    );
    this.#session = session;
    this.#equipped = this.#bringControls();
  }

  /** Settles once there is room on the line for more than what is played. */
  async room(): Promise<void> {
    await this.#playback?.room();
  }

  /** Settles once the controls are there, and what is shown beside the picture. */
  equipped(): Promise<void> {
    return this.#equipped;
  }

  /** The controls are a third of what the page weighs: on a thin line the first second comes before them. */
  async #bringControls(): Promise<void> {
    this.waits = this.#playback?.isThin ?? false;
    // A font that came later would move what is read.
    if (!this.waits) document.documentElement.classList.add('has-room');
    await this.room();
    while (!this.controlled && this.isConnected) {
      try {
        const { startControlsLanguage } = await import('./live-later.ts');
        startControlsLanguage();
        this.controlled = true;
      } catch {
        // The browser's own are there meanwhile.
        this.waits = true;
        await pause(AGAIN_MILLIS);
      }
    }
  }

  protected override render() {
    const shown = scene(this.playerState);
    const classes = ['player', shown === 'live' ? 'has-picture scene-is-live' : `scene-is-${shown}`, this.playerState.choice === 'audio' || this.playerState.reduced ? 'is-audio' : ''];
    return html`<media-controller
      class=${classes.join(' ')}
      defaultstreamtype="live"
      nohotkeys
      noautoseektolive
      nomutedpref
      aria-label=${text('player.region', { channel: this.playerState.channel?.name ?? this.channelId })}
      @quality-choice=${(event: CustomEvent<QualityChoice>) => this.choose(event.detail)}
      @seek-request=${(event: CustomEvent<number>) => this.#session?.seek(event.detail)}
      @go-live=${() => this.#session?.seekToLive()}
      @start-request=${() => void this.#session?.play()}
      @sound-request=${() => this.#session?.unmute()}
      @rewatch-request=${() => this.#session?.rewatch()}
      @focus-lost=${this.keepFocus}
      @retry-request=${() => this.#session?.retryNow()}
    >
      <video slot="media" playsinline preload="none" ?controls=${this.waits && !this.controlled && shown === 'live'} @loadstart=${this.tellSound} aria-label=${text('player.video')}></video>
      <player-scene slot="centered-chrome" noautohide .state=${this.playerState} .replay=${this.replay} .picture=${this.picture} .item=${this.item} .channel=${this.channelId}></player-scene>
      ${shown === 'live' && this.playerState.trouble !== 'unsupported' ? this.#controls() : nothing}
    </media-controller>`;
  }

  #controls() {
    const { qualities, choice, playingHeight, atLiveEdge } = this.playerState;
    const seekBar = html`<seek-bar
      .name=${text('player.seek-window')}
      .label=${(seconds: number) => this.#clockTime(seconds)}
      .spoken=${(seconds: number) => this.#spoken(seconds)}
      .marks=${(most: number) => this.#marks(most)}
      .chapters=${this.#placed().map(({ chapter, at }) => ({ at, label: chapterLabel(chapter) }))}
      .storyboard=${this.storyboard}
      .grows=${true}
    ></seek-bar>`;
    const place = html`<button type="button" class="control first-control" data-rank="10" aria-label=${text('player.first')} title=${text('player.first')} ?hidden=${!this.#rewindable()} @click=${() => this.fromFirst()}>
        ${icons.first}<span class="control-word">${text('player.first')}</span>
      </button>
      <live-position data-rank="4" .atLiveEdge=${atLiveEdge} .behind=${this.behind}></live-position>
      <latency-badge data-rank="11" .seconds=${this.latency}></latency-badge>`;
    const { captions } = this;
    const menus = html`${captions ? this.#captionsMenu(captions) : nothing}<quality-menu data-rank="6" .qualities=${qualities} .choice=${choice} .playingHeight=${playingHeight}></quality-menu>`;
    return this.controls(seekBar, place, menus, captions?.choice ? html`<caption-display noautohide .said=${captions.said} .look=${captions.look}></caption-display>` : nothing);
  }

  #captionsMenu(captions: LiveCaptions) {
    return html`<captions-menu
      data-rank="5"
      .tracks=${captions.tracks()}
      .choice=${captions.choice}
      .look=${captions.look}
      @captions-choice=${(event: CustomEvent<string>) => captions.choose(event.detail)}
      @captions-look=${(event: CustomEvent<Partial<CaptionLook>>) => captions.looks(event.detail)}
    ></captions-menu>`;
  }

  /** Only a page with captions has what shows them, once the picture plays. */
  async #bringCaptions(): Promise<void> {
    this.#bringsCaptions = true;
    await this.#equipped;
    try {
      const { LiveCaptions } = await import('./live-captions.ts');
      if (this.isConnected) this.captions = new LiveCaptions(this.channelId, () => this.playingDate(), () => this.requestUpdate());
    } catch {
      // Tried again with the next that is told of the channel.
      this.#bringsCaptions = false;
    }
  }

  protected override seekWindow(): SeekWindow {
    const { seekable, currentTime } = this.video;
    const last = seekable.length - 1;
    const [listed, end] = last >= 0 ? [seekable.start(0), seekable.end(last)] : [0, 0];
    const start = last >= 0 ? (this.#session?.firstSecond() ?? listed) : 0;
    // At live the thumb stands at the end: the few seconds that live is behind are not to be caught up.
    const time = this.playerState.atLiveEdge ? end : currentTime;
    return { start, end, time, loaded: Math.max(time, this.loaded()) };
  }

  #rewindable(): boolean {
    const { start, end } = this.video ? this.seekWindow() : { start: 0, end: 0 };
    return end - start > REWINDABLE_SECONDS;
  }

  #clockTime(seconds: number): string {
    const date = this.#session?.dateAt(seconds);
    return date ? preciseTimeOfDay(date) : '';
  }

  #spoken(seconds: number): string {
    const behind = (this.#session?.liveEdge() ?? seconds) - seconds;
    const time = this.#clockTime(seconds);
    if (behind < 2 || this.playerState.atLiveEdge) return [time, text('player.live')].filter(Boolean).join(text('list.and'));
    return [time, text('player.behind.spoken', { time: duration(behind) })].filter(Boolean).join(text('list.and'));
  }

  /** The round clock times within the window. */
  #marks(most: number): readonly Mark[] {
    const { start, end } = this.seekWindow();
    const first = this.#session?.dateAt(start);
    if (!first) return [];
    return seekMarks({ start, end }, most, midnight(first, start), (at) => timeOfDay(this.#session?.dateAt(at) ?? first));
  }

  protected override commanded(): boolean {
    return scene(this.playerState) === 'live';
  }

  protected override obey(command: OwnCommand): void {
    const video = this.video;
    switch (command) {
      case 'play':
        return video.paused ? void this.#session?.play() : video.pause();
      case 'back':
        return this.#session?.seek(Math.max(this.seekWindow().start, video.currentTime - JUMP_SECONDS));
      case 'forward':
        return this.#forward();
      case 'first':
        return this.fromFirst();
      case 'live':
        return this.#session?.seekToLive();
      case 'next-chapter':
        return this.#seekTo(neighbour(this.#placed(), video.currentTime, 1));
      case 'previous-chapter':
        return this.#seekTo(neighbour(this.#placed(), video.currentTime, -1));
      case 'slower':
      case 'faster':
        // Live goes at the pace of the room.
        return;
    }
  }

  /** The chapters, where they lie on the media timeline: maybe before the live window. */
  #placed(): readonly PlacedChapter[] {
    return placeChapters(this.chapters, ({ startedAt }) => this.#session?.secondsAt(new Date(startedAt)) ?? null);
  }

  #seekTo(seconds: number | null): void {
    if (seconds !== null) this.#session?.seek(Math.max(seconds, this.#session.firstSecond() ?? seconds));
  }

  #forward(): void {
    const session = this.#session;
    if (!session) return;
    if (session.behind() <= JUMP_SECONDS) session.seekToLive();
    else session.seek(this.video.currentTime + JUMP_SECONDS);
  }

  #playbackFor(listener: PlaybackListener, soon: boolean): Playback | null {
    if (!hasMediaSource()) return this.playback(listener, { soon });
    this.#playback = new LivePlayback(livePlaylist(this.channelId), this.video, listener, (told) => bringHls(this.video, told));
    this.#lastPicture = new LastPicture(this.video, this.#playback);
    return this.warmed(this.#playback, soon);
  }

  #changed(session: LiveSession): void {
    // Before the video is emptied.
    if (session.state.reduced && !this.playerState.reduced) this.#lastPicture?.take();
    this.playerState = session.state;
    this.#lastPicture?.follow(session.state);
    this.#showPicture();
    if (session.state.channel?.hasCaptions && !this.#bringsCaptions) void this.#bringCaptions();
    this.dispatchEvent(new CustomEvent<PlayerState>('player-state', { detail: session.state, bubbles: true }));
  }

  #showPicture(): void {
    this.picture = this.playerState.reduced ? (this.#lastPicture?.canvas ?? null) : null;
  }

  #measure(): void {
    this.#lastPicture?.look();
    this.#showPicture();
    const session = this.#session;
    if (!session || session.state.media !== 'playing') {
      this.latency = null;
      return;
    }
    this.behind = session.behind();
    const filmed = session.playingDate();
    const known = filmed !== null && this.clock !== null && this.clock.uncertainty < 1000;
    this.latency = this.clock && known && session.state.atLiveEdge && session.state.channel?.state === 'live'
      ? Math.max(0, (this.clock.now() - filmed.getTime()) / 1000)
      : null;
  }
}
