import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

/** Asks what an author is to change of a report. */
@customElement('return-dialog')
export class ReturnDialog extends AskingDialog<string> {
  /** Null if it is not sent back after all. */
  show(): Promise<string | null> {
    return this.ask();
  }

  protected heading(): string {
    return text('report-act.return.title');
  }

  protected submitWords(): string {
    return text('report-act.return');
  }

  protected fields() {
    return html`<div class="field"><label for="return-note">${text('report-act.return.note')}</label>
      <textarea id="return-note" class="words" name="note" rows="5" required maxlength="2000"></textarea></div>`;
  }

  protected filled(form: FormData): string | null {
    return String(form.get('note') ?? '').trim() || null;
  }
}
