import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { createReport, readPreparations, readReport, readReports, type Preparation, type ReportNote, type ReportSummary } from '../../api/report-desk.ts';
import { Refusal } from '../../api/request.ts';
import { may, me } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import { groupReports, isUnderWay, toldPreparation } from '../../report/report-groups.ts';
import { uploadTray } from '../../report/upload-tray.ts';
import { text } from '../../text/text.ts';
import { Backoff } from '../../time/backoff.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';
import './report-row.ts';
import './upload-list.ts';

const PAGE = 50;
const BUSY_MILLIS = 2_000;
const IDLE_MILLIS = 15_000;

/** A reporter's reports, or all for who reviews; what waits for the reader comes first. Emits `report-made` with its id. */
@customElement('report-list')
export class ReportList extends PageElement {
  @state() private reports: readonly ReportSummary[] | null = null;
  @state() private preparations: readonly Preparation[] = [];
  /** The last note of each that was sent back, by its id. */
  @state() private notes: ReadonlyMap<string, ReportNote> = new Map();
  /** How many of them are shown at most. */
  @state() private wanted = PAGE;
  @state() private more = false;
  @state() private lost = false;
  @state() private fault = '';
  readonly #backoff = new Backoff(1000, 10_000);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sent = (): void => void this.#refresh();

  override connectedCallback(): void {
    super.connectedCallback();
    uploadTray().addEventListener('sent', this.#sent);
    void this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    uploadTray().removeEventListener('sent', this.#sent);
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<div class="banner-place" role="alert">${this.lost ? html`<p class="banner">${text('report-desk.lost')}</p>` : nothing}</div>
      <p class="row-actions"><button type="button" class="button primary" @click=${() => void this.#create()}>${icons.plus}${text('report-desk.new')}</button>
        ${may(me(), 'clerk') ? html`<a class="button" href="/console/reports/shelves">${text('shelves.open')}</a>` : nothing}</p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <section class="panel" aria-labelledby="films-title"><h2 id="films-title">${text('sending.title')}</h2>
        <upload-list @films-added=${() => void this.#refresh()}></upload-list></section>
      ${this.#content()}`;
  }

  #content() {
    if (!this.reports) return html`<p class="notice" role="status">${text('report-desk.loading')}</p>`;
    if (this.reports.length === 0) return html`<p class="notice">${text('report-desk.none')}</p>`;
    return html`${this.#groups(this.reports)}
      ${this.more ? html`<p class="row-actions"><button type="button" class="button" @click=${this.#showMore}>${icons.down}${text('report-desk.more')}</button></p>` : nothing}`;
  }

  readonly #showMore = (): void => {
    this.wanted += PAGE;
    void this.#refresh();
  };

  #groups(all: readonly ReportSummary[]) {
    return groupReports(all, may(me(), 'clerk')).map(({ state: name, reports }) => html`<section aria-labelledby="group-${name}">
      <h2 id="group-${name}" class="group-title">${text(`report-desk.group.${name}`)} <small class="soft">${reports.length}</small></h2>
      <ul class="rows">${repeat(reports, (one) => one.id, (one) => html`<li><report-row .report=${one} .preparation=${toldPreparation(this.preparations, one.id)} .note=${this.notes.get(one.id) ?? null}></report-row></li>`)}</ul>
    </section>`);
  }

  async #create(): Promise<void> {
    this.fault = '';
    try {
      const { id } = await createReport('');
      this.dispatchEvent(new CustomEvent<string>('report-made', { detail: id, bubbles: true }));
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  /** The list has none: those that were sent back are few. */
  async #readNotes(reports: readonly ReportSummary[]): Promise<void> {
    const returned = reports.filter((one) => one.state === 'returned');
    const details = await Promise.all(returned.filter((one) => !this.notes.has(one.id)).map((one) => readReport(one.id)));
    const read = details.flatMap(({ id, notes }) => notes.slice(-1).map((note) => [id, note] as const));
    const kept = [...this.notes].filter(([id]) => returned.some((one) => one.id === id));
    this.notes = new Map([...kept, ...read]);
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    let pause = IDLE_MILLIS;
    try {
      const [{ reports, more }, preparations] = await Promise.all([readReports(this.wanted), readPreparations()]);
      [this.reports, this.more, this.preparations] = [reports, more, preparations];
      await this.#readNotes(this.reports);
      this.lost = false;
      this.#backoff.reset();
      if (isUnderWay(this.preparations)) pause = BUSY_MILLIS;
    } catch (error) {
      this.lost = !(error instanceof Refusal && error.status === 401);
      pause = this.#backoff.next();
    }
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => void this.#refresh(), pause);
  }
}
