import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { earlier, type SittingRun } from '../../sitting/sitting-run.ts';
import { duration, preciseTimeOfDay, text, timeOfDay } from '../../text/text.ts';
import { labelOf, shortOf } from '../mark-label.ts';
import { conduct } from './conduct-order.ts';

/** Where the sitting is, how long it has been there, and the one button that goes on. */
@customElement('conduct-now')
export class ConductNow extends PageElement {
  @property({ attribute: false }) run!: SittingRun;
  /** The server's time in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;
  @property({ attribute: false }) startedAt: string | null = null;
  /** What undo takes back, and redo does again, in words. */
  @property({ attribute: false }) undoes: string | null = null;
  @property({ attribute: false }) redoes: string | null = null;
  /** Why nothing can be marked, in words; it is said on demand, and the buttons keep the focus. */
  @property({ attribute: false }) hindrance: string | null = null;
  /** What was just done, in words. */
  @property({ attribute: false }) said = '';
  @state() private free = false;
  @query('.free-title') private freeTitle!: HTMLInputElement | null;
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  /** Puts the focus where Enter does nothing, be it held down: the next item begins by its own key. */
  rest(): void {
    this.querySelector<HTMLElement>('.now-current')?.focus();
  }

  /** Opens the field for a chapter of its own title. */
  async askTitle(): Promise<void> {
    this.free = true;
    await this.updateComplete;
    this.freeTitle?.focus();
  }

  protected override render() {
    return html`<section class="panel now" aria-labelledby="now-title">
      ${this.#current()} ${this.#next()}
      <div class="now-orders">${this.#earlier()} ${this.#reversal('undo', this.undoes)} ${this.#reversal('redo', this.redoes)}
        <button type="button" class="button now-order" aria-expanded=${this.free} aria-keyshortcuts="c" @click=${() => (this.free ? (this.free = false) : void this.askTitle())}>${icons.plus}<span>${text('conduct.chapter')}</span></button>
      </div>
      ${this.free ? this.#freeForm() : nothing}
      <p class="now-said soft" role="status">${this.said}</p>
    </section>`;
  }

  #current() {
    const { current, endedAt } = this.run;
    if (!current) return html`<div class="now-current" tabindex="-1"><h2 id="now-title" class="now-label">${text('conduct.now')}</h2><p class="now-item now-none">${text('conduct.now.none')}</p></div>`;
    const began = Date.parse(current.start);
    return html`<div class="now-current" tabindex="-1">
      <h2 id="now-title" class="now-label ${endedAt ? 'soft' : ''}">${text(endedAt ? 'conduct.last' : 'conduct.now')}</h2>
      <p class="now-item">${labelOf(current)}</p>
      <p class="now-time"><span class="now-clock" role="timer">${duration(Math.max(0, ((endedAt ? Date.parse(endedAt) : this.now()) - began) / 1000))}</span>
        <span class="soft">${text('console.since', { time: timeOfDay(current.start) })}</span></p>
    </div>`;
  }

  #next() {
    const { next } = this.run;
    const words = next ? html`<span class="next-label">${text('conduct.next')}</span><strong class="next-item">${labelOf(next)}</strong>` : html`<strong class="next-item">${text('conduct.next.none')}</strong>`;
    return html`<button type="button" class="button primary next-button" aria-keyshortcuts="n" aria-disabled=${this.hindrance !== null || !next}
      @click=${this.#goOn}><span class="next-words">${words}</span><kbd aria-hidden="true">N</kbd></button>`;
  }

  #earlier() {
    const moved = earlier(this.run, this.startedAt);
    const { current } = this.run;
    return html`<button type="button" class="button now-order" aria-keyshortcuts="b" aria-disabled=${this.hindrance !== null || !moved} @click=${() => conduct(this, { does: 'earlier' })}>
      ${icons.clock}<span>${text('conduct.earlier')}
      ${current && moved ? html`<small>${text('conduct.earlier.hint', { item: shortOf(current), from: preciseTimeOfDay(new Date(current.start)), to: preciseTimeOfDay(new Date(moved)) })}</small>` : nothing}</span></button>`;
  }

  #reversal(does: 'undo' | 'redo', what: string | null) {
    if (does === 'redo' && !what) return nothing;
    return html`<button type="button" class="button now-order" aria-keyshortcuts=${does === 'undo' ? 'u' : 'r'} aria-disabled=${this.hindrance !== null || !what} @click=${() => conduct(this, { does })}>
      ${does === 'undo' ? icons.back : icons.retry}<span>${text(`conduct.${does}`)}${what ? html`<small>${what}</small>` : nothing}</span></button>`;
  }

  #freeForm() {
    return html`<form class="free-form" @submit=${this.#begin} @keydown=${this.#escape}>
      <label class="field"><span>${text('conduct.chapter.title')}</span>
        <input class="free-title" required maxlength="500" autocomplete="off" list="free-titles" /></label>
      <datalist id="free-titles">${(['conduct.chapter.opening', 'conduct.chapter.silence', 'conduct.chapter.roll', 'conduct.chapter.break'] as const).map((key) => html`<option value=${text(key)}></option>`)}</datalist>
      <button type="submit" class="button primary" aria-disabled=${this.hindrance !== null}>${text('conduct.chapter.begin')}</button>
    </form>`;
  }

  /** Once for a double click: who clicks so does not mean two items. */
  readonly #goOn = (event: MouseEvent): void => {
    if (event.detail <= 1) conduct(this, { does: 'next' });
  };

  readonly #begin = (event: SubmitEvent): void => {
    event.preventDefault();
    const title = this.freeTitle?.value.trim() ?? '';
    if (!title) return;
    conduct(this, { does: 'chapter', title });
    // What was typed stays while it can't be marked.
    if (this.hindrance === null) this.#close();
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#close();
  };

  #close(): void {
    this.free = false;
    this.querySelector<HTMLElement>('.next-button')?.focus();
  }
}
