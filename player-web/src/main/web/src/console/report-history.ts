import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Report } from '../api/report-desk.ts';
import { PageElement } from '../elements/page-element.ts';
import { shortDay, text, timeOfDay, type TextKey } from '../text/text.ts';

const FIELDS: Readonly<Record<string, TextKey>> = {
  title: 'report-form.title', summary: 'report-form.summary', category: 'report-form.category', series: 'report-form.series', place: 'report-form.place',
  date: 'report-form.date', language: 'report-form.language', credits: 'report-form.credits', licence: 'report-form.licence',
  trim: 'report-film.trim', poster: 'report-film.poster', captions: 'captions-desk.title',
};

/** Who changed what of a report, and the notes of those who reviewed it, the newest first. */
@customElement('report-history')
export class ReportHistory extends PageElement {
  @property({ attribute: false }) report!: Report;

  protected override render() {
    const changes = this.report.changes.map(({ at, who, fields }) => ({ at, who, words: fields.map((one) => text(FIELDS[one] ?? 'report-history.other')).join(', ') }));
    const notes = this.report.notes.map(({ at, who, text: note }) => ({ at, who, words: text('report-history.note', { note }) }));
    const all = [...changes, ...notes].sort((one, other) => other.at.localeCompare(one.at));
    if (all.length === 0) return nothing;
    return html`<details class="panel report-history"><summary>${text('report-history.title')}</summary>
      <ul>${all.map(({ at, who, words }) => html`<li><span class="soft">${text('report-history.when', { day: shortDay(at), time: timeOfDay(at), who })}</span> ${words}</li>`)}</ul></details>`;
  }
}
