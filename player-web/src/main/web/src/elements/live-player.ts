import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Channel } from '../api/channel.ts';
import { HlsPlayback } from '../player/hls-playback.ts';
import { LiveSession } from '../player/live-session.ts';
import '../player/media-chrome.ts';
import { NativePlayback } from '../player/native-playback.ts';
import { initialState, scene, type PlayerState, type QualityChoice } from '../player/player-state.ts';
import { commandOf, shortcutsEnabled, type Command } from '../player/shortcuts.ts';
import { language } from '../text/language.ts';
import { text } from '../text/text.ts';
import type { ServerClock } from '../time/server-clock.ts';
import './latency-badge.ts';
import './live-position.ts';
import { PageElement } from './page-element.ts';
import './player-scene.ts';
import { PreviewTime } from './preview-time.ts';
import './quality-menu.ts';

const JUMP_SECONDS = 10;

/** Media Chrome reads these of a live video beside what HTML gives. */
type LiveVideo = HTMLVideoElement & { targetLiveWindow?: number; readonly liveEdgeStart?: number };

/**
 * The player of one channel. It owns the one video element and the {@link LiveSession}; the page
 * tells it the channel's state by {@link channel}. Emits `player-state` with a {@link PlayerState}
 * and `help-request`.
 */
@customElement('live-player')
export class LivePlayer extends PageElement {
  @property({ attribute: 'channel-id' }) channelId = '';
  @property({ attribute: false }) clock: ServerClock | null = null;
  @state() private playerState: PlayerState = initialState;
  @state() private latency: number | null = null;
  @state() private behind = 0;
  @query('video') private video!: LiveVideo;
  #session: LiveSession | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    this.#ticker = setInterval(() => this.#measure(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    clearInterval(this.#ticker);
    this.#session?.close();
    this.#session = null;
  }

  /** What the page's channel feed tells. */
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

  protected override firstUpdated(_changed: PropertyValues): void {
    const video = this.video;
    const session = new LiveSession(
      this.channelId,
      video,
      (listener) => {
        if (HlsPlayback.isSupported()) return new HlsPlayback(video, listener);
        return NativePlayback.isSupported() ? new NativePlayback(video, listener) : null;
      },
      prefersRequest() ? 'on-request' : 'muted',
      () => this.#changed(session),
    );
    this.#session = session;
    video.targetLiveWindow = Number.POSITIVE_INFINITY;
    Object.defineProperty(video, 'liveEdgeStart', {
      get: () => (session.state.atLiveEdge ? 0 : Number.POSITIVE_INFINITY),
    });
  }

  protected override updated(_changed: PropertyValues): void {
    const preview = this.querySelector('preview-time');
    if (preview instanceof PreviewTime) preview.dateAt = (seconds) => this.#session?.dateAt(seconds) ?? null;
  }

  protected override render() {
    const shown = scene(this.playerState);
    return html`<media-controller
      class="player scene-is-${shown} ${this.playerState.choice === 'audio' ? 'is-audio' : ''}"
      defaultstreamtype="live"
      nohotkeys
      noautoseektolive
      nomutedpref
      breakpoints="sm:416 md:480 lg:672"
      aria-label=${text('player.region', { channel: this.playerState.channel?.name ?? this.channelId })}
      @quality-choice=${(event: CustomEvent<QualityChoice>) => this.choose(event.detail)}
      @go-live=${() => this.#session?.seekToLive()}
      @start-request=${() => void this.#session?.play()}
      @sound-request=${() => this.#session?.unmute()}
      @rewatch-request=${() => this.#session?.rewatch()}
      @retry-request=${() => this.#session?.retryNow()}
    >
      <video slot="media" playsinline preload="none" aria-label=${text('player.video')}></video>
      <player-scene slot="centered-chrome" noautohide .state=${this.playerState}></player-scene>
      ${shown === 'live' ? keyed(language(), this.#controls()) : nothing}
    </media-controller>`;
  }

  #controls() {
    const { qualities, choice, playingHeight, atLiveEdge } = this.playerState;
    return html`<div class="control-shade"></div>
      <media-control-bar class="seek-bar">
        <media-time-range aria-label=${text('player.seek-window')}>
          <preview-time slot="preview" mediachromeattributes="mediapreviewtime"></preview-time>
        </media-time-range>
      </media-control-bar>
      <media-control-bar class="control-bar">
        <media-play-button notooltip></media-play-button>
        <media-seek-backward-button seekoffset=${JUMP_SECONDS}></media-seek-backward-button>
        <media-seek-forward-button seekoffset=${JUMP_SECONDS}></media-seek-forward-button>
        <media-mute-button></media-mute-button>
        <media-volume-range></media-volume-range>
        <live-position .atLiveEdge=${atLiveEdge} .behind=${this.behind}></live-position>
        <latency-badge .seconds=${this.latency}></latency-badge>
        <span class="control-space"></span>
        <quality-menu .qualities=${qualities} .choice=${choice} .playingHeight=${playingHeight}></quality-menu>
        <media-pip-button></media-pip-button>
        <media-fullscreen-button></media-fullscreen-button>
      </media-control-bar>`;
  }

  #changed(session: LiveSession): void {
    this.playerState = session.state;
    this.dispatchEvent(new CustomEvent<PlayerState>('player-state', { detail: session.state, bubbles: true }));
  }

  #measure(): void {
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

  #pressed(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const element = target instanceof Element ? target : null;
    const command = commandOf(event, hostOf(element), element !== null && event.composedPath().includes(this));
    if (!command || !shortcutsEnabled()) return;
    if (command === 'help') this.dispatchEvent(new CustomEvent('help-request', { bubbles: true }));
    else if (scene(this.playerState) === 'live') this.#obey(command);
    else return;
    event.preventDefault();
  }

  #obey(command: Exclude<Command, 'help'>): void {
    const video = this.video;
    switch (command) {
      case 'play':
        return video.paused ? void this.#session?.play() : video.pause();
      case 'back':
        return this.#request('mediaseekrequest', Math.max(firstSecond(video), video.currentTime - JUMP_SECONDS));
      case 'forward':
        return this.#forward();
      case 'louder':
        return this.#request('mediavolumerequest', Math.min(1, video.volume + 0.1));
      case 'quieter':
        return this.#request('mediavolumerequest', Math.max(0, video.volume - 0.1));
      case 'mute':
        return this.#request(video.muted ? 'mediaunmuterequest' : 'mediamuterequest');
      case 'fullscreen':
        return this.#request(document.fullscreenElement ? 'mediaexitfullscreenrequest' : 'mediaenterfullscreenrequest');
      case 'picture':
        return this.#request(document.pictureInPictureElement ? 'mediaexitpiprequest' : 'mediaenterpiprequest');
      case 'live':
        return this.#session?.seekToLive();
    }
  }

  #forward(): void {
    const session = this.#session;
    if (!session) return;
    if (session.behind() <= JUMP_SECONDS) session.seekToLive();
    else this.#request('mediaseekrequest', this.video.currentTime + JUMP_SECONDS);
  }

  #request(type: string, detail?: number): void {
    this.querySelector('media-controller')?.dispatchEvent(new CustomEvent(type, { detail, bubbles: false, composed: true }));
  }
}

/** The control that a part of its shadow tree belongs to. */
function hostOf(element: Element | null): Element | null {
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? hostOf(root.host) : element;
}

function firstSecond(video: HTMLVideoElement): number {
  return video.seekable.length > 0 ? video.seekable.start(0) : 0;
}

/** A visitor who asked for calm or for few data starts the picture themselves. */
function prefersRequest(): boolean {
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  return saves || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
