import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LiveCaption } from '../../api/live-caption.ts';
import { transcriptOf, type TranscriptChange } from '../../caption/live-transcript.ts';
import { cutAt, folded, paragraphs, wordsOf, type Marked, type Paragraph } from '../../caption/paragraphs.ts';
import { chapterLabel } from '../../player/chapters.ts';
import '../../styles/live-transcript.css';
import '../../text/caption.ts';
import { language } from '../../text/language.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** Keys by which somebody goes through the text. */
const SCROLLING = ['ArrowUp', 'PageUp', 'Home'];
/** So many announcements are kept: a screen reader has said the others. */
const ANNOUNCED = 4;

/**
 * What is said on air, beside the picture: follows what is played, until somebody reads elsewhere in it. Emits `moment-request` with the
 * date of what was clicked.
 */
@customElement('live-transcript')
export class LiveTranscriptPanel extends PageElement {
  @property({ attribute: 'channel-id' }) channelId = '';
  @property({ attribute: false }) marked: Marked = { chapters: [], speakers: [] };
  /** When what is seen was filmed, in milliseconds since 1970; null at live, where the newest is read. */
  @property({ attribute: false }) place: number | null = null;
  @state() private paragraphs: readonly Paragraph[] = [];
  @state() private following = true;
  @state() private wanted = '';
  @state() private announces = false;
  @state() private announced: readonly LiveCaption[] = [];
  @query('.transcript-text') private list!: HTMLElement | null;
  #leave: (() => void) | null = null;
  /** What was announced, or was there before somebody wanted that. */
  #told = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = transcriptOf(this.channelId).follow((change) => this.#changed(change));
    this.#changed({ isWhole: true, ids: [] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('marked')) this.#arrange();
  }

  protected override render() {
    const found = this.#found();
    return html`<section class="transcript" aria-labelledby="transcript-title">
      <div class="transcript-head">
        <h2 id="transcript-title">${text('transcript.title')}</h2>
        <a href="/live/${this.channelId}/text">${text('transcript.text-page')}</a>
        <label class="transcript-search">${icons.search}<span class="visually-hidden">${text('transcript.search')}</span>
          <input type="search" placeholder=${text('transcript.search')} .value=${this.wanted} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)} /></label>
        <p class="transcript-found" role="status">${this.#isSearched() ? this.#count(found.length) : nothing}</p>
      </div>
      <div class="transcript-text" tabindex="0" role="region" aria-label=${text('transcript.words')} @wheel=${this.#wheel} @touchmove=${this.#stop} @pointerdown=${this.#grasped} @keydown=${this.#key}>
        ${this.#lines(found)}
      </div>
      ${this.following || this.#isSearched() ? nothing : html`<button type="button" class="button small transcript-follow" @click=${this.#follow}>${icons.down}${text('transcript.follow')}</button>`}
      <div class="transcript-foot">
        ${this.#isAutomatic() ? html`<p>${text('transcript.automatic')}</p>` : nothing}
        <label class="transcript-announce"><input type="checkbox" .checked=${this.announces} @change=${(event: Event) => this.#announce((event.target as HTMLInputElement).checked)} /> <span>${text('transcript.announce')}</span></label>
      </div>
      <div class="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">${repeat(this.announced, ({ id }) => id, (one) => html`<p lang=${one.language}>${one.text}</p>`)}</div>
    </section>`;
  }

  #count(found: number): string {
    return found === 0 ? text('transcript.found.none') : plural('transcript.found', found);
  }

  #lines(found: readonly Paragraph[]) {
    const transcript = transcriptOf(this.channelId);
    if (!transcript.connected && this.paragraphs.length === 0) return html`<p class="transcript-note" role="status">${text('transcript.away')}</p>`;
    if (!transcript.read) return html`<p class="transcript-note" role="status">${text('transcript.reading')}</p>`;
    if (this.paragraphs.length === 0) return html`<p class="transcript-note">${text('transcript.none')}</p>`;
    const wanted = folded(this.wanted.trim());
    const current = this.#current()?.id ?? '';
    return html`${transcript.connected ? nothing : html`<p class="transcript-note" role="status">${text('transcript.away')}</p>`}
      ${repeat(found, ({ id }) => id, (one, index) => {
        const heading = one.chapter && one.chapter !== found[index - 1]?.chapter ? one.chapter : null;
        const speaker = one.speaker && (heading || one.speaker !== found[index - 1]?.speaker) ? one.speaker : '';
        const here = one.captions.some(({ id }) => id === current) ? current : '';
        return html`${heading ? html`<h3 class="transcript-item" lang=${spoken()}>${chapterLabel(heading)}</h3>` : nothing}
          ${guard([one, speaker, here, wanted, language()], () => this.#paragraph(one, speaker, here, wanted))}`;
      })}`;
  }

  #paragraph(one: Paragraph, speaker: string, here: string, wanted: string): TemplateResult {
    const date = new Date(one.start);
    return html`<div class="transcript-line ${here ? 'is-here' : ''}" data-paragraph=${one.id}>
      <button type="button" class="said-time" aria-label=${text('transcript.go', { time: timeOfDay(date) })} @click=${() => this.#go(one.start)}>${timeOfDay(date)}</button>
      <p lang=${one.language}>${speaker ? html`<strong class="transcript-speaker">${text('list.colon', { name: speaker })}</strong> ` : nothing}${repeat(one.captions, ({ id }) => id, (caption) => this.#caption(caption, caption.id === here, wanted))}</p>
    </div>`;
  }

  /** A click on words is for who has a mouse: by the keyboard the time of the paragraph does the same. */
  #caption(caption: LiveCaption, isHere: boolean, wanted: string): TemplateResult {
    const classes = ['transcript-caption', `is-${caption.state}`, isHere ? 'is-now' : ''];
    return html`<span class=${classes.join(' ')} data-caption=${caption.id} @click=${() => this.#clicked(caption)}>${wordsOf(caption).map(({ words, isUncertain }) =>
      isUncertain ? html`<span class="is-uncertain" title=${text('transcript.uncertain')}>${marked(words, wanted)}</span> ` : html`${marked(words, wanted)} `)}</span>`;
  }

  #isSearched(): boolean {
    return this.wanted.trim() !== '';
  }

  #found(): readonly Paragraph[] {
    const wanted = folded(this.wanted.trim());
    return wanted ? this.paragraphs.filter(({ captions }) => folded(captions.map(({ text }) => text).join(' ').replace(/\s+/g, ' ')).includes(wanted)) : this.paragraphs;
  }

  #isAutomatic(): boolean {
    return this.paragraphs.some(({ captions }) => captions.some(({ source, state }) => source === 'recogniser' && (state === 'partial' || state === 'heard')));
  }

  /** What is said where somebody watches; null at live, whose newest words are at the end. */
  #current(): LiveCaption | null {
    const { place } = this;
    if (place === null) return null;
    return transcriptOf(this.channelId).captions.findLast(({ start }) => Date.parse(start) <= place) ?? null;
  }

  #changed({ isWhole, ids }: TranscriptChange): void {
    const transcript = transcriptOf(this.channelId);
    if (this.announces) {
      const news = ids.flatMap((id) => transcript.find(id) ?? []).filter(({ id, state }) => state !== 'partial' && !this.#told.has(id));
      for (const { id } of news) this.#told.add(id);
      // What is there at once, after a pause of the line, is no news that anybody could listen to.
      if (!isWhole && news.length > 0) this.announced = [...this.announced, ...news].slice(-ANNOUNCED);
    }
    this.#arrange();
    this.requestUpdate();
  }

  #arrange(): void {
    this.paragraphs = paragraphs(transcriptOf(this.channelId).captions, this.marked, this.paragraphs);
  }

  #announce(announces: boolean): void {
    this.announces = announces;
    this.announced = [];
    this.#told = new Set(transcriptOf(this.channelId).captions.filter(({ state }) => state !== 'partial').map(({ id }) => id));
  }

  protected override updated(): void {
    const { list } = this;
    if (!list || !this.following || this.#isSearched()) return;
    const here = this.place === null ? null : list.querySelector<HTMLElement>('.is-now');
    if (this.place === null) list.scrollTop = list.scrollHeight;
    else if (here) {
      const top = here.offsetTop - list.offsetTop;
      if (top < list.scrollTop || top + here.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3;
    }
  }

  #wheel({ deltaY }: WheelEvent): void {
    if (deltaY < 0) this.following = false;
  }

  #stop(): void {
    this.following = false;
  }

  /** The bar beside the text is grasped. */
  #grasped(event: PointerEvent): void {
    const { list } = this;
    if (list && event.target === list && event.offsetX >= list.clientWidth) this.following = false;
  }

  #key({ key }: KeyboardEvent): void {
    if (SCROLLING.includes(key)) this.following = false;
  }

  #follow(): void {
    this.following = true;
    // The button goes, with the focus that it had.
    this.list?.focus();
  }

  /** Who marks words to copy them does not want to go there. */
  #clicked({ start }: LiveCaption): void {
    if (getSelection()?.isCollapsed ?? true) this.#go(Date.parse(start));
  }

  #go(start: number): void {
    this.following = true;
    this.dispatchEvent(new CustomEvent<Date>('moment-request', { detail: new Date(start), bubbles: true }));
  }
}

/** {@link words} with what was looked for marked. */
function marked(words: string, wanted: string) {
  return cutAt(words, wanted).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part));
}
