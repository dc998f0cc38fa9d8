import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Refusal, type Message } from '../../api/request.ts';
import { readWish, search, wishQuery, type SearchAnswer, type SearchCount, type SearchWish } from '../../api/search.ts';
import { language } from '../../text/language.ts';
import '../../text/search.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';
import './search-box.ts';
import './search-result.ts';

const TYPING_MILLIS = 250;
const SHORTEST = 2;

/** The field, the filters and what was found. What is looked for stands in the page's address. */
@customElement('search-panel')
export class SearchPanel extends PageElement {
  /** True to look into drafts, notes and what is not public too. */
  @property({ type: Boolean }) staff = false;
  @state() private wish: SearchWish = readWish(location.search);
  @state() private answer: SearchAnswer | null = null;
  @state() private failure: Message | 'away' | null = null;
  @state() private busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  readonly #back = (): void => void this.#look(readWish(location.search));

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#back);
    void this.#look(this.wish);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#back);
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<search-box .value=${this.wish.q} action=${location.pathname} @typing=${this.#typing} @wish=${this.#submit}></search-box>
      <p class="search-count" role="status">${this.#count()}</p>
      ${this.failure ? html`<p class="notice" role="alert">${this.failure === 'away' ? text('search.failed') : unbroken(this.failure[language()])}</p>` : nothing}
      ${this.answer ? this.#found(this.answer) : nothing}`;
  }

  #count(): string {
    if (this.failure) return '';
    if (!this.answer) return this.busy ? text('search.busy') : '';
    return this.answer.total > 0 ? plural('search.count', this.answer.total) : text('search.nothing', { words: this.answer.query });
  }

  #found(answer: SearchAnswer) {
    return html`${answer.complete ? nothing : html`<p class="notice">${text('search.incomplete')}</p>`}
      ${answer.corrections.map(({ typed, word }) => html`<p class="search-meant">${text('search.corrected', { typed, word })}</p>`)}
      ${answer.total > 0 || this.wish.body || this.wish.year ? this.#filters(answer) : nothing}
      ${answer.total > 0
        ? html`<ol class="search-results">${answer.results.map((one) => html`<li><search-result .result=${one}></search-result></li>`)}</ol>${this.#pages(answer)}`
        : this.#advice(answer)}`;
  }

  #filters({ bodies, years }: SearchAnswer) {
    return html`<div class="search-filters">
      ${bodies.length > 1 || this.wish.body ? this.#filter('body', bodies) : nothing}
      ${years.length > 1 || this.wish.year ? this.#filter('year', years) : nothing}
    </div>`;
  }

  #filter(name: 'body' | 'year', counts: readonly SearchCount[]) {
    const chosen = this.wish[name];
    const all = chosen && !counts.some((one) => one.value === chosen) ? [...counts, { value: chosen, count: 0 }] : counts;
    return html`<label class="field"><span>${text(`search.${name}`)}</span>
      <select name=${name} @change=${(event: Event) => this.#go({ ...this.wish, [name]: (event.target as HTMLSelectElement).value, page: 1 })}>
        <option value="" ?selected=${!chosen}>${text(`search.${name}.all`)}</option>
        ${all.map(({ value, count }) => html`<option value=${value} lang=${name === 'body' ? spoken() : nothing} ?selected=${value === chosen}>${value} (${count})</option>`)}
      </select></label>`;
  }

  #advice({ unknown }: SearchAnswer) {
    return html`<div class="notice search-advice">
      ${unknown.length > 0 ? html`<p>${text('search.unknown', { words: unknown.join(', ') })}</p>` : nothing}
      <ul>
        ${this.wish.body || this.wish.year ? html`<li>${text('search.advice.filters')}</li>` : nothing}
        <li>${text('search.advice.fewer')}</li>
        <li>${text('search.advice.spelling')}</li>
        <li><a href="/sittings">${text('search.advice.list')}</a></li>
      </ul>
    </div>`;
  }

  #pages({ page, pages }: SearchAnswer) {
    if (pages < 2) return nothing;
    const link = (to: number, key: 'search.previous' | 'search.next', rel: string) => html`<a class="button" rel=${rel} href=${this.#address({ ...this.wish, page: to })}
      @click=${(event: Event) => { event.preventDefault(); this.#go({ ...this.wish, page: to }, true); }}>${text(key)}</a>`;
    return html`<nav class="search-pages" aria-label=${text('search.pages')}>
      ${page > 1 ? link(page - 1, 'search.previous', 'prev') : nothing}
      <span>${text('search.page', { page, pages })}</span>
      ${page < pages ? link(page + 1, 'search.next', 'next') : nothing}
    </nav>`;
  }

  #address(wish: SearchWish): string {
    return `${location.pathname}?${wishQuery(wish)}`;
  }

  /** Somebody wants this: it is a step that the browser's back button undoes. */
  #go(wish: SearchWish, toTop = false): void {
    history.pushState(null, '', this.#address(wish));
    void this.#look(wish).then(() => {
      if (!toTop) return;
      this.querySelector<HTMLElement>('.search-results a')?.focus();
      scrollTo({ top: 0 });
    });
  }

  readonly #submit = (event: CustomEvent<string>): void => {
    event.preventDefault();
    this.#go({ ...this.wish, q: event.detail.trim(), page: 1 });
  };

  readonly #typing = (event: CustomEvent<string>): void => {
    clearTimeout(this.#timer);
    const q = event.detail;
    if (q.trim().length < SHORTEST) return;
    this.#timer = setTimeout(() => {
      history.replaceState(null, '', this.#address({ ...this.wish, q, page: 1 }));
      void this.#look({ ...this.wish, q, page: 1 }, true);
    }, TYPING_MILLIS);
  };

  async #look(wish: SearchWish, typing = false): Promise<void> {
    clearTimeout(this.#timer);
    this.wish = wish;
    const asked = (this.#asked += 1);
    if (!wish.q.trim()) {
      this.answer = this.failure = null;
      return;
    }
    this.busy = true;
    try {
      const answer = await search(wish, this.staff, typing);
      // A slower answer to what was typed before is no longer wanted.
      if (asked !== this.#asked) return;
      this.answer = answer;
      this.failure = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.answer = null;
      this.failure = (error instanceof Refusal && error.detail) || 'away';
    }
    this.busy = false;
    this.dispatchEvent(new CustomEvent('looked', { detail: wish.q, bubbles: true }));
  }
}
