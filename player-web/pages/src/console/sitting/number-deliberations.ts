import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { numberDeliberations, type ClerkItem, type ClerkSitting } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** What the server takes where neither the clerk nor the assembly says a pattern. */
const USUAL = '{year}-{month}-{n}';

/**
 * Gives numbers to what was decided, in one act; nothing is shown where nothing waits for one.
 * Emits `sitting-changed`.
 */
@customElement('number-deliberations')
export class NumberDeliberations extends PageElement {
  @property({ attribute: false }) sitting = '';
  @property({ attribute: false }) agenda: readonly ClerkItem[] = [];
  /** Called before: what was typed is saved first. */
  @property({ attribute: false }) beforeNumbering: () => Promise<void> = async () => {};
  @state() private pattern = '';
  @state() private fault: string | null = null;
  @state() private busy = false;

  protected override render() {
    const waiting = this.agenda.filter(wantsNumber).length;
    if (waiting === 0) return nothing;
    return html`<form class="number-deliberations" @submit=${this.#submit}>
      <p><strong>${plural('deliberations.waiting', waiting)}</strong></p>
      <label class="field"><span>${text('deliberations.pattern')}</span>
        <input maxlength="40" autocomplete="off" spellcheck="false" placeholder=${USUAL} aria-describedby="pattern-hint" .value=${this.pattern} @input=${(event: Event) => (this.pattern = (event.target as HTMLInputElement).value)} /></label>
      <button class="button" ?disabled=${this.busy}>${text('deliberations.number')}</button>
      <small id="pattern-hint" class="soft">${text('deliberations.pattern-hint')}</small>
      <p class="order-failed" role="alert">${this.fault ?? nothing}</p>
    </form>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.busy = true;
    this.fault = null;
    try {
      await this.beforeNumbering();
      const detail = await numberDeliberations(this.sitting, this.pattern.trim() || null);
      this.dispatchEvent(new CustomEvent<ClerkSitting>('sitting-changed', { detail, bubbles: true }));
    } catch (error) {
      this.fault = reasonOf(error);
    }
    this.busy = false;
  };
}

/** What the server numbers: what was adopted or rejected, and has none. */
function wantsNumber({ vote, deliberation }: ClerkItem): boolean {
  return (vote?.outcome === 'adopted' || vote?.outcome === 'rejected') && !deliberation?.number;
}
