import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { RecordingDetail } from '../../api/recording.ts';
import { chapterLabel, neighbour, placeChapters, type PlacedChapter } from '../../player/chapters.ts';
import { RECORDING_CONFIG } from '../../player/playback-config.ts';
import type { QualityChoice } from '../../player/media-state.ts';
import { ReplaySession } from '../../player/replay-session.ts';
import { initialReplay, replayScene, type ReplayState } from '../../player/replay-state.ts';
import { keepCaptions, keptCaptions, type CaptionLook } from '../../caption/caption-look.ts';
import { seekMarks } from '../../player/seek-marks.ts';
import { language } from '../../text/language.ts';
import { duration, languageName, length, preciseTimeOfDay, text } from '../../text/text.ts';
import type { CaptionDisplay } from './caption-display.ts';
import { JUMP_SECONDS, PlayerElement, type OwnCommand } from './player-element.ts';
import './player-controls.ts';
import './replay-scene.ts';
import type { SeekWindow } from './seek-bar.ts';
import './speed-menu.ts';

/**
 * The player of one recording. It owns the one video element and the {@link ReplaySession}; the
 * page gives it the recording. Emits `replay-state` with a {@link ReplayState}, `place-change` each
 * second that the place changes, `refresh-request` and `help-request`.
 */
