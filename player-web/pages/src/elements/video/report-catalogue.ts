import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { categoryName, listAddress, readReports, readReportShelves, readReportWish, seriesName, type ReportList, type ReportShelves } from '../../api/report.ts';
import { readSiteName } from '../../api/site.ts';
import { language } from '../../text/language.ts';
import '../../text/report.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import './report-card.ts';
import '../site-footer.ts';
import '../site-header.ts';

/** Reports on a page; WrittenReports.java writes as many. */
const PAGE = 24;

/** The published reports that the address asks for. Its form and its links are those that work without a script. */
@customElement('report-catalogue')
export class ReportCatalogue extends PageElement {
  @state() private list: ReportList | null = null;
  @state() private shelves: ReportShelves | null = null;
  @state() private failed = false;
  @state() private siteName = '';
  readonly #wish = readReportWish(location.search);

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
  }

  protected override updated(): void {
    document.title = `${this.#title()} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    const series = this.shelves?.series.find((one) => one.slug === this.#wish.series);
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="report-catalogue">
        <h1 lang=${series ? spoken() : nothing}>${this.#title()}</h1>
        <p class="report-intro" lang=${series?.summary ? spoken() : nothing}>${series?.summary || text('webtv.intro')}</p>
        ${this.#form()}
        ${this.failed ? html`<p class="notice" role="alert">${text('webtv.failed')}</p>` : nothing}
        ${this.list ? this.#found(this.list) : this.failed ? nothing : html`<p class="notice" role="status">${text('webtv.loading')}</p>`}
      </main>
      <site-footer></site-footer>`;
  }

  #title(): string {
    return seriesName(this.shelves, this.#wish.series) ?? categoryName(this.shelves, this.#wish.category) ?? text('webtv.title');
  }

  #form() {
    const { q, category, series, year } = this.#wish;
    const categories = (this.shelves?.categories ?? []).map((one) => ({ value: one.slug, label: one[language()] }));
    const shelf = (this.shelves?.series ?? []).map((one) => ({ value: one.slug, label: one.title }));
    const years = (this.list?.years ?? []).map((one) => ({ value: String(one), label: String(one) }));
    return html`<form class="report-filters" role="search" aria-label=${text('webtv.filters')} action="/reports" method="get" @formdata=${leaveOutEmpty}>
      <label class="field"><span>${text('webtv.words')}</span><input type="search" name="q" maxlength="200" autocomplete="off" .value=${q} /></label>
      ${this.#choice('category', category, categories)}
      ${shelf.length > 0 || series ? this.#choice('series', series, shelf) : nothing}
      ${this.#choice('year', year, years)}
      <div class="report-filter-go">
        <button type="submit" class="button primary">${icons.search}${text('webtv.filter')}</button>
        ${q || category || series || year ? html`<a class="button" href="/reports">${text('webtv.clear')}</a>` : nothing}
      </div>
    </form>`;
  }

  #choice(name: 'category' | 'series' | 'year', chosen: string, choices: readonly { readonly value: string; readonly label: string }[]) {
    // What was asked for and is not there is still what was asked for.
    const all = chosen && !choices.some(({ value }) => value === chosen) ? [...choices, { value: chosen, label: chosen }] : choices;
    return html`<label class="field"><span>${text(`webtv.${name}`)}</span>
      <select name=${name}>
        <option value="" ?selected=${!chosen}>${text('webtv.all')}</option>
        ${all.map(({ value, label }) => html`<option value=${value} lang=${name === 'series' ? spoken() : nothing} ?selected=${value === chosen}>${label}</option>`)}
      </select></label>`;
  }

  #found({ reports, total }: ReportList) {
    const { q, category, series, year, page } = this.#wish;
    if (reports.length === 0) {
      const none = total === 0 && !(q || category || series || year);
      return html`<p class="notice" role="status">${text(none ? 'webtv.none' : 'webtv.none-found')}</p>`;
    }
    return html`<p class="report-count" role="status">${plural('webtv.count', total)}</p>
      <ul class="cards replays">
        ${reports.map((one) => html`<li><report-card level="2" .report=${one} .category=${category ? '' : (categoryName(this.shelves, one.category) ?? '')}></report-card></li>`)}
      </ul>
      ${this.#pages(page, Math.ceil(total / PAGE))}`;
  }

  #pages(page: number, pages: number) {
    if (pages < 2) return nothing;
    const link = (to: number, key: 'webtv.previous' | 'webtv.next', rel: string) => html`<a class="button" rel=${rel} href=${listAddress({ ...this.#wish, page: to })}>${text(key)}</a>`;
    return html`<nav class="report-pages" aria-label=${text('webtv.pages')}>
      ${page > 1 ? link(page - 1, 'webtv.previous', 'prev') : nothing}
      <span>${text('webtv.page', { page, pages })}</span>
      ${page < pages ? link(page + 1, 'webtv.next', 'next') : nothing}
    </nav>`;
  }

  async #read(): Promise<void> {
    void readReportShelves().then((shelves) => (this.shelves = shelves), () => undefined);
    try {
      this.list = await readReports(this.#wish, PAGE);
    } catch {
      this.failed = true;
    }
  }
}

/** Keeps fields that say nothing out of the address. */
function leaveOutEmpty({ formData }: FormDataEvent): void {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
}
