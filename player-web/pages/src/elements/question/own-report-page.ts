import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { readOwnReport, type OwnReport } from '../../api/question.ts';
import { spoken } from '../../text/language-of-content.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { PrivatePage } from './private-page.ts';

/** What somebody who reported a question reads of it by the private link (`/question-reports/{id}#key`). */
@customElement('own-report-page')
export class OwnReportPage extends PrivatePage<OwnReport> {
  protected readonly heading = 'own-report.title';
  protected readonly loading = 'own-report.loading';

  protected read(): Promise<OwnReport> {
    return readOwnReport(this.linkId, this.linkKey);
  }

  protected renderOwn(own: OwnReport) {
    const { state: at, outcome, message, question, sitting } = own;
    return html`<div class="own-question">
      <p>${text('own-report.made', { day: shortDay(own.at), time: timeOfDay(own.at), reason: text(`question.report.${own.reason}`) })}</p>
      ${own.words ? html`<blockquote class="question-written"><p class="question-words" lang=${spoken()}>${own.words}</p></blockquote>` : nothing}
      <div class="own-state" role="status">
        <p><strong>${text(`own-report.state.${at}`)}</strong></p>
        ${outcome ? html`<p>${text(`own-report.outcome.${outcome}`)}</p>` : html`<p>${text('own-report.open')}</p>`}
        ${message ? html`<p>${text('own.moderator')}</p><p class="question-words" lang=${spoken()}>${message}</p>` : nothing}
      </div>
      ${at === 'open' ? nothing : html`<p>${text('own-report.redress')}</p>`}
      ${own.contactKept ? html`<p class="soft">${text(at === 'open' ? 'own-report.contact' : 'own-report.contact.soon')}</p>` : nothing}
      ${question ? html`<p><a href="/sittings/${encodeURIComponent(sitting)}#question-${question}">${text('own-report.question')}</a></p>` : nothing}
    </div>`;
  }
}
