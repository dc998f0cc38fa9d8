import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Preparation, ReportNote, ReportSummary } from '../../api/report-desk.ts';
import { cardPicture } from '../../elements/recording/card-picture.ts';
import { PageElement } from '../../elements/page-element.ts';
import { length, shortDay, text, timeOfDay, unbroken } from '../../text/text.ts';
import './preparation-line.ts';

/** A report in the staff's list. */
@customElement('report-row')
export class ReportRow extends PageElement {
  @property({ attribute: false }) report!: ReportSummary;
  @property({ attribute: false }) preparation: Preparation | null = null;
  @property({ attribute: false }) note: ReportNote | null = null;

  protected override render() {
    const { id, title, state, author, poster, duration, film } = this.report;
    return html`<article class="row report-row">
      <div class="row-picture">${poster ? cardPicture(poster) : nothing}</div>
      <div class="row-words">
        <h3><a href="/console/reports/${id}">${unbroken(title || text('report-desk.untitled'))}</a></h3>
        <p class="row-facts"><span>${text('report-desk.by', { who: author })}</span><span>${this.#when()}</span>
          ${duration === null ? nothing : html`<span>${length(duration)}</span>`}
          ${film || this.preparation ? nothing : html`<span>${text('report-desk.no-film')}</span>`}</p>
        ${this.note ? html`<p class="report-note">${text('report-desk.note', { who: this.note.who, note: this.note.text })}</p>` : nothing}
        ${this.preparation ? html`<preparation-line .preparation=${this.preparation}></preparation-line>` : nothing}
      </div>
      <p class="row-state"><span class="badge report-${state}">${text(`report-desk.state.${state}`)}</span></p>
    </article>`;
  }

  #when(): string {
    const { state, scheduledAt, publishedAt, changedAt } = this.report;
    if (state === 'scheduled' && scheduledAt) return text('report-desk.scheduled', { day: shortDay(scheduledAt), time: timeOfDay(scheduledAt) });
    if (state === 'published' && publishedAt) return text('report-desk.published', { day: shortDay(publishedAt) });
    return text('report-desk.changed', { day: shortDay(changedAt), time: timeOfDay(changedAt) });
  }
}
