import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Publication } from '../../api/publication.ts';
import { day, text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

/** Why something is withdrawn. */
export interface WithdrawalWish {
  readonly reason: string;
  readonly hidesTitle: boolean;
  readonly early: boolean;
}

/** Asks why a publication is withdrawn; where it is early, that is to be confirmed. */
@customElement('withdraw-dialog')
export class WithdrawDialog extends AskingDialog<WithdrawalWish> {
  @state() private entry: Publication | null = null;

  /** Null if it is not withdrawn. */
  askAbout(entry: Publication): Promise<WithdrawalWish | null> {
    this.entry = entry;
    return this.ask();
  }

  get #isEarly(): boolean {
    return this.entry !== null && Date.parse(this.entry.publicUntil) > Date.now();
  }

  protected override filled(form: FormData): WithdrawalWish | null {
    const reason = String(form.get('reason') ?? '').trim();
    return reason ? { reason, hidesTitle: form.has('hides-title'), early: form.has('early') } : null;
  }

  protected override heading(): string {
    return text('publication.withdraw.title', { number: this.entry?.number ?? '' });
  }

  protected override submitWords(): string {
    return text('publication.withdraw.yes');
  }

  protected override isDangerous(): boolean {
    return true;
  }

  protected override fields() {
    return html`<p>${text('publication.withdraw.text')}</p>
      <label class="field"><span>${text('publication.withdraw.reason')}</span><input name="reason" required maxlength="500" autocomplete="off" /></label>
      <label class="check"><input type="checkbox" name="hides-title" /><span>${text('publication.withdraw.hides-title')}</span></label>
      ${this.#isEarly
        ? html`<p class="notice">${text('publication.withdraw.early', { day: day(this.entry?.publicUntil ?? '') })}</p>
            <label class="check"><input type="checkbox" name="early" required /><span>${text('publication.withdraw.early-known')}</span></label>`
        : nothing}`;
  }
}
