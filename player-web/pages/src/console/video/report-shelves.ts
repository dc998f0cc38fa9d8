import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { deleteShelf, readShelves, saveCategory, saveSeries, type ReportSeries, type ReportShelves as Shelves } from '../../api/report-desk.ts';
import { may, me } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import { slugOf } from '../../report/shelf-words.ts';
import { text, type TextKey } from '../../text/text.ts';
import { notCarriedOut } from '../reason.ts';
import './category-list.ts';
import type { WishedCategory } from './category-list.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';

type Kind = 'categories' | 'series';

/** Categories (administrators) and series (clerks, too) of reports: named, put in order, hidden, deleted. */
@customElement('report-shelves')
export class ReportShelves extends PageElement {
  @state() private shelves: Shelves | null = null;
  @state() private fault = '';
  @query('confirm-dialog') private confirm!: ConfirmDialog;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(() => Promise.resolve());
  }

  protected override render() {
    return html`<p><a href="/console/reports">${text('report-desk.all')}</a></p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.shelves ? this.#content(this.shelves) : html`<p class="notice" role="status">${text('report-desk.loading')}</p>`}
      <confirm-dialog></confirm-dialog>`;
  }

  #content({ categories, series }: Shelves) {
    return html`${may(me())
        ? html`<section class="panel" aria-labelledby="categories-title"><h2 id="categories-title">${text('shelves.categories')}</h2>
            <p class="soft">${text('shelves.categories.hint')}</p>
            <category-list .categories=${categories} @category-save=${(event: CustomEvent<WishedCategory>) => void this.#do(() => saveCategory(event.detail.slug, event.detail.change))}
              @category-move=${(event: CustomEvent<readonly string[]>) => void this.#do(() => this.#order(event.detail))}
              @category-add=${(event: CustomEvent<{ fr: string; en: string }>) => void this.#do(() => saveCategory(slugOf(event.detail.fr, categories.map((one) => one.slug)), event.detail))}
              @shelf-delete=${(event: CustomEvent<string>) => void this.#delete('categories', event.detail, categories.find((one) => one.slug === event.detail)?.fr ?? '')}></category-list></section>`
        : nothing}
      <section class="panel" aria-labelledby="series-title"><h2 id="series-title">${text('shelves.series')}</h2>
        <ul class="shelf-rows">${repeat(series, (one) => one.slug, (one) => html`<li class="shelf-row">${this.#series(one)}</li>`)}</ul>
        <form class="shelf-row shelf-add" @submit=${this.#addSeries}>
          <label class="field"><span>${text('shelves.new-series')}</span><input name="title" required maxlength="120" autocomplete="off" /></label>
          <button type="submit" class="button small">${icons.plus}${text('shelves.add')}</button></form></section>`;
  }

  #series(one: ReportSeries) {
    const named = (key: TextKey) => text('recordings.named', { action: text(key), title: one.title });
    return html`<label class="field"><span class="visually-hidden">${named('shelves.title')}</span>
        <input required maxlength="120" autocomplete="off" .value=${one.title} @change=${(event: Event) => this.#retitle(one, event.target as HTMLInputElement)} /></label>
      <label class="field"><span class="visually-hidden">${named('report-form.summary')}</span>
        <input maxlength="2000" autocomplete="off" placeholder=${text('report-form.summary')} .value=${one.summary} @change=${(event: Event) => void this.#do(() => saveSeries(one.slug, { summary: (event.target as HTMLInputElement).value }))} /></label>
      <span class="row-actions"><button type="button" class="button small danger" aria-label=${named('shelves.delete')} @click=${() => void this.#delete('series', one.slug, one.title)}>${icons.trash}${text('shelves.delete')}</button></span>`;
  }

  #retitle(one: ReportSeries, input: HTMLInputElement): void {
    if (input.value.trim()) void this.#do(() => saveSeries(one.slug, { title: input.value.trim() }));
    else input.value = one.title;
  }

  readonly #addSeries = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const title = String(new FormData(form).get('title')).trim();
    if (!title) return;
    form.reset();
    void this.#do(() => saveSeries(slugOf(title, this.shelves?.series.map((one) => one.slug) ?? []), { title }));
  };

  /** Those that stand elsewhere by now are shown where. */
  async #order(slugs: readonly string[]): Promise<void> {
    for (const [index, slug] of slugs.entries()) {
      const before = this.shelves?.categories.find((one) => one.slug === slug);
      if (before?.position !== index + 1) await saveCategory(slug, { position: index + 1 });
    }
  }

  async #delete(kind: Kind, slug: string, title: string): Promise<void> {
    if (await this.confirm.ask('delete-shelf', { title })) await this.#do(() => deleteShelf(kind, slug));
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    this.fault = '';
    try {
      await work();
      this.shelves = await readShelves();
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }
}
