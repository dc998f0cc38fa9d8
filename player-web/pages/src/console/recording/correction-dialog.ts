import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { correct, readCorrections, type Correction, type CorrectionKind, type OperatorRecording } from '../../api/recording-desk.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { Refusal } from '../../api/request.ts';
import type { Withholding } from '../../api/withholding.ts';
import { PageElement } from '../../elements/page-element.ts';
import '../../elements/recording/passage-fields.ts';
import type { Passage, PassageFields } from '../../elements/recording/passage-fields.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { notCarriedOut } from '../reason.ts';
import './correction-list.ts';
import { icons } from '../icons.ts';
import './recording-picture.ts';
import type { RecordingPicture } from './recording-picture.ts';

const KINDS: readonly CorrectionKind[] = ['mute', 'mask', 'cut'];
/** While a correction is under way, its state is asked for this often, in milliseconds. */
const WATCH_MILLIS = 2000;

/**
 * Marks a passage of a recording that must not be heard or seen, and asks for its correction, once
 * and for all. Emits `corrected` when one was asked for or has come to its end.
 */
@customElement('correction-dialog')
export class CorrectionDialog extends PageElement {
  @state() private recording: RecordingDetail | null = null;
  @state() private corrections: readonly Correction[] = [];
  @state() private kind: CorrectionKind = 'mute';
  @state() private passage: Passage | null = null;
  /** Whose place the correction takes. */
  @state() private withheld: Withholding | null = null;
  @state() private place = 0;
  @state() private checked = false;
  @state() private working = false;
  @state() private sent = false;
  @state() private refusal: Refusal | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('passage-fields') private fields!: PassageFields;
  @query('recording-picture') private picture!: RecordingPicture | null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /**
   * Opens on {@link recording}, with the passage that is {@link withheld}. Throws {@link Refusal}.
   */
  async show(recording: OperatorRecording, withheld: Withholding | null = null): Promise<void> {
    Object.assign(this, { withheld, corrections: [], kind: 'mute', passage: null, place: 0, checked: false, sent: false, refusal: null });
    this.recording = await readRecording(recording.id);
    await this.updateComplete;
    this.querySelector('form')?.reset();
    this.dialog.showModal();
    this.fields.fill(passageOf(withheld) ?? { from: 0, to: Math.min(10, this.recording.duration ?? 0) });
    await this.#watch();
  }

  protected override render() {
    const recording = this.recording;
    const title = recording ? recording.title || recording.channel.name : '';
    return html`<dialog class="dialog correction-dialog" aria-labelledby="correction-title" @close=${this.#closed}>
        <div class="dialog-head">
          <div><h2 id="correction-title">${text('correct.title')}</h2><p class="soft">${title}</p></div>
          <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        ${recording ? this.#body(recording) : nothing}
      </dialog>
      <confirm-dialog></confirm-dialog>`;
  }