@customElement('replay-player')
export class ReplayPlayer extends PlayerElement {
  @property({ attribute: 'recording-id' }) recordingId = '';
  /** The place that the page's address asks for, in seconds; null if none. */
  @property({ attribute: false }) linked: number | null = null;
  @property({ attribute: false }) embedded = false;
  @state() private replay: ReplayState = initialReplay;
  @state() private second = 0;
  /** The language of the captions that are shown; empty for none. */
  @state() private captions = '';
  @state() private look: CaptionLook = keptCaptions();
  /** What shows captions is loaded. */
  @state() private captionable = false;
  @query('caption-display') private captionDisplay!: CaptionDisplay | null;
  #session: ReplaySession | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.close();
    this.#session = null;
  }

  recording(recording: RecordingDetail): void {
    this.#session?.recording(recording);
  }

  refused(why: 'absent' | 'deleted'): void {
    this.#session?.refused(why);
  }

  connected(connected: boolean): void {
    this.#session?.connected(connected);
  }

  /** Goes to the place {@link seconds}, and plays. */
  goTo(seconds: number): void {
    this.beginAt(seconds);
    this.#session?.play();
  }

  pause(): void {
    this.video.pause();
  }

  choose(choice: QualityChoice): void {
    this.#session?.choose(choice);
  }

  /** Goes to the place {@link seconds}, or begins there. */
  beginAt(seconds: number): void {
    this.#session?.beginAt(seconds, 'link');
  }

  /** Where it stands, in seconds. */
  place(): number {
    return this.#session?.place() ?? 0;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    for (const name of ['enterpictureinpicture', 'webkitbeginfullscreen']) this.video.addEventListener(name, () => this.#showCaptions(/* alone= */ true));
    for (const name of ['leavepictureinpicture', 'webkitendfullscreen']) this.video.addEventListener(name, () => this.#showCaptions());
    const session = new ReplaySession(this.recordingId, this.video, (listener) => this.playback(listener, { change: RECORDING_CONFIG }), this.linked, {
      changed: () => this.#changed(session),
      refresh: () => this.dispatchEvent(new CustomEvent('refresh-request', { bubbles: true })),
    });
    this.#session = session;
    this.replay = session.state;
  }

  protected override render() {
    const shown = replayScene(this.replay);
    const { recording, choice, media } = this.replay;
    const picture = shown === 'watching' || shown === 'ready';
    const classes = ['player', picture ? 'has-picture' : '', `replay-is-${shown}`, choice === 'audio' ? 'is-audio' : ''];
    return html`<media-controller
      class=${classes.join(' ')}
      defaultstreamtype="on-demand"
      nohotkeys
      nomutedpref
      aria-label=${text('player.region', { channel: recording?.title || (recording?.channel.name ?? text('watch.untitled')) })}
      @quality-choice=${(event: CustomEvent<QualityChoice>) => this.choose(event.detail)}
      @speed-choice=${(event: CustomEvent<number>) => this.#session?.speed(event.detail)}
      @seek-request=${(event: CustomEvent<number>) => this.#session?.seek(event.detail)}
      @start-request=${() => this.#session?.play()}
      @first-request=${() => this.#session?.playFromFirst()}
      @skip-request=${(event: CustomEvent<number>) => this.goTo(event.detail)}
      @forget-request=${() => this.#session?.forget()}
      @told-request=${() => this.#session?.told()}
      @focus-lost=${this.keepFocus}
      @retry-request=${() => this.#session?.retryNow()}
    >
      <video slot="media" playsinline preload="none" @loadstart=${this.tellSound} aria-label=${text('replay.video')}>
        ${this.#placed().length > 0 && recording
          ? html`<track kind="chapters" label=${text('chapters.track')} src="/hls/recordings/${recording.id}/chapters.vtt?version=${recording.chapters?.version ?? 0}" />`
          : nothing}
        ${recording?.captions?.map(({ language: spoken, address, automatic }) => html`<track kind="captions" srclang=${spoken} label=${automatic && this.captionable ? text('list.label', { name: languageName(spoken), value: text('captions.automatic') }) : languageName(spoken)} src=${address} @load=${() => this.captionDisplay?.refresh()} />`)}
      </video>
      ${recording?.poster && (shown === 'ready' || (media === 'loading' && choice !== 'audio')) ? html`<img class="poster" slot="centered-chrome" noautohide alt="" src=${recording.poster} />` : nothing}
      <replay-scene slot="centered-chrome" noautohide .state=${this.replay} .place=${this.second} .embedded=${this.embedded}></replay-scene>
      ${shown === 'watching' ? this.#controls() : nothing}
    </media-controller>`;
  }

  #controls() {
    const { qualities, choice, playingHeight, speed, recording } = this.replay;
    const total = this.#session?.duration() ?? 0;
    const seekBar = html`<seek-bar
      .name=${text('replay.seek')}
      .label=${(seconds: number) => this.#placeWords(seconds)}
      .spoken=${(seconds: number) => text('replay.place', { time: duration(seconds), total: length(total) })}
      .marks=${(most: number) => seekMarks({ start: 0, end: total }, most, 0, duration)}
      .chapters=${this.#placed().map(({ chapter, at }) => ({ at, label: chapterLabel(chapter) }))}
      .storyboard=${recording?.storyboard ?? null}
      .picturesFrom=${recording?.shown?.start ?? 0}
    ></seek-bar>`;
    const place = html`<span class="place" data-rank="4"><span class="place-now">${duration(Math.min(this.second, total))}</span><span class="place-all"> / ${duration(total)}</span></span>`;
    const captions = recording?.captions ?? [];
    const menus = html`${this.captionable && captions.length > 0
        ? html`<captions-menu data-rank="5" .tracks=${captions} .choice=${this.captions} .look=${this.look} @captions-choice=${(event: CustomEvent<string>) => this.#caption(event.detail)} @captions-look=${(event: CustomEvent<Partial<CaptionLook>>) => this.#looks(event.detail)}></captions-menu>`
        : nothing}<speed-menu data-rank="8" .choice=${speed}></speed-menu>
      <quality-menu data-rank="6" .qualities=${qualities} .choice=${choice} .playingHeight=${playingHeight}></quality-menu>`;
    const track = this.captions ? this.#captionTracks().find((one) => one.srclang === this.captions)?.track ?? null : null;
    return this.controls(seekBar, place, menus, this.captionable ? html`<caption-display noautohide lang=${this.captions} .track=${track} .look=${this.look}></caption-display>` : nothing);
  }

  protected override seekWindow(): SeekWindow {
    const shift = this.replay.recording?.shown?.start ?? 0;
    return { start: 0, end: this.#session?.duration() ?? 0, time: this.place(), loaded: this.loaded() - shift };
  }

  protected override showPlace(): void {
    super.showPlace();
    const second = Math.floor(this.place());
    if (second === this.second) return;
    this.second = second;
    this.dispatchEvent(new CustomEvent<number>('place-change', { detail: second, bubbles: true }));
  }

  /** The place, and the time of day there: 1:02:03 · 19:32:03. */
  #placeWords(seconds: number): string {
    const date = this.#session?.dateAt(seconds);
    return [duration(seconds), date ? preciseTimeOfDay(date) : ''].filter(Boolean).join(text('list.and'));
  }

  protected override commanded(): boolean {
    const shown = replayScene(this.replay);
    return shown === 'watching' || shown === 'ready';
  }

  protected override obey(command: OwnCommand): void {
    const session = this.#session;
    if (!session) return;
    switch (command) {
      case 'play':
        return this.video.paused ? session.play() : this.video.pause();
      case 'back':
        return session.seek(this.place() - JUMP_SECONDS);
      case 'forward':
        return session.seek(this.place() + JUMP_SECONDS);
      case 'first':
        return session.seek(0);
      case 'next-chapter':
        return this.#goTo(neighbour(this.#placed(), this.place(), 1));
      case 'previous-chapter':
        return this.#goTo(neighbour(this.#placed(), this.place(), -1));
      case 'slower':
        return session.changeSpeed(-1);
      case 'faster':
        return session.changeSpeed(1);
      case 'live':
        return;
    }
  }

  #captionTracks(): readonly HTMLTrackElement[] {
    return [...this.video.querySelectorAll<HTMLTrackElement>('track[kind=captions]')];
  }

  /** Shows the captions in the language {@link choice}; none if it is empty. */
  #caption(choice: string): void {
    this.captions = choice;
    keepCaptions({ isShown: choice !== '' });
    this.#showCaptions();
  }

  #looks(change: Partial<CaptionLook>): void {
    keepCaptions(change);
    this.look = keptCaptions();
  }

  /** A picture in a window or a full screen of the browser's own has nothing of ours on it: there the browser shows the captions. */
  #showCaptions(alone = false): void {
    for (const { track, srclang } of this.#captionTracks()) {
      if (srclang !== this.captions) track.mode = 'disabled';
      else track.mode = alone ? 'showing' : 'hidden';
    }
    this.captionDisplay?.refresh();
  }

  /** Tried again with the next that is reported of the recording. */
  async #loadCaptions(): Promise<void> {
    try {
      await import('./recorded-captions.ts');
      this.captionable = true;
      // Who reads captions reads them on the next page, too.
      const languages = this.replay.recording?.captions?.map((one) => one.language) ?? [];
      if (!keptCaptions().isShown || this.captions) return;
      this.captions = languages.find((one) => one.split('-')[0] === language()) ?? languages[0] ?? '';
      await this.updateComplete;
      this.#showCaptions();
    } catch {
      this.captionable = false;
    }
  }

  #placed(): readonly PlacedChapter[] {
    return placeChapters(this.replay.recording?.chapters?.chapters ?? [], ({ start }) => start);
  }

  #goTo(place: number | null): void {
    if (place !== null) this.goTo(place);
  }

  #changed(session: ReplaySession): void {
    this.replay = session.state;
    if (this.replay.recording?.captions?.length && !this.captionable) void this.#loadCaptions();
    this.dispatchEvent(new CustomEvent<ReplayState>('replay-state', { detail: session.state, bubbles: true }));
  }
}
