import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Chapter } from '../api/chapters.ts';
import type { AgendaItem, Sitting } from '../api/sitting.ts';
import { chapterHash, chapterLabel } from '../player/chapters.ts';
import { text, unbroken } from '../text/text.ts';
import { copy } from './copy.ts';
import { documentLinks } from './document-links.ts';
import { icons } from './icons.ts';
import { PageElement } from './page-element.ts';
import './vote-result.ts';

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
  #scrolledAt = Number.NEGATIVE_INFINITY;

  protected override render() {
    const upcoming = this.#upcoming();
    if (this.chapters.length === 0 && upcoming.length === 0) return nothing;
    return html`<section class="chapters" aria-labelledby="chapters-title">
      <div class="chapters-head">
        <h2 id="chapters-title">${text(this.chapters.length > 0 ? 'chapters.title' : 'sitting.agenda')}</h2>
        ${this.sitting ? html`<a href="/sittings/${this.sitting.id}">${text('chapters.sitting')}</a>` : nothing}
        ${this.speaker ? html`<p class="chapters-speaker">${text('chapters.speaker', { name: unbroken(this.speaker) })}</p>` : nothing}
      </div>
      <ol class="chapter-rows" @wheel=${this.#scrolled} @touchmove=${this.#scrolled}>
        ${repeat(this.chapters, (chapter) => chapter.id, (chapter) => this.#row(chapter))}
        ${upcoming.map((item) => html`<li class="chapter-row chapter-coming">
          <p class="chapter-go"><span class="chapter-time">${text('chapters.coming')}</span><span class="chapter-name">${chapterLabel(item)}</span></p>
          ${this.#more(item)}
        </li>`)}
      </ol>
      <p class="visually-hidden" role="status">${this.copied ? text(this.copied.done ? 'watch.share.done' : 'watch.share.failed') : nothing}</p>
    </section>`;
  }

  #row(chapter: Chapter) {
    const isCurrent = chapter.id === this.current;
    const label = chapterLabel(chapter);
    const copied = this.copied?.id === chapter.id && this.copied.done;
    const item = this.sitting?.agenda.find(({ id }) => id === chapter.item);
    return html`<li class="chapter-row ${isCurrent ? 'is-current' : ''}" data-chapter=${chapter.id}>
      <button type="button" class="chapter-go" aria-current=${isCurrent ? 'true' : 'false'} @click=${() => this.#go(chapter)}>
        <span class="chapter-time">${this.time(chapter)}</span><span class="chapter-name">${label}</span>
      </button>
      <button type="button" class="icon-button chapter-link" title=${text('chapters.share')} aria-label=${text('chapters.share.of', { title: label })} @click=${() => void this.#share(chapter)}>
        ${copied ? icons.check : icons.link}
      </button>
      ${item ? this.#more(item) : nothing}${this.notes.get(chapter.item)}
    </li>`;
  }

  /** What belongs to an item: its vote and its documents. */
  #more(item: AgendaItem) {
    const documents = this.sitting?.documents.filter((one) => one.item === item.id) ?? [];
    if (!item.vote && documents.length === 0) return nothing;
    return html`<div class="chapter-more">
      ${item.vote ? html`<vote-result .vote=${item.vote}></vote-result>` : nothing}
      ${documents.length > 0 ? documentLinks(documents) : nothing}
    </div>`;
  }

  /** The items that have not come, those that were passed over too, in the order in which the clerk meets them. */
  #upcoming(): readonly AgendaItem[] {
    if (!this.live || !this.sitting) return [];
    const came = new Set(this.chapters.map(({ item }) => item));
    const newest = this.chapters.findLast(({ item }) => item)?.item;
    const last = this.sitting.agenda.findIndex(({ id }) => id === newest);
    const open = ({ id, kind, title }: AgendaItem) => kind !== 'heading' && title && !came.has(id);
    return [...this.sitting.agenda.slice(last + 1), ...this.sitting.agenda.slice(0, last + 1)].filter(open);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current') && performance.now() - this.#scrolledAt > LEFT_ALONE_MILLIS) this.#follow();
  }

  /** Brings the chapter that is played into the list's own window; the page stays where it is. */
  #follow(): void {
    const list = this.querySelector<HTMLElement>('.chapter-rows');
    const row = list?.querySelector<HTMLElement>('.is-current');
    if (!list || !row) return;
    // The list is the row's offset parent.
    const top = row.offsetTop;
    const outside = top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight;
    if (outside) list.scrollTop = Math.max(0, top - list.clientHeight / 3);
  }

  #scrolled(): void {
    this.#scrolledAt = performance.now();
  }

  #go(chapter: Chapter): void {
    this.dispatchEvent(new CustomEvent<Chapter>('chapter-request', { detail: chapter, bubbles: true }));
  }

  async #share(chapter: Chapter): Promise<void> {
    const done = await copy(location.origin + this.page + chapterHash(chapter));
    this.copied = { id: chapter.id, done };
    setTimeout(() => (this.copied = null), 4000);
  }
}
