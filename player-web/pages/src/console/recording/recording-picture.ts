import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { RecordingDetail } from '../../api/recording.ts';
import { PageElement } from '../../elements/page-element.ts';
import '../../elements/player/seek-bar.ts';
import type { SeekBar } from '../../elements/player/seek-bar.ts';
import { PAST_BOUNDARY_SECONDS, type Playback, type PlaybackListener } from '../../player/playback.ts';
import { RECORDING_CONFIG } from '../../player/playback-config.ts';
import { seekMarks } from '../../player/seek-marks.ts';
import { readCues } from '../../report/captions.ts';
import { duration, preciseTimeOfDay, text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';
import { languageName } from './spoken-languages.ts';
import { playbackAtOnce } from '../playback-at-once.ts';

/** What is shown of a recording. */
export type PictureOf = Pick<RecordingDetail, 'hls' | 'duration' | 'revision' | 'storyboard' | 'title' | 'channel'>;

const STEPS = [-5, -1, 1, 5] as const;

/**
 * A recording's picture to mark a passage against: plays, and steps by a second and by five. Emits
 * `place-change` with seconds. The recording may change under it: it stays where it is.
 */
@customElement('recording-picture')
export class RecordingPicture extends PageElement {
  @property({ attribute: false }) recording!: PictureOf;
  /** WebVTT text by language, to be read over the picture; none by default. */
  @property({ attribute: false }) captions: Readonly<Record<string, string>> = {};
  /** The language of those that are read; empty for none. */
  @state() private read = '';
  @state() private plays = false;
  @state() private place = 0;
  @query('video') private video!: HTMLVideoElement;
  @query('seek-bar') private bar!: SeekBar;
  #playback: Playback | null = null;
  #shown: string | null = null;
  #until: number | null = null;
  #track: TextTrack | null = null;
  #cues = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playback?.close();
    this.#playback = null;
    this.#shown = null;
  }

  /** Goes to the place {@link seconds}. */
  seek(seconds: number): void {
    this.#until = null;
    this.#go(seconds);
  }

  /** When the place {@link seconds} was filmed; null if not known yet. */
  dateAt(seconds: number): Date | null {
    return this.#playback?.dateAt(seconds) ?? null;
  }

  /** Seconds. */
  get #length(): number {
    return this.recording.duration ?? 0;
  }

  /** Plays from {@link from} to {@link to} seconds, then stops. */
  listen(from: number, to: number): void {
    this.#go(from);
    this.#until = to;
    void this.video.play().catch(() => undefined);
  }

  /** The same, or stops if it plays what begins at {@link from} already. */
  async toggle(from: number, to: number): Promise<void> {
    if (this.plays && this.#until === to) {
      this.#until = null;
      this.video.pause();
      return;
    }
    // Before, a place that is set does not last.
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) await new Promise((resolve) => this.video.addEventListener('loadedmetadata', resolve, { once: true }));
    this.listen(from, to);
  }

  protected override updated(): void {
    this.#showCaptions();
    this.bar.window = { start: 0, end: this.#length, time: this.place, loaded: this.place };
    const media = `${this.recording.hls} ${this.recording.revision}`;
    if (media === this.#shown) return;
    this.#playback ??= this.#make();
    // By its second: who has gone elsewhere before the script is there begins there.
    if (this.#shown === null) this.#playback?.load(this.recording.hls, 0);
    else this.#playback?.reload(this.recording.hls);
    this.#shown = media;
  }

  protected override render() {
    const total = this.#length;
    const title = this.recording.title || this.recording.channel.name;
    return html`<div class="recording-picture">
      <div class="monitor">
        <video
          playsinline
          tabindex="-1"
          aria-label=${text('correct.picture', { title })}
          @play=${() => (this.plays = true)}
          @pause=${() => (this.plays = false)}
          @timeupdate=${this.#moved}
          @seeking=${this.#moved}
        ></video>
      </div>
      <seek-bar
        .name=${text('correct.seek', { title })}
        .label=${(seconds: number) => timecode(Math.round(seconds))}
        .spoken=${(seconds: number) => text('replay.place', { time: duration(seconds), total: duration(total) })}
        .marks=${(most: number) => seekMarks({ start: 0, end: total }, most, 0, duration)}
        .storyboard=${this.recording.storyboard}
        @seek-request=${(event: CustomEvent<number>) => this.seek(event.detail)}
      ></seek-bar>
      <div class="correction-steps">
        ${STEPS.slice(0, 2).map((step) => this.#step(step))}
        <button type="button" class="button" @click=${this.#toggle}>${this.plays ? icons.pause : icons.play}${text(this.plays ? 'correct.pause' : 'correct.play')}</button>
        ${STEPS.slice(2).map((step) => this.#step(step))}
        <span class="correction-place">${timecode(this.place)}${this.#clock()}</span>
      </div>
      ${Object.keys(this.captions).length > 0 ? this.#languages() : nothing}
    </div>`;
  }

  #languages() {
    const choose = (event: Event) => (this.read = (event.target as HTMLSelectElement).value);
    return html`<label class="field"><span>${text('report-film.captions')}</span>
      <select @change=${choose}><option value="">${text('report-film.captions.none')}</option>
        ${Object.keys(this.captions).sort().map((one) => html`<option value=${one} ?selected=${one === this.read}>${languageName(one)}</option>`)}</select></label>`;
  }

  /** The text is drawn by the browser, from cues: no address is needed that would have to be opened for it. */
  #showCaptions(): void {
    const wanted = this.captions[this.read] ?? '';
    if (wanted === this.#cues) return;
    this.#cues = wanted;
    this.#track ??= this.video.addTextTrack('captions');
    for (const cue of [...(this.#track.cues ?? [])]) this.#track.removeCue(cue);
    for (const { start, end, text: words } of readCues(wanted)) this.#track.addCue(new VTTCue(start, end, words));
    this.#track.mode = wanted ? 'showing' : 'disabled';
  }

  #step(step: number) {
    const name = text(step < 0 ? 'correct.back' : 'correct.forward', { seconds: Math.abs(step) });
    return html`<button type="button" class="button step" aria-label=${name} title=${name} @click=${() => this.seek(this.video.currentTime + step)}>${step > 0 ? '+' : '−'}${Math.abs(step)} s</button>`;
  }

  /** The town's clock at the place. */
  #clock() {
    const date = this.dateAt(this.place);
    return date ? html` <span class="correction-clock">${text('correct.clock', { time: preciseTimeOfDay(date) })}</span>` : nothing;
  }

  #toggle(): void {
    this.#until = null;
    if (this.video.paused) void this.video.play().catch(() => undefined);
    else this.video.pause();
  }

  #go(seconds: number): void {
    this.video.currentTime = Math.min(Math.max(0, seconds) + PAST_BOUNDARY_SECONDS, Math.max(0, this.#length - 0.2));
  }

  #moved(): void {
    this.place = this.video.currentTime;
    this.dispatchEvent(new CustomEvent<number>('place-change', { detail: this.place, bubbles: true }));
    if (this.#until !== null && this.place >= this.#until) {
      this.#until = null;
      this.video.pause();
    }
  }

  #make(): Playback | null {
    const nothing = (): void => undefined;
    const listener: PlaybackListener = { qualities: nothing, playingHeight: nothing, trouble: nothing };
    return playbackAtOnce(this.video, listener, RECORDING_CONFIG);
  }
}
