import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { lift, withhold, type Withholding, type WithholdRequest } from '../../api/withholding.ts';
import { PageElement } from '../../elements/page-element.ts';
import { preciseTimeOfDay, text, timeOfDay, type TextKey } from '../../text/text.ts';
import { lastTimeAt } from '../../time/time-of-day.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

const MINUTES = [1, 2, 5] as const;

/** What is wrong with the two times that were typed, null if nothing. */
export function timesFault(from: Date | null, to: Date | null, now: number): TextKey | null {
  if (!from || !to) return 'withhold.unreadable';
  if (to.getTime() <= from.getTime()) return 'withhold.reversed';
  return to.getTime() > now + 60_000 ? 'withhold.future' : null;
}

/**
 * Takes a passage off what the public can see, at once, and shows what is taken off, to be put back. It is not asked twice: it
 * protects somebody, and can be undone.
 */
@customElement('withhold-panel')
export class WithholdPanel extends PageElement {
  /** The id of a broadcast that is or was on air. */
  @property({ attribute: false }) broadcast = '';
  @property({ attribute: false }) withholdings: readonly Withholding[] = [];
  @state() private working = false;
  @state() private said = '';
  @state() private fault = '';
  @query('[name=withhold-from]') private from!: HTMLInputElement;
  @query('[name=withhold-to]') private to!: HTMLInputElement;
  @query('confirm-dialog') private confirm!: ConfirmDialog;

  protected override render() {
    return html`<details class="withhold">
        <summary>${icons.eyeOff}<span>${text('withhold.title')}</span></summary>
        <div class="withhold-body">
          <p class="soft">${text('withhold.hint')}</p>
          <div class="orders">
            ${MINUTES.map(
              (minutes) => html`<button type="button" class="button" ?disabled=${this.working} @click=${() => void this.#withhold({ last: 60 * minutes })}>
                ${text(`withhold.last.${minutes}`)}
              </button>`,
            )}
          </div>
          <form class="withhold-times" novalidate @submit=${this.#submit}>
            <label class="field"><span>${text('withhold.from')}</span><input name="withhold-from" type="time" step="1" required aria-describedby="withhold-fault" /></label>
            <label class="field"><span>${text('withhold.to')}</span><input name="withhold-to" type="time" step="1" required aria-describedby="withhold-fault" /></label>
            <button type="submit" class="button" ?disabled=${this.working}>${text('withhold.submit')}</button>
          </form>
        </div>
      </details>
      <p class="order-failed" id="withhold-fault" role="alert">${this.fault || nothing}</p>
      <p class="withhold-said" role="status">${this.said || nothing}</p>
      ${this.withholdings.length > 0 ? this.#list() : nothing}
      <confirm-dialog></confirm-dialog>`;
  }

  #list() {
    return html`<section class="withheld" aria-labelledby="withheld-title">
      <h3 id="withheld-title">${text('withhold.list')}</h3>
      <ul>
        ${this.withholdings.map((each) => this.#row(each))}
      </ul>
      <p class="soft">${text('withhold.afterwards')}</p>
    </section>`;
  }

  #row(each: Withholding) {
    const times = timesOf(each);
    return html`<li>
      <p><strong>${times}</strong> ${text(each.state === 'withheld' ? 'withhold.since' : 'withhold.correcting', { time: timeOfDay(each.since) })}</p>
      ${each.state === 'withheld'
        ? html`<button type="button" class="button small" ?disabled=${this.working} aria-label=${text('withhold.lift.named', { times })} @click=${() => void this.#lift(each)}>
            ${icons.restore}${text('withhold.lift')}
          </button>`
        : nothing}
    </li>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const now = Date.now();
    const from = lastTimeAt(this.from.value, now);
    const to = lastTimeAt(this.to.value, now);
    const wrong = timesFault(from, to, now);
    if (wrong || !from || !to) {
      [this.said, this.fault] = ['', text(wrong ?? 'withhold.unreadable')];
      (from ? this.to : this.from).focus();
      return;
    }
    void this.#withhold({ from: from.toISOString(), to: to.toISOString() });
  }

  #withhold(request: WithholdRequest): Promise<void> {
    return this.#run(() => withhold(this.broadcast, request), text('withhold.done'));
  }

  async #lift(each: Withholding): Promise<void> {
    const times = timesOf(each);
    if (await this.confirm.ask('lift', { times })) await this.#run(() => lift(this.broadcast, each.id), text('withhold.lifted', { times }));
  }

  async #run(order: () => Promise<void>, done: string): Promise<void> {
    if (this.working) return;
    [this.working, this.said, this.fault] = [true, '', ''];
    try {
      await order();
      this.said = done;
      this.dispatchEvent(new CustomEvent('withholdings-change', { bubbles: true }));
    } catch (error) {
      this.fault = notCarriedOut(error);
    } finally {
      this.working = false;
    }
  }
}

/** When its passage was filmed: 18:02:10 – 18:04:10. */
export function timesOf({ fromAt, toAt }: Pick<Withholding, 'fromAt' | 'toAt'>): string {
  return text('withhold.times', { from: preciseTimeOfDay(new Date(fromAt)), to: preciseTimeOfDay(new Date(toAt)) });
}
