import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Chapter } from '../../api/chapters.ts';
import type { AgendaItem, Sitting } from '../../api/sitting.ts';
import { chapterHash, chapterLabel } from '../../player/chapters.ts';
import { spoken } from '../../text/language-of-content.ts';
import { text, unbroken } from '../../text/text.ts';
import { copy } from '../copy.ts';
import { icons } from '../icons.ts';
import { itemFacts } from '../sitting/now-item.ts';
import { PageElement } from '../page-element.ts';

/** Whoever scrolls the list is left alone for so long, in milliseconds. */
const LEFT_ALONE_MILLIS = 8000;

/**
 * The chapters beside the player: each leads to its place, with its documents and its vote. Follows
 * what is played. Emits `chapter-request` with the chapter.
 */
@customElement('chapter-list')
export class ChapterList extends PageElement {
  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  /** The words for where a chapter begins. */
  @property({ attribute: false }) time: (chapter: Chapter) => string = () => '';
  /** The id of the chapter that is played. */
  @property({ attribute: false }) current: string | null = null;
  /** Who has the floor. */
  @property({ attribute: false }) speaker = '';
  /** Whose items they are, once it is known. */
  @property({ attribute: false }) sitting: Sitting | null = null;
  /** Items of the sitting that have not come yet are listed too. */
  @property({ type: Boolean }) live = false;
  /** The page that a link to a chapter leads to. */
  @property({ attribute: false }) page = '';
  /** What else is to be said of items, by their ids. */
  @property({ attribute: false }) notes: ReadonlyMap<string | null, TemplateResult> = new Map();
  @state() private copied: { readonly id: string; readonly done: boolean } | null = null;
  /** Rows whose details are shown, by their chapters' or items' ids. */
  @state() private opened: ReadonlySet<string> = new Set();
  #scrolledAt = Number.NEGATIVE_INFINITY;
  #back: ReturnType<typeof setTimeout> | undefined;
  #watched: Element | null = null;
  readonly #resized = new ResizeObserver(() => this.#follow());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#back);
    this.#resized.disconnect();
    this.#watched = null;
  }

  protected override render() {
    const upcoming = this.#upcoming();
    if (this.chapters.length === 0 && !(this.live && upcoming.length > 0)) return nothing;
    return html`<section class="chapters" aria-labelledby="chapters-title">
      <div class="chapters-head">
        <h2 id="chapters-title">${text('sitting.agenda')}</h2>
        ${this.sitting ? html`<a href="/sittings/${this.sitting.id}">${text('chapters.sitting')}</a>` : nothing}
        ${this.speaker ? html`<p class="chapters-speaker">${text('chapters.speaker', { name: unbroken(this.speaker) })}</p>` : nothing}
      </div>
      <ol class="chapter-rows" @wheel=${this.#scrolled} @touchmove=${this.#scrolled} @focusin=${this.#scrolled}>
        ${repeat(this.chapters, (chapter) => chapter.id, (chapter) => this.#row(chapter))}
        ${upcoming.map((item) => this.#comingRow(item))}
      </ol>
      <p class="visually-hidden" role="status">${this.copied ? text(this.copied.done ? 'watch.share.done' : 'watch.share.failed') : nothing}</p>
    </section>`;
  }

  #row(chapter: Chapter) {
    const { id } = chapter;
    const isCurrent = id === this.current;
    const label = chapterLabel(chapter);
    const item = this.sitting?.agenda.find((one) => one.id === chapter.item);
    const copied = this.copied?.id === id && this.copied.done;
    return html`<li class="chapter-row ${isCurrent ? 'is-current' : ''}" data-chapter=${id}>
      <button type="button" class="chapter-go" aria-current=${isCurrent ? 'true' : 'false'} @click=${() => this.#go(chapter)}>
        <span class="chapter-time">${this.time(chapter)}${item?.vote ? html`<span class="chapter-vote vote-${item.vote.outcome}"><strong>${text(`vote.${item.vote.outcome}.short`)}</strong></span>` : nothing}</span><span class="chapter-name" lang=${spoken()} title=${label}>${label}</span>
      </button>
      ${this.#opener(id, label)}
      ${this.opened.has(id)
        ? html`<div class="chapter-more" id="more-${id}">${this.#facts(item)}${this.notes.get(chapter.item)}
            <button type="button" class="button small chapter-link" aria-label=${text('chapters.share.of', { title: label })} @click=${() => void this.#share(chapter)}>${copied ? icons.check : icons.link}${text(copied ? 'watch.share.done' : 'chapters.share')}</button>
          </div>`
        : nothing}
    </li>`;
  }

  #comingRow(item: AgendaItem) {
    const label = chapterLabel(item);
    const facts = this.#facts(item);
    return html`<li class="chapter-row chapter-coming ${this.live ? '' : 'print-only'}">
      <p class="chapter-go"><span class="chapter-time">${this.live ? text('chapters.coming') : nothing}</span><span class="chapter-name" lang=${spoken()} title=${label}>${label}</span></p>
      ${facts === nothing ? nothing : html`${this.#opener(item.id, label)}${this.opened.has(item.id) ? html`<div class="chapter-more" id="more-${item.id}">${facts}</div>` : nothing}`}
    </li>`;
  }

  #facts(item: AgendaItem | undefined) {
    return item && this.sitting ? itemFacts(item, this.sitting) : nothing;
  }

  /** Shows or hides what belongs to a row: with all of it at once few rows are in sight. */
  #opener(id: string, label: string) {
    const name = text('chapters.details.of', { title: label });
    return html`<button type="button" class="icon-button chapter-open" aria-expanded=${this.opened.has(id)} aria-controls="more-${id}" title=${name} aria-label=${name} @click=${() => this.#toggle(id)}>${icons.down}</button>`;
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(id)) opened.add(id);
    this.opened = opened;
  }

  /**
   * The items that have not come, those that were passed over too, in the order in which the clerk meets them. Of what is over they
   * are there on paper alone: that has the whole agenda.
   */
  #upcoming(): readonly AgendaItem[] {
    if (!this.sitting) return [];
    const came = new Set(this.chapters.map(({ item }) => item));
    const newest = this.chapters.findLast(({ item }) => item)?.item;
    const last = this.sitting.agenda.findIndex(({ id }) => id === newest);
    const open = ({ id, kind, title }: AgendaItem) => kind !== 'heading' && title && !came.has(id);
    return [...this.sitting.agenda.slice(last + 1), ...this.sitting.agenda.slice(0, last + 1)].filter(open);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const list = this.querySelector('.chapter-rows');
    if (list && list !== this.#watched) this.#resized.observe((this.#watched = list));
    if (changed.has('current') || changed.has('chapters') || changed.has('sitting')) this.#follow();
  }

  /** Brings the chapter that is played into the list's own window; the page stays where it is. */
  #follow(): void {
    clearTimeout(this.#back);
    const alone = LEFT_ALONE_MILLIS - (performance.now() - this.#scrolledAt);
    const list = this.querySelector<HTMLElement>('.chapter-rows');
    const row = list?.querySelector<HTMLElement>('.is-current');
    if (!list || !row) return;
    if (alone > 0) {
      this.#back = setTimeout(() => this.#follow(), alone);
      return;
    }
    // The list is the row's offset parent.
    const top = row.offsetTop;
    const outside = top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight;
    if (!outside) return;
    // A row begins where the window does: none is cut in two.
    const wanted = top - list.clientHeight / 3;
    const first = [...list.children].find((one): one is HTMLElement => one instanceof HTMLElement && one.offsetTop >= wanted);
    list.scrollTop = Math.min(top, first?.offsetTop ?? top);
  }

  /** Who reads elsewhere in the list, or goes through it by keyboard, is left alone for a while. */
  #scrolled(): void {
    this.#scrolledAt = performance.now();
    this.#follow();
  }

  #go(chapter: Chapter): void {
    this.#scrolledAt = Number.NEGATIVE_INFINITY;
    this.dispatchEvent(new CustomEvent<Chapter>('chapter-request', { detail: chapter, bubbles: true }));
  }

  async #share(chapter: Chapter): Promise<void> {
    const done = await copy(location.origin + this.page + chapterHash(chapter));
    this.copied = { id: chapter.id, done };
    setTimeout(() => (this.copied = null), 4000);
  }
}
