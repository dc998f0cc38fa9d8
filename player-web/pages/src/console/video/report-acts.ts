import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Report, ReportMove } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';
import './return-dialog.ts';
import type { ReturnDialog } from './return-dialog.ts';
import './schedule-dialog.ts';
import type { ScheduleDialog } from './schedule-dialog.ts';

/** A step that somebody wants a report to take. */
export interface WishedMove {
  readonly action: ReportMove | 'delete';
  readonly note?: string;
  readonly at?: string;
}

const ICONS = { submit: icons.arrow, recall: icons.back, return: icons.back, publish: icons.check, schedule: icons.clock, unpublish: icons.lock };
/** The step that leads on is the one to be seen: whoever may publish need not submit first. */
const ORDER = ['publish', 'schedule', 'return', 'submit', 'recall', 'unpublish'] as const;

/** Where a report stands on its way to the public, and the steps that its reader may take. Emits `move-request`. */
@customElement('report-acts')
export class ReportActs extends PageElement {
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) busy = false;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('return-dialog') private back!: ReturnDialog;
  @query('schedule-dialog') private later!: ScheduleDialog;

  protected override render() {
    const { may, notes, state } = this.report;
    const steps = ORDER.filter((one) => may.includes(one));
    const note = notes.at(-1);
    return html`<section class="panel report-acts" aria-labelledby="acts-title">
      <h2 id="acts-title"><span class="badge report-${state}">${text(`report-desk.state.${state}`)}</span></h2>
      <p>${this.#where()}</p>
      ${state === 'returned' && note ? html`<p class="report-note">${text('report-desk.note', { who: note.who, note: note.text })}</p>` : nothing}
      <p class="row-actions">
        ${steps.map((one, index) => html`<button type="button" class="button ${index === 0 && one !== 'unpublish' ? 'primary' : ''}" ?disabled=${this.busy} @click=${() => void this.#ask(one)}>${ICONS[one]}${text(`report-act.${one}`)}</button>`)}
        ${may.includes('delete') ? html`<button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.#ask('delete')}>${icons.trash}${text('report-act.delete')}</button>` : nothing}
      </p>
    </section>
    <confirm-dialog></confirm-dialog><return-dialog></return-dialog><schedule-dialog></schedule-dialog>`;
  }

  #where() {
    const { state, scheduledAt, address } = this.report;
    if (state === 'scheduled' && scheduledAt) return text('report-act.where.scheduled', { day: shortDay(scheduledAt), time: timeOfDay(scheduledAt) });
    if (state === 'published' && address) return html`${text('report-act.where.published')} <a href=${address} target="_blank" rel="noopener">${text('report-act.public-page')}</a>`;
    return text(`report-act.where.${state}`);
  }

  async #ask(action: WishedMove['action']): Promise<void> {
    const title = this.report.title || text('report-desk.untitled');
    if (action === 'return') {
      const note = await this.back.show();
      if (note !== null) this.#tell({ action, note });
    } else if (action === 'schedule') {
      const at = await this.later.show();
      if (at !== null) this.#tell({ action, at });
    } else if (action === 'delete' || action === 'unpublish') {
      if (await this.confirm.ask(`${action}-report`, { title })) this.#tell({ action });
    } else this.#tell({ action });
  }

  #tell(detail: WishedMove): void {
    this.dispatchEvent(new CustomEvent<WishedMove>('move-request', { detail, bubbles: true }));
  }
}
