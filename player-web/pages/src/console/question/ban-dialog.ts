import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { text, unbroken } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

const UNITS = { hours: 1, days: 24 } as const;
const MOST_HOURS = 2160;

/** How long an author is banned, and why. */
export interface WishedBan {
  readonly hours: number;
  readonly reason: string;
}

/** Asks how long an author is banned, and why: the author reads it. */
@customElement('ban-dialog')
export class BanDialog extends AskingDialog<WishedBan> {
  @state() private who = '';
  @state() private unit: keyof typeof UNITS = 'days';

  /** Null if nobody is banned after all. */
  show(who: string): Promise<WishedBan | null> {
    [this.who, this.unit] = [who, 'days'];
    return this.ask();
  }

  protected heading(): string {
    return text('moderation.ban.title', { who: unbroken(this.who) });
  }

  protected submitWords(): string {
    return text('moderation.ban.submit');
  }

  protected override isDangerous(): boolean {
    return true;
  }

  protected fields() {
    return html`<p>${text('moderation.ban.hint')}</p>
      <div class="passage">
        <div class="field"><label for="ban-length">${text('moderation.ban.length')}</label>
          <input id="ban-length" name="length" type="number" min="1" max=${MOST_HOURS / UNITS[this.unit]} step="1" required value="1" /></div>
        <div class="field"><label for="ban-unit">${text('moderation.ban.unit')}</label>
          <select id="ban-unit" @change=${(event: Event) => (this.unit = (event.target as HTMLSelectElement).value as keyof typeof UNITS)}>
            ${(['hours', 'days'] as const).map((unit) => html`<option value=${unit} ?selected=${unit === this.unit}>${text(`moderation.ban.${unit}`)}</option>`)}</select></div>
      </div>
      <div class="field"><label for="ban-reason">${text('moderation.ban.reason')}</label><small id="ban-reason-hint">${text('moderation.ban.reason.hint')}</small>
        <textarea id="ban-reason" class="words" name="reason" rows="3" required maxlength="500" aria-describedby="ban-reason-hint"></textarea></div>`;
  }

  protected filled(form: FormData): WishedBan | null {
    const reason = String(form.get('reason') ?? '').trim();
    const hours = Number(form.get('length')) * UNITS[this.unit];
    return reason && hours >= 1 && hours <= MOST_HOURS ? { hours, reason } : null;
  }
}