  #body(recording: RecordingDetail) {
    return html`<div class="correction-body">
      <div class="correction-left">
        <recording-picture .recording=${recording} @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)}></recording-picture>
        <correction-list .corrections=${this.corrections}></correction-list>
      </div>
      <form novalidate @submit=${this.#submit}>
        <p class="soft">${text('correct.intro')}</p>
        ${this.withheld ? html`<p class="soft">${text('correct.withheld')}</p>` : nothing}
        <fieldset class="plain">
          <legend>${text('correct.passage')}</legend>
          <passage-fields
            .exact=${true}
            .duration=${recording.duration}
            .place=${this.place}
            @passage-change=${(event: CustomEvent<Passage | null>) => (this.passage = event.detail)}
            @place-request=${(event: CustomEvent<number>) => this.picture?.seek(event.detail)}
          ></passage-fields>
          <p class="soft passage-clock">${this.#clock()}</p>
          <button type="button" class="button small" ?disabled=${!this.passage} @click=${() => this.passage && this.picture?.listen(this.passage.from, this.passage.to)}>${icons.play}${text('correct.listen')}</button>
        </fieldset>
        <fieldset class="plain kinds">
          <legend>${text('correct.kind')}</legend>
          ${KINDS.map((kind) => this.#kind(kind))}
        </fieldset>
        ${this.#field('reason')} ${this.#field('basis')}
        <p class="correction-warning">${icons.warning}<span>${text('correct.warning')}</span></p>
        <p class="order-failed" role="alert">${this.refusal ? notCarriedOut(this.refusal) : nothing}</p>
        <button type="submit" class="button danger wide" ?disabled=${this.working}>${icons.scissors}${text(this.working ? 'console.working' : 'correct.submit')}</button>
        <p class="correction-sent" role="status">${this.sent ? text('correct.sent') : nothing}</p>
      </form>
    </div>`;
  }

  /** The town's clock at both ends of the passage: minutes and alarms speak of that. */
  #clock(): string {
    const [from, to] = [this.passage?.from, this.passage?.to].map((seconds) => (seconds === undefined ? null : (this.picture?.dateAt(seconds) ?? null)));
    return from && to ? text('correct.clock.passage', { from: preciseTimeOfDay(from), to: preciseTimeOfDay(to) }) : '';
  }

  #kind(kind: CorrectionKind) {
    return html`<label class="check">
      <input type="radio" name="kind" .checked=${kind === this.kind} @change=${() => (this.kind = kind)} />
      <span>${text(`correct.kind.${kind}`)}<small>${text(`correct.kind.${kind}.hint`)}</small></span>
    </label>`;
  }

  #field(name: 'reason' | 'basis') {
    const wrong = this.checked && this.#written(name) === '';
    return html`<div class="field">
      <label for="correct-${name}">${text(`correct.${name}`)}</label><small id="${name}-hint">${text(`correct.${name}.hint`)}</small>
      <input id="correct-${name}" name=${name} type="text" maxlength="500" autocomplete="off" required aria-invalid=${wrong} aria-describedby="${name}-hint ${name}-fault" @input=${() => this.requestUpdate()} />
      <p class="field-fault" id="${name}-fault">${wrong ? text(`correct.${name}.missing`) : nothing}</p>
    </div>`;
  }

  #written(name: 'reason' | 'basis'): string {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value.trim() ?? '';
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const recording = this.recording;
    if (this.working || !recording) return;
    this.checked = true;
    this.sent = false;
    this.refusal = null;
    const passage = this.fields.check() ? this.fields.passage() : null;
    const missing = (['reason', 'basis'] as const).find((name) => this.#written(name) === '');
    if (missing && passage) this.querySelector<HTMLInputElement>(`input[name=${missing}]`)?.focus();
    if (missing || !passage || !(await this.#confirmed(recording, passage))) return;
    await this.#send(recording, passage);
  }

  #confirmed(recording: RecordingDetail, { from, to }: Passage): Promise<boolean> {
    return this.confirm.ask('correct', {
      kind: text(`correct.kind.${this.kind}`), from: timecode(from), to: timecode(to), length: `${timecode(to - from)}`,
      title: recording.title || recording.channel.name,
    });
  }

  async #send(recording: RecordingDetail, { from, to }: Passage): Promise<void> {
    this.working = true;
    try {
      const withholding = this.withheld ? { withholding: this.withheld.id } : {};
      await correct(recording.id, { kind: this.kind, from, to, reason: this.#written('reason'), legalBasis: this.#written('basis'), ...withholding });
      this.withheld = null;
      this.sent = true;
      this.checked = false;
      this.querySelector('form')?.reset();
      this.dispatchEvent(new CustomEvent('corrected', { bubbles: true }));
      await this.#watch();
    } catch (error) {
      this.#refused(error);
    } finally {
      this.working = false;
    }
  }

  /** Reads the corrections, again and again while one is under way. */
  async #watch(): Promise<void> {
    clearTimeout(this.#timer);
    const id = this.recording?.id;
    if (!id || !this.dialog.open) return;
    const before = underWay(this.corrections);
    try {
      const corrections = await readCorrections(id);
      if (id !== this.recording?.id) return;
      this.corrections = corrections;
      if (underWay(corrections) < before) await this.#finished(id);
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return this.#refused(error);
    }
    clearTimeout(this.#timer);
    if (underWay(this.corrections) > 0 && this.dialog.open) this.#timer = setTimeout(() => void this.#watch(), WATCH_MILLIS);
  }

  /** One has come to its end: the picture is another, maybe shorter. */
  async #finished(id: string): Promise<void> {
    this.dispatchEvent(new CustomEvent('corrected', { bubbles: true }));
    const recording = await readRecording(id);
    if (this.recording?.id === id) this.recording = recording;
  }

  #closed(event: Event): void {
    if (event.target !== this.dialog) return;
    clearTimeout(this.#timer);
    this.recording = null;
  }

  #refused(error: unknown): void {
    this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
  }
}

/** The passage that is withheld in whole seconds, rounded outwards. */
function passageOf(withheld: Withholding | null): Passage | null {
  const { from, to } = withheld ?? {};
  return typeof from === 'number' && typeof to === 'number' ? { from: Math.floor(from), to: Math.ceil(to) } : null;
}

function underWay(corrections: readonly Correction[]): number {
  return corrections.filter((one) => one.state === 'requested').length;
}
