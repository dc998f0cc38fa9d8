import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LICENCES, type Licence, type ReportShelves } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { EditedReport } from '../../report/report-draft.ts';
import { language as shown } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { FIRST_DAY, onDay } from '../typed-day.ts';
import { languageName, SPOKEN } from '../recording/spoken-languages.ts';

/** Words that are written with commas between them. */
function tagsOf(written: string): readonly string[] {
  return written.split(/[,;]/).map((one) => one.replace(/^\s*#?/, '').trim()).filter(Boolean);
}

/** The texts of a report. Emits `edit`. */
@customElement('report-form')
export class ReportForm extends PageElement {
  @property({ attribute: false }) edited!: EditedReport;
  @property({ attribute: false }) shelves: ReportShelves = { categories: [], series: [] };
  @property({ attribute: false }) locked = false;

  protected override render() {
    const { title, summary, place, date, language, credits, licence, category, series, tags } = this.edited;
    const { categories } = this.shelves;
    const offered = categories.filter((one) => !one.hidden || one.slug === category);
    return html`<section class="panel" aria-labelledby="form-title"><h2 id="form-title">${text('report-form.heading')}</h2>
      <fieldset class="plain report-fields" ?disabled=${this.locked}><legend class="visually-hidden">${text('report-form.heading')}</legend>
        <label class="field"><span>${text('report-form.title')}</span>
          <input required maxlength="150" autocomplete="off" .value=${title} @input=${this.#text('title')} /></label>
        <label class="field"><span>${text('report-form.summary')}</span>
          <textarea class="words" rows="5" maxlength="5000" .value=${summary} @input=${this.#text('summary')}></textarea></label>
        <div class="fields">
          <label class="field"><span>${text('report-form.category')}</span>
            <select @change=${this.#choice('category')}><option value="" ?selected=${!category}>${text('report-form.none')}</option>
              ${offered.map((one) => html`<option value=${one.slug} ?selected=${one.slug === category}>${one[shown()] || one.fr}</option>`)}</select></label>
          <label class="field"><span>${text('report-form.series')}</span>
            <select @change=${this.#choice('series')}><option value="" ?selected=${!series}>${text('report-form.none')}</option>
              ${this.shelves.series.map((one) => html`<option value=${one.slug} ?selected=${one.slug === series}>${one.title}</option>`)}</select></label>
          <label class="field"><span>${text('report-form.place')}</span>
            <input maxlength="200" autocomplete="off" .value=${place} @input=${this.#text('place')} /></label>
          <label class="field"><span>${text('report-form.date')}</span>
            <input type="date" min=${FIRST_DAY} .value=${date ?? ''} @change=${onDay((date) => this.#edit({ date }))} /></label>
          <label class="field"><span>${text('report-form.language')}</span>
            <select @change=${(event: Event) => this.#edit({ language: (event.target as HTMLSelectElement).value })}>
              ${[...new Set([...SPOKEN, language])].map((one) => html`<option value=${one} ?selected=${one === language}>${languageName(one)}</option>`)}</select></label>
          <label class="field"><span>${text('report-form.licence')}</span>
            <select @change=${(event: Event) => this.#edit({ licence: (event.target as HTMLSelectElement).value as Licence })}>
              ${LICENCES.map((one) => html`<option value=${one} ?selected=${one === licence}>${text(`report-form.licence.${one}`)}</option>`)}</select></label>
        </div>
        <label class="field"><span>${text('report-form.tags')}</span>
          <input autocomplete="off" maxlength="500" aria-describedby="tags-hint" .value=${tags.join(', ')} @change=${(event: Event) => this.#edit({ tags: tagsOf((event.target as HTMLInputElement).value) })} /></label>
        <p class="soft" id="tags-hint">${text('report-form.tags.hint')}</p>
        <label class="field"><span>${text('report-form.credits')}</span>
          <textarea class="words" rows="2" maxlength="2000" .value=${credits} @input=${this.#text('credits')}></textarea></label>
      </fieldset>
      ${this.locked ? html`<p class="soft">${text('report-form.locked')}</p>` : nothing}
    </section>`;
  }

  #text(field: 'title' | 'summary' | 'place' | 'credits') {
    return (event: Event) => this.#edit({ [field]: (event.target as HTMLInputElement).value });
  }

  #choice(field: 'category' | 'series') {
    return (event: Event) => this.#edit({ [field]: (event.target as HTMLSelectElement).value || null });
  }

  #edit(detail: Partial<EditedReport>): void {
    this.dispatchEvent(new CustomEvent<Partial<EditedReport>>('edit', { detail, bubbles: true }));
  }
}
