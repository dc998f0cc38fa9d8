import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SoundLevel } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';
import { onScale, QUIETEST, soundWord } from './sound-scale.ts';

/** The words follow the bars at this pace, so that they can be read and heard, in milliseconds. */
const WORDS_MILLIS = 1000;
const STALE_MILLIS = 2000;
const MARKS = [-60, -48, -36, -24, -12, 0];

/** The level of the sound that goes out: a bar a channel, with the same in words. */
@customElement('sound-meter')
export class SoundMeter extends PageElement {
  /** What the words say, at most once a second. */
  @state() private spoken: SoundLevel | null = null;
  #spokenAt = 0;
  /** The loudest since the words were said. */
  #loudest: SoundLevel | null = null;
  #stale: ReturnType<typeof setTimeout> | undefined;

  /** The newest measure: moves the bars without drawing the element again. */
  level(level: SoundLevel): void {
    const now = performance.now();
    this.#loudest = louder(this.#loudest, level);
    // Bars that move are no silence: that is said at once, not with the next words.
    const awakes = this.spoken !== null && words(this.spoken).includes('silent') && words(this.spoken).join() !== words(this.#loudest).join();
    if (!this.spoken || awakes || now - this.#spokenAt > WORDS_MILLIS) {
      this.#spokenAt = now;
      this.spoken = this.#loudest;
      this.#loudest = null;
    }
    this.#move(level);
    clearTimeout(this.#stale);
    this.#stale = setTimeout(() => ([this.spoken, this.#loudest] = [null, null]), STALE_MILLIS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#stale);
  }

  protected override render() {
    const spoken = this.spoken;
    if (!spoken) return html`<p class="meter-none">${text('list.label', { name: text('console.sound'), value: text('console.sound.none') })}</p>`;
    return html`<div class="meter">
      ${spoken.rmsDecibels.map((rms, index) => this.#bar(rms, spoken.peakDecibels[index] ?? rms, index))}
      <p class="meter-marks" aria-hidden="true">${MARKS.map((mark) => html`<span>${mark}</span>`)}</p>
    </div>`;
  }

  #bar(rms: number, peak: number, index: number) {
    const word = soundWord(rms, peak);
    const name = this.#name(index);
    const value = Math.round(Math.max(QUIETEST, rms));
    return html`<div class="meter-row">
      <span class="meter-name" aria-hidden="true">${name}</span>
      <div
        class="meter-bar"
        role="meter"
        aria-label=${`${text('console.sound')} – ${name}`}
        aria-valuemin=${QUIETEST}
        aria-valuemax="0"
        aria-valuenow=${value}
        aria-valuetext=${text('console.sound.value', { level: number(value), word: text(`console.sound.${word}`) })}
      >
        <span class="meter-fill"></span><span class="meter-peak"></span>
      </div>
      <span class="meter-word meter-${word}" aria-hidden="true">${text(`console.sound.${word}`)}</span>
    </div>`;
  }

  #name(index: number): string {
    const count = this.spoken?.rmsDecibels.length ?? 0;
    if (count === 1) return text('console.sound.mono');
    if (count > 2) return text('console.sound.channel', { number: index + 1 });
    return text(index === 0 ? 'console.sound.left' : 'console.sound.right');
  }

  #move(level: SoundLevel): void {
    const bars = this.querySelectorAll<HTMLElement>('.meter-bar');
    bars.forEach((bar, index) => {
      bar.style.setProperty('--level', String(onScale(level.rmsDecibels[index] ?? QUIETEST)));
      bar.style.setProperty('--peak', String(onScale(level.peakDecibels[index] ?? QUIETEST)));
    });
  }
}

/** The louder of the two, for each channel of sound. */
function louder(one: SoundLevel | null, other: SoundLevel): SoundLevel {
  if (!one) return other;
  const higher = (these: readonly number[], those: readonly number[]) => those.map((value, index) => Math.max(value, these[index] ?? value));
  return { ...other, rmsDecibels: higher(one.rmsDecibels, other.rmsDecibels), peakDecibels: higher(one.peakDecibels, other.peakDecibels) };
}

function words({ rmsDecibels, peakDecibels }: SoundLevel): readonly string[] {
  return rmsDecibels.map((rms, index) => soundWord(rms, peakDecibels[index] ?? rms));
}
