import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { classify, deleteRecording, readRecordingDesk, rename, type OperatorRecording, type RecordingDesk } from '../../api/recording-desk.ts';
import { Refusal } from '../../api/request.ts';
import { lift, type Withholding } from '../../api/withholding.ts';
import { day, length, plural, text } from '../../text/text.ts';
import { Backoff } from '../../time/backoff.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import { notCarriedOut } from '../reason.ts';
import './correction-dialog.ts';
import type { CorrectionDialog } from './correction-dialog.ts';
import './recording-row.ts';
import './storage-panel.ts';
import { timesOf } from '../broadcast/withhold-panel.ts';
import { TitledPage } from '../titled-page.ts';

const REFRESH_MILLIS = 10_000;

/** The operator's recordings: what each takes, its title, its corrections, its end. Keeps itself up to date. */
@customElement('recordings-page')
export class RecordingsPage extends TitledPage {
  @state() private desk: RecordingDesk | null = null;
  @state() private lost = false;
  @state() private refusal: Refusal | null = null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('correction-dialog') private correction!: CorrectionDialog;
  readonly #backoff = new Backoff(1000, 10_000);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override get pageTitle(): string {
    return text('recordings.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('recordings.title')} current="recordings"></console-head>
      <div class="banner-place" role="alert">${this.lost ? html`<p class="banner">${text('recordings.lost')}</p>` : nothing}</div>
      <main id="main" tabindex="-1" class="console">
        <p class="order-failed" role="alert">${this.refusal ? notCarriedOut(this.refusal) : nothing}</p>
        ${this.#content()}
        <confirm-dialog></confirm-dialog>
        <correction-dialog @corrected=${() => void this.#refresh()}></correction-dialog>
      </main>`;
  }

  #content() {
    if (!this.desk) return html`<p class="notice" role="status">${text('recordings.loading')}</p>`;
    const { recordings, storage } = this.desk;
    return html`<storage-panel .storage=${storage ?? null}></storage-panel>
      ${recordings.length === 0
        ? html`<p class="notice">${text('recordings.none')}</p>`
        : html`<p class="soft rows-count">${plural('recordings.count', recordings.length)}</p>
            <ul class="rows">
              ${repeat(recordings, (one) => one.id, (one) => html`<li>${this.#row(one)}</li>`)}
            </ul>`}`;
  }

  #row(recording: OperatorRecording) {
    return html`<recording-row
      .recording=${recording}
      @rename-request=${(event: CustomEvent<string>) => void this.#order(() => rename(recording.id, event.detail))}
      @trial-request=${() => void this.#makeTrial(recording)}
      @sitting-request=${() => void this.#order(() => classify(recording.id, 'sitting'))}
      @delete-request=${() => void this.#delete(recording)}
      @correct-request=${() => void this.#correct(recording)}
      @correct-withheld-request=${(event: CustomEvent<Withholding>) => void this.#correct(recording, event.detail)}
      @lift-request=${(event: CustomEvent<Withholding>) => void this.#lift(recording, event.detail)}
    ></recording-row>`;
  }

  async #lift(recording: OperatorRecording, withholding: Withholding): Promise<void> {
    if (await this.confirm.ask('lift', { times: timesOf(withholding) })) await this.#order(() => lift(recording.id, withholding.id));
  }

  async #correct(recording: OperatorRecording, withheld: Withholding | null = null): Promise<void> {
    this.refusal = null;
    try {
      await this.correction.show(recording, withheld);
    } catch (error) {
      this.#refused(error);
    }
  }

  async #makeTrial({ id, title, channel }: OperatorRecording): Promise<void> {
    if (await this.confirm.ask('trial', { title: title || channel.name, kept: this.#keptAsTrial() })) await this.#order(() => classify(id, 'test'));
  }

  #keptAsTrial(): string {
    const storage = this.desk?.storage;
    if (!storage) return text('recordings.trial.kept.usual');
    const days = storage.keptDays.test;
    return days === null ? text('recordings.trial.kept.forever') : text('recordings.trial.kept', { days });
  }

  async #delete(recording: OperatorRecording): Promise<void> {
    const { title, channel, startedAt, duration } = recording;
    const values = { title: title || channel.name, day: day(startedAt), length: length(duration ?? 0) };
    if (!(await this.confirm.ask('delete', values))) return;
    await this.#order(() => deleteRecording(recording.id));
    // The row that had the focus is gone.
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  async #order(order: () => Promise<void>): Promise<void> {
    this.refusal = null;
    try {
      await order();
    } catch (error) {
      this.#refused(error);
    }
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    let pause = REFRESH_MILLIS;
    try {
      this.desk = await readRecordingDesk();
      this.lost = false;
      this.#backoff.reset();
    } catch (error) {
      this.lost = !(error instanceof Refusal && error.status === 401);
      pause = this.#backoff.next();
    }
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => void this.#refresh(), pause);
  }

  #refused(error: unknown): void {
    this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
  }
}
