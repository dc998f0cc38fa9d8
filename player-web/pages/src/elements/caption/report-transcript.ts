import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { passageAddress, type CaptionTrack, type Download, type Shown } from '../../api/recording.ts';
import { saidAt, saying, transcript, type Floor, type Said } from '../../player/transcript.ts';
import { duration, languageName, plural, text, type TextKey } from '../../text/text.ts';
import { copy } from '../copy.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import { passageHash } from '../../player/replay-address.ts';

const REQUEST_MILLIS = 15_000;

/** So many paragraphs are read at a glance: nobody searches them. */
const FEW = 8;

/** So long it says what was done, in milliseconds. */
const TOLD_MILLIS = 4000;

/**
 * What is said in something that was recorded, by its captions: it can be searched, each paragraph leads to its place and can be quoted, and
 * the one that plays is marked. Emits `place-request` with seconds.
 */
@customElement('report-transcript')
export class ReportTranscript extends PageElement {
  @property({ attribute: false }) captions: readonly CaptionTrack[] = [];
  @property({ attribute: false }) shown: Shown = { start: 0, end: Infinity };
  /** The part of it that is read; null for all that is shown. */
  @property({ attribute: false }) passage: Shown | null = null;
  /** The page on which it is watched, to which quotations lead. */
  @property({ attribute: false }) page = location.pathname;
  /** Who had the floor, in seconds of the media. */
  @property({ attribute: false }) floors: readonly Floor[] = [];
  /** The second that plays. */
  @property({ attribute: false }) place = 0;
  /** What a quotation can be taken away as; null if there is nothing. */
  @property({ attribute: false }) clip: Download | null = null;
  @state() private chosen = 0;
  @state() private text = '';
  @state() private failed = false;
  @state() private wanted = '';
  /** The start of the paragraph that is quoted; null for none. */
  @state() private quoted: number | null = null;
  @state() private told: TextKey | null = null;
  #said: readonly Said[] = [];
  #address = '';

  protected override willUpdate(changed: PropertyValues): void {
    // Whatever became another of the recording, the words are read again when their address is another.
    if (changed.has('captions') || changed.has('chosen')) void this.#read();
    const { start, end } = this.passage ?? this.shown;
    if (['text', 'floors', 'shown', 'passage'].some((one) => changed.has(one))) this.#said = transcript(this.text, start, end, this.floors);
  }

  protected override render() {
    const track = this.captions[this.chosen];
    const found = saying(this.#said, this.wanted);
    const current = this.#said[saidAt(this.#said, this.place + this.shown.start)];
    return html`<div class="said-body">
      ${track?.automatic ? html`<p class="said-warning">${text('webtv.transcript.automatic')}</p>` : nothing}
      ${this.failed ? html`<p role="alert">${text('webtv.transcript.failed')}</p>` : nothing}
      <div class="said-tools">
        ${this.captions.length > 1 ? this.#languages() : nothing}
        ${this.#said.length > FEW ? html`<label class="field"><span>${text('webtv.transcript.find')}</span><input type="search" .value=${this.wanted} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)} /></label>` : nothing}
      </div>
      <p class="soft" role="status">${this.wanted.trim() ? plural('webtv.transcript.found', found.length) : nothing}</p>
      <ol class="said" tabindex="0" aria-label=${text('webtv.transcript')} lang=${track?.language ?? nothing}>${found.map((one) => this.#paragraph(one, one === current))}</ol>
    </div>`;
  }

  #languages() {
    return html`<label class="field"><span>${text('webtv.captions')}</span>
      <select @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).selectedIndex)}>
        ${this.captions.map((one, index) => html`<option ?selected=${index === this.chosen}>${languageName(one.language)}</option>`)}
      </select></label>`;
  }

  #paragraph(one: Said, isCurrent: boolean) {
    const time = duration(one.start - this.shown.start);
    const open = this.quoted === one.start;
    return html`<li aria-current=${isCurrent ? 'true' : nothing}>
      <button type="button" class="said-time" aria-label=${text('webtv.transcript.go', { time })} @click=${() => this.#go(one.start)}>${time}</button>
      <div class="said-words">
        <p>${one.speaker ? html`<strong>${one.speaker}</strong> ` : nothing}${one.words}</p>
        ${open ? this.#ways(one) : nothing}
      </div>
      <button type="button" class="icon-button said-quote" aria-expanded=${open} aria-label=${text('webtv.transcript.quote', { time })} title=${text('webtv.transcript.quote', { time })} @click=${() => this.#quote(open ? null : one.start)}>${icons.share}</button>
    </li>`;
  }

  /** How a paragraph can be passed on. */
  #ways(one: Said) {
    const { clip } = this;
    const [from, to] = [one.start - this.shown.start, one.end - this.shown.start];
    const quotation = `« ${one.words} »${one.speaker ? ` – ${one.speaker}` : ''}\n${this.#link(from, to)}`;
    return html`<p class="said-ways">
        <button type="button" class="button small" @click=${() => void this.#copy(this.#link(from, to))}>${icons.link}${text('webtv.transcript.link')}</button>
        <button type="button" class="button small" @click=${() => void this.#copy(quotation)}>${icons.file}${text('webtv.transcript.words')}</button>
        ${clip ? html`<a class="button small" href=${passageAddress(clip, from, to)} download>${icons.download}${text('webtv.transcript.clip')}</a>` : nothing}
      </p>
      <p class="soft" role="status">${this.told ? text(this.told) : nothing}</p>`;
  }

  #link(from: number, to: number): string {
    return location.origin + this.page + passageHash(from, to);
  }

  #quote(start: number | null): void {
    [this.quoted, this.told] = [start, null];
  }

  async #copy(content: string): Promise<void> {
    this.told = (await copy(content)) ? 'webtv.transcript.copied' : 'watch.share.failed';
    setTimeout(() => (this.told = null), TOLD_MILLIS);
  }

  #go(start: number): void {
    this.dispatchEvent(new CustomEvent<number>('place-request', { detail: start - this.shown.start, bubbles: true }));
  }

  async #read(): Promise<void> {
    const address = this.captions[this.chosen]?.address ?? '';
    if (!address || (address === this.#address && !this.failed)) return;
    this.#address = address;
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(REQUEST_MILLIS) });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const read = await answer.text();
      // Another language may have been chosen meanwhile.
      if (address === this.#address) [this.text, this.failed] = [read, false];
    } catch {
      if (address === this.#address) this.failed = true;
    }
  }
}
