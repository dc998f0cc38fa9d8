import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CaptionTrack, Shown } from '../../api/recording.ts';
import { transcript, type Said } from '../../player/transcript.ts';
import { duration, languageName, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

const REQUEST_MILLIS = 15_000;

/** What is said in a film, by its captions. Emits `place-request` with seconds. */
@customElement('report-transcript')
export class ReportTranscript extends PageElement {
  @property({ attribute: false }) captions: readonly CaptionTrack[] = [];
  @property({ attribute: false }) shown: Shown = { start: 0, end: Infinity };
  @state() private chosen = 0;
  @state() private said: readonly Said[] = [];
  @state() private failed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    const track = this.captions[this.chosen];
    return html`<div class="downloads-body">
      ${this.captions.length > 1 ? this.#languages() : nothing}
      ${this.failed ? html`<p role="alert">${text('webtv.transcript.failed')}</p>` : nothing}
      <ol class="said" lang=${track?.language ?? nothing}>${this.said.map((one) => this.#paragraph(one))}</ol>
    </div>`;
  }

  #languages() {
    return html`<label class="field"><span>${text('webtv.captions')}</span>
      <select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).selectedIndex)}>
        ${this.captions.map((one, index) => html`<option ?selected=${index === this.chosen}>${languageName(one.language)}</option>`)}
      </select></label>`;
  }

  #paragraph({ start, words }: Said) {
    const time = duration(start - this.shown.start);
    return html`<li>
      <button type="button" class="said-time" aria-label=${text('webtv.transcript.go', { time })} @click=${() => this.#go(start)}>${time}</button>
      <p>${words}</p>
    </li>`;
  }

  #go(start: number): void {
    this.dispatchEvent(new CustomEvent<number>('place-request', { detail: start - this.shown.start, bubbles: true }));
  }

  #choose(index: number): void {
    this.chosen = index;
    void this.#read();
  }

  async #read(): Promise<void> {
    const track = this.captions[this.chosen];
    if (!track) return;
    try {
      const answer = await fetch(track.address, { signal: AbortSignal.timeout(REQUEST_MILLIS) });
      if (!answer.ok) throw new Error(`${track.address} answered ${answer.status}`);
      const said = transcript(await answer.text(), this.shown.start, this.shown.end);
      // Another language may have been chosen meanwhile.
      if (track === this.captions[this.chosen]) [this.said, this.failed] = [said, false];
    } catch {
      this.failed = true;
    }
  }
}
