import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { QuestionReport, ReportDecision } from '../../api/moderation.ts';
import { text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

/** Asks what is said to who reported a question, and says how they are notified. */
@customElement('report-decision-dialog')
export class ReportDecisionDialog extends AskingDialog<ReportDecision> {
  @state() private report: QuestionReport | null = null;
  @state() private outcome: ReportDecision['state'] = 'dismissed';
  @state() private sendsMail = false;

  /** Null if nothing is decided after all. */
  show(report: QuestionReport, outcome: ReportDecision['state'], sendsMail: boolean): Promise<ReportDecision | null> {
    [this.report, this.outcome, this.sendsMail] = [report, outcome, sendsMail];
    return this.ask();
  }

  protected heading(): string {
    return text(this.outcome === 'upheld' ? 'moderation.report.uphold' : 'moderation.report.dismiss');
  }

  protected submitWords(): string {
    return text('moderation.report.submit');
  }

  protected fields() {
    const { contact = '' } = this.report ?? {};
    const told = contact ? (this.sendsMail ? 'mail' : 'by-hand') : 'page';
    return html`${this.report?.words ? html`<blockquote class="quoted">${this.report.words}</blockquote>` : nothing}
      <p>${text(`moderation.report.told.${told}`, { contact })}</p>
      ${this.outcome === 'upheld' ? html`<p>${text('moderation.report.uphold.hint')}</p>` : nothing}
      <div class="field"><label for="report-message">${text('moderation.report.message')}</label>
        <textarea id="report-message" class="words" name="message" rows="4" maxlength="1000" autofocus></textarea></div>`;
  }

  protected filled(form: FormData): ReportDecision {
    return { state: this.outcome, message: String(form.get('message') ?? '').trim() };
  }
}
