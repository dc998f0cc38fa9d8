import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { text } from '../../text/text.ts';
import { fromWall } from '../../time/site-zone.ts';
import { AskingDialog } from '../asking-dialog.ts';
import { zoneWords } from '../zone-words.ts';

/** Asks when a report is to appear; the answer is a time in UTC (ISO 8601). */
@customElement('schedule-dialog')
export class ScheduleDialog extends AskingDialog<string> {
  @state() private isPast = false;

  /** Null if no time is set after all. */
  show(): Promise<string | null> {
    this.isPast = false;
    return this.ask();
  }

  protected heading(): string {
    return text('report-act.schedule.title');
  }

  protected submitWords(): string {
    return text('report-act.schedule');
  }

  protected fields() {
    return html`<div class="field"><label for="schedule-at">${text('report-act.schedule.at')}</label>
      <input id="schedule-at" name="at" type="datetime-local" required aria-describedby="schedule-zone schedule-fault" aria-invalid=${this.isPast} />
      <small id="schedule-zone">${zoneWords()}</small>
      <small id="schedule-fault" class="field-fault" role="alert">${this.isPast ? text('report-act.schedule.past') : nothing}</small></div>`;
  }

  protected filled(form: FormData): string | null {
    const at = fromWall(String(form.get('at') ?? ''));
    if (Number.isNaN(at.getTime())) return null;
    this.isPast = at.getTime() <= Date.now();
    return this.isPast ? null : at.toISOString();
  }
}
