import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Refusal, type Message } from '../../api/request.ts';
import { readWish, search, wishQuery, type SearchAnswer, type SearchWish } from '../../api/search.ts';
import { language } from '../../text/language.ts';
import '../../text/search.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, unbroken, type TextKey } from '../../text/text.ts';
import { localDay } from '../../text/when.ts';
import { PageElement } from '../page-element.ts';
import './search-box.ts';
import './search-result.ts';

const TYPING_MILLIS = 250;
const SHORTEST = 2;

type FilterName = 'body' | 'year' | 'sitting' | 'speaker';

/** Something that a filter lets through alone. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

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
    return html`<search-box .value=${this.wish.q} .sitting=${this.wish.sitting} action=${location.pathname} @typing=${this.#typing} @wish=${this.#submit}></search-box>
      ${this.staff ? nothing : html`<p class="search-decisions"><a href="/deliberations/${this.wish.q ? `?q=${encodeURIComponent(this.wish.q)}` : ''}">${text('search.decisions')}</a></p>`}
      <p class="search-count" role="status">${this.#count()}</p>
      ${this.failure ? html`<p class="notice" role="alert">${this.failure === 'away' ? text('search.failed') : unbroken(this.failure[language()])}</p>` : nothing}
      ${this.answer ? this.#found(this.answer) : this.#narrowed()}`;
  }

  /** Before anything is looked for: that not all will be. */
  #narrowed() {
    if (this.failure || this.busy || !(this.wish.sitting || this.wish.speaker)) return nothing;
    const { speaker } = this.wish;
    const only = speaker ? text('search.only.speaker', { name: speaker }) : text('search.only.sitting');
    return html`<p class="search-narrowed">${only} ${this.#wider('search.only.all', 'sitting', 'speaker')}</p>`;
  }

  #count(): string {
    if (this.failure) return '';
    if (!this.answer) return this.busy ? text('search.busy') : '';
    return this.answer.total > 0 ? plural('search.count', this.answer.total) : text('search.nothing', { words: this.answer.query });
  }

  #found(answer: SearchAnswer) {
    return html`${answer.complete ? nothing : html`<p class="notice">${text('search.incomplete')}</p>`}
      ${answer.corrections.map(({ typed, word }) => html`<p class="search-meant">${text('search.corrected', { typed, word })}</p>`)}
      ${answer.total > 0 || this.#isFiltered() ? this.#filters(answer) : nothing}
      ${answer.total > 0
        ? html`<ol class="search-results">${answer.results.map((one) => html`<li><search-result .result=${one} .only=${this.#onlyIn(one.sitting?.id)} @only-request=${(event: CustomEvent<string>) => this.#narrow(event)}></search-result></li>`)}</ol>${this.#pages(answer)}`
        : this.#advice(answer)}`;
  }

  #isFiltered(): boolean {
    const { body, year, sitting, speaker } = this.wish;
    return Boolean(body || year || sitting || speaker);
  }

  #filters({ bodies, years, sittings, speakers, speaker }: SearchAnswer) {
    const counted = (all: SearchAnswer['bodies']): readonly Choice[] => all.map(({ value, count }) => ({ value, label: `${value} (${count})` }));
    const held = sittings.map(({ id, title, localStart, count }) => ({ value: id, label: `${title}${text('list.and')}${localDay(localStart)} (${count})` }));
    return html`<div class="search-filters">
      ${bodies.length > 1 || this.wish.body ? this.#filter('body', counted(bodies), this.wish.body) : nothing}
      ${years.length > 1 || this.wish.year ? this.#filter('year', counted(years), this.wish.year) : nothing}
      ${held.length > 1 || this.wish.sitting ? this.#filter('sitting', held, this.wish.sitting) : nothing}
      ${speakers.length > 0 || this.wish.speaker ? this.#filter('speaker', counted(speakers), speaker ?? this.wish.speaker) : nothing}
    </div>`;
  }

  #filter(name: FilterName, choices: readonly Choice[], chosen: string) {
    const isThere = !chosen || choices.some(({ value }) => value === chosen);
    const label = name === 'sitting' ? text('search.sitting.unknown') : `${chosen} (0)`;
    const all = isThere ? choices : [...choices, { value: chosen, label }];
    return html`<label class="field"><span>${text(`search.${name}`)}</span>
      <select name=${name} @change=${(event: Event) => this.#go({ ...this.wish, [name]: (event.target as HTMLSelectElement).value, page: 1 })}>
        <option value="" ?selected=${!chosen}>${text(`search.${name}.all`)}</option>
        ${all.map((one) => html`<option value=${one.value} lang=${name === 'year' ? nothing : spoken()} ?selected=${one.value === chosen}>${unbroken(one.label)}</option>`)}
      </select></label>`;
  }

  #advice({ unknown, sittings }: SearchAnswer) {
    const { body, year, sitting, speaker } = this.wish;
    return html`<div class="notice search-advice">
      ${unknown.length > 0 ? html`<p>${text('search.unknown', { words: unknown.join(', ') })}</p>` : nothing}
      ${sitting && !sittings.some(({ id }) => id === sitting) ? html`<p>${text('search.sitting.unknown')}</p>` : nothing}
      <ul>
        ${sitting ? html`<li>${this.#wider('search.advice.sitting', 'sitting')}</li>` : nothing}
        ${speaker ? html`<li>${this.#wider('search.advice.speaker', 'speaker')}</li>` : nothing}
        ${body || year ? html`<li>${this.#wider('search.advice.filters', 'body', 'year')}</li>` : nothing}
        <li>${text('search.advice.fewer')}</li>
        <li>${text('search.advice.spelling')}</li>
        <li><a href="/sittings">${text('search.advice.list')}</a></li>
      </ul>
    </div>`;
  }

  /** A link to the same without some of its filters. */
  #wider(key: TextKey, ...without: readonly FilterName[]) {
    const wish: SearchWish = { ...this.wish, ...Object.fromEntries(without.map((one) => [one, ''])), page: 1 };
    return html`<a href=${this.#address(wish)} @click=${(event: Event) => { event.preventDefault(); this.#go(wish); this.querySelector<HTMLElement>('#search-words')?.focus(); }}>${text(key)}</a>`;
  }

  /** Where one sitting is searched for the same; empty if that is done, or there is none. */
  #onlyIn(sitting: string | undefined): string {
    return sitting && sitting !== this.wish.sitting ? this.#address({ ...this.wish, sitting, page: 1 }) : '';
  }

  #narrow(event: CustomEvent<string>): void {
    event.preventDefault();
    this.#go({ ...this.wish, sitting: event.detail, page: 1 }, true);
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
