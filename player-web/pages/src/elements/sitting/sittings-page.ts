import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readSiteName } from '../../api/site.ts';
import { readSittings, type SittingList, type SittingSummary } from '../../api/sitting.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import '../search/search-box.ts';
import '../site-footer.ts';
import '../site-header.ts';
import './sitting-card.ts';

/** The sittings to come, and those of a year that are past. */
@customElement('sittings-page')
export class SittingsPage extends PageElement {
  @state() private list: SittingList | null = null;
  @state() private failed = false;
  @state() private siteName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read(Number(new URLSearchParams(location.search).get('year')) || null);
  }

  protected override updated(): void {
    document.title = `${text('sittings.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="sittings">
        <div class="sittings-head">
          <h1>${text('sittings.title')}</h1>
          <a class="button" href="/calendar.ics">${icons.clock}${text('sittings.calendar')}</a>
        </div>
        <search-box></search-box>
        <p><a href="/deliberations/">${text('site.footer.decisions')}</a></p>
        ${this.failed ? html`<p class="notice" role="alert">${text('sittings.failed')}</p>` : nothing}
        ${this.list ? this.#lists(this.list) : this.failed ? nothing : html`<p class="notice" role="status">${text('sittings.loading')}</p>`}
      </main>
      <site-footer></site-footer>`;
  }

  #lists({ coming, past, next, year, years }: SittingList) {
    return html`<section aria-labelledby="coming-title">
        <h2 id="coming-title">${text('sittings.coming')}</h2>
        ${coming.length > 0 ? this.#cards(coming) : html`<p class="notice">${text('sittings.none-coming')}</p>`}
      </section>
      <section aria-labelledby="past-title">
        <h2 id="past-title">${text('sittings.past')}</h2>
        ${years.length > 1
          ? html`<nav class="years" aria-label=${text('sittings.years')}>
              ${years.map((one) => html`<a href="/sittings?year=${one}" aria-current=${one === year ? 'page' : nothing}>${one}</a>`)}
            </nav>`
          : nothing}
        ${past.length > 0 || next ? this.#cards(past) : html`<p class="notice">${text('sittings.none-past', { year })}</p>`}
        ${next ? html`<p><button type="button" class="button" @click=${() => void this.#readOlder()}>${text('sittings.older')}</button></p>` : nothing}
      </section>`;
  }

  #cards(sittings: readonly SittingSummary[]) {
    return html`<ul class="sitting-cards">
      ${sittings.map((one) => html`<li><sitting-card .sitting=${one}></sitting-card></li>`)}
    </ul>`;
  }

  async #readOlder(): Promise<void> {
    if (!this.list) return;
    try {
      const older = await readSittings(this.list.year, this.list.next);
      this.list = { ...this.list, past: [...this.list.past, ...older.past], next: older.next };
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  async #read(year: number | null): Promise<void> {
    try {
      this.list = await readSittings(year);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}
