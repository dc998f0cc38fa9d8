import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Deadline, DeadlineKind } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, text } from '../../text/text.ts';
import { dueDay } from '../../text/when.ts';

/** What the law asks for after a sitting, and how many days are left. Emits `settle-request`. */
@customElement('deadline-list')
export class DeadlineList extends PageElement {
  @property({ attribute: false }) deadlines: readonly Deadline[] = [];
  @property({ attribute: false }) settled: readonly string[] = [];
  /** Its id, for the page on which the list of deliberations is published; empty: nothing leads there. */
  @property({ attribute: false }) sitting = '';
  /** When the sitting is, as on a clock there. */
  @property({ attribute: false }) localStart = '';
  /** In a list of sittings: only what is to be done, and nothing to press. */
  @property({ type: Boolean }) compact = false;

  protected override render() {
    const shown = this.compact ? this.deadlines.filter(({ state }) => state === 'late' || state === 'running') : this.deadlines;
    if (shown.length === 0) return nothing;
    return html`<ul class="deadlines">
      ${shown.map(
        (one) => html`<li class="deadline deadline-${one.state}">
          <strong>${text('deadline.of', { what: text(`deadline.${one.kind}`), day: dueDay(this.localStart.slice(0, 10)) })}</strong>
          <span>${this.#told(one)}</span>
          ${one.kind === 'deliberation-list' && one.state !== 'done' && one.state !== 'ahead' && this.sitting ? html`<a href="/console/sittings/${this.sitting}/publications">${text('deadline.publish-list')}</a>` : nothing}
          ${this.compact
            ? nothing
            : html`<label class="check"><input type="checkbox" .checked=${this.settled.includes(one.kind)} @change=${(event: Event) => this.#settle(one.kind, event)} /><span>${text('deadline.settled')}</span></label>`}
        </li>`,
      )}
    </ul>`;
  }

  #told(deadline: Deadline): string {
    const { kind, after, state } = deadline;
    const adopted = kind === 'minutes' && after && state !== 'done' ? `${text('list.and')}${text('deadline.adopted', { day: dueDay(after) })}` : '';
    return this.#when(deadline) + adopted;
  }

  #when({ state, due, daysLeft, kind }: Deadline): string {
    if (state === 'done') return text('deadline.done');
    if (due === null || daysLeft === null) return text(kind === 'minutes' ? 'deadline.minutes.unknown' : 'deadline.unknown');
    const values = { day: dueDay(due) };
    if (state === 'late') return `${text('deadline.due-was', values)}${text('list.and')}${plural('deadline.late', -daysLeft)}`;
    if (state === 'ahead') return text('deadline.due', values);
    return `${text('deadline.due', values)}${text('list.and')}${daysLeft === 0 ? text('deadline.today') : plural('deadline.left', daysLeft)}`;
  }

  #settle(kind: DeadlineKind, event: Event): void {
    const rest = this.settled.filter((one) => one !== kind);
    const detail = (event.target as HTMLInputElement).checked ? [...rest, kind] : rest;
    this.dispatchEvent(new CustomEvent<readonly string[]>('settle-request', { detail, bubbles: true }));
  }
}
