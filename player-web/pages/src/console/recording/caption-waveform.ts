import { html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { SoundPeaks } from '../../player/sound-peaks.ts';
import { text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';

/** What is shown before and behind a caption, in seconds. */
const AROUND = 2;
const BARS = 240;
const PAUSE_MILLIS = 150;

/** The sound around a caption, with where that begins and ends. Emits `place-request` with seconds where it is clicked. */
@customElement('caption-waveform')
export class CaptionWaveform extends PageElement {
  /** The address of the playlist of the sound; empty if there is none. */
  @property({ attribute: false }) playlist = '';
  @property({ attribute: false }) start = 0;
  @property({ attribute: false }) end = 0;
  /** The second that plays. */
  @property({ attribute: false }) place = 0;
  @state() private peaks: readonly number[] = [];
  @state() private failed = false;
  #sound: SoundPeaks | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('playlist')) this.#sound = this.playlist ? new SoundPeaks(this.playlist) : null;
    if (!changed.has('playlist') && !changed.has('start') && !changed.has('end')) return;
    // Who goes through the list with a key held down wants none of those that pass by.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), PAUSE_MILLIS);
  }

  get #from(): number {
    return Math.max(0, this.start - AROUND);
  }

  get #to(): number {
    return this.end + AROUND;
  }

  protected override render() {
    if (!this.playlist || this.failed) return html`<p class="soft">${text('transcript-desk.no-sound')}</p>`;
    const x = (seconds: number) => ((seconds - this.#from) / (this.#to - this.#from)) * BARS;
    // Whoever speaks far from the microphone is to be seen too.
    const loudest = Math.max(0.02, ...this.peaks);
    const plays = this.place >= this.#from && this.place <= this.#to;
    return html`<svg class="waveform" viewBox="0 -50 ${BARS} 100" preserveAspectRatio="none" role="img" aria-label=${text('transcript-desk.sound', { from: timecode(this.start), to: timecode(this.end) })} @click=${this.#clicked}>
      <rect class="waveform-caption" x=${x(this.start)} y="-50" width=${Math.max(0, x(this.end) - x(this.start))} height="100"></rect>
      ${this.peaks.map((peak, bar) => svg`<rect class="waveform-bar" x=${bar + 0.15} y=${-tall(peak / loudest)} width="0.7" height=${2 * tall(peak / loudest)}></rect>`)}
      ${plays ? svg`<rect class="waveform-place" x=${x(this.place)} y="-50" width="0.8" height="100"></rect>` : nothing}
    </svg>`;
  }

  #clicked(event: MouseEvent): void {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const at = this.#from + ((event.clientX - left) / width) * (this.#to - this.#from);
    this.dispatchEvent(new CustomEvent<number>('place-request', { detail: at, bubbles: true }));
  }

  async #draw(): Promise<void> {
    const [from, to, sound] = [this.#from, this.#to, this.#sound];
    if (!sound || !(to > from)) return;
    try {
      const peaks = await sound.between(from, to, BARS);
      // Another may have been chosen meanwhile.
      if (from === this.#from && to === this.#to) [this.peaks, this.failed] = [peaks, false];
    } catch {
      if (sound === this.#sound) this.failed = true;
    }
  }
}

/** Half of a bar's height: silence is a line. */
function tall(peak: number): number {
  return Math.max(1, peak * 48);
}
