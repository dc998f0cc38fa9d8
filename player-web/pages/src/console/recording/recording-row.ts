import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { OperatorRecording } from '../../api/recording-desk.ts';
import type { Withholding } from '../../api/withholding.ts';
import { cardPicture } from '../../elements/recording/card-picture.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, length, plural, size, text, timeOfDay, unbroken, type TextKey } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { timesOf } from '../broadcast/withhold-panel.ts';

/**
 * A recording in the operator's list. Emits `rename-request` with the new title, `trial-request`,
 * `sitting-request`, `delete-request`, `correct-request`, and of a passage that is withheld `correct-withheld-request` and `lift-request`.
 */
@customElement('recording-row')
export class RecordingRow extends PageElement {
  @property({ attribute: false }) recording!: OperatorRecording;
  @state() private renaming = false;
  @query('.row-title-field') private field!: HTMLInputElement | null;

  protected override render() {
    const { startedAt, duration, bytes, poster, channel, state, kind } = this.recording;
    return html`<article class="row" aria-labelledby="title-${this.recording.id}">
      <div class="row-picture">${poster ? cardPicture(poster) : nothing}</div>
      <div class="row-words">
        ${this.renaming ? this.#renameForm() : html`<h2 id="title-${this.recording.id}">${this.#title()}</h2>`}
        <p class="row-facts">
          <time datetime=${startedAt}>${text('replay.when', { day: day(startedAt), time: timeOfDay(startedAt) })}</time>
          ${duration === null ? nothing : html`<span>${length(duration)}</span>`}<span>${size(bytes)}</span>
          ${this.recording.title ? html`<span>${channel.name}</span>` : nothing}
        </p>
        <p class="row-marks">
          ${kind === 'test' ? html`<span class="badge">${text('recordings.kind.test')}</span>` : nothing}
          ${state === 'recording' ? html`<span class="badge badge-preview">${text('recordings.state.recording')}</span>` : nothing}
          ${this.recording.withholdings.length > 0 ? html`<span class="badge badge-withheld">${icons.eyeOff}${plural('recordings.withheld', this.recording.withholdings.length)}</span>` : nothing}
          ${this.#corrections() > 0 ? html`<span class="badge">${plural('recordings.corrections', this.#corrections())}</span>` : nothing}
        </p>
        ${this.#withheld()}
        ${this.recording.closedSessions.length > 0 ? this.#proofs() : nothing}
      </div>
      <div class="row-actions">
        ${state === 'complete'
          ? html`<a class="button small" href="/watch/${this.recording.id}" aria-label=${this.#named('recordings.watch')}>${icons.play}${text('recordings.watch')}</a>
              <a class="button small" href="/console/recordings/${this.recording.id}/chapters" aria-label=${this.#named('recordings.chapters')}>${icons.clock}${text('recordings.chapters')}</a>
              <a class="button small" href="/console/recordings/${this.recording.id}/captions" aria-label=${this.#named('recordings.captions')}>${icons.captions}${text('recordings.captions')}</a>
              ${this.#action('recordings.correct', icons.scissors, () => this.#emit('correct-request'))}`
          : nothing}
        ${this.#action('recordings.rename', icons.pencil, () => this.#rename())}
        ${kind === 'sitting' ? this.#action('recordings.trial', icons.eyeOff, () => this.#emit('trial-request')) : nothing}
        ${kind === 'test' ? this.#action('recordings.sitting', icons.restore, () => this.#emit('sitting-request')) : nothing}
        ${state === 'complete' ? this.#action('recordings.delete', icons.trash, () => this.#emit('delete-request'), 'danger') : nothing}
      </div>
    </article>`;
  }

  #withheld() {
    const { withholdings } = this.recording;
    if (withholdings.length === 0) return nothing;
    return html`<ul class="row-withheld">
      ${withholdings.map((each) => html`<li><p>${text('recordings.withheld.passage', { times: timesOf(each) })}</p>${this.#withheldActions(each)}</li>`)}
    </ul>`;
  }

  /** It can be corrected once the recording is complete; nothing of it may have been recorded. */
  #withheldActions(each: Withholding) {
    if (each.state === 'correcting') return html`<p class="soft">${text('recordings.withheld.correcting')}</p>`;
    const times = timesOf(each);
    const correctable = this.recording.state === 'complete' && typeof each.from === 'number';
    return html`<div class="row-actions">
      ${correctable
        ? html`<button type="button" class="button small" aria-label=${text('recordings.withheld.correct.named', { times })} @click=${() => this.#tell('correct-withheld-request', each)}>${icons.scissors}${text('recordings.withheld.correct')}</button>`
        : nothing}
      <button type="button" class="button small" aria-label=${text('withhold.lift.named', { times })} @click=${() => this.#tell('lift-request', each)}>${icons.restore}${text('withhold.lift')}</button>
    </div>`;
  }

  #tell(name: string, detail: Withholding): void {
    this.dispatchEvent(new CustomEvent<Withholding>(name, { detail, bubbles: true }));
  }

  /** The signed documents about closed sessions, for the minutes. */
  #proofs() {
    return html`<ul class="row-proofs">
      ${this.recording.closedSessions.map(
        ({ from, until, result, document, settled }) => html`<li>
          <a href=${document} download>${icons.download}${text('recordings.proof', { from: timeOfDay(from), until: timeOfDay(until) })}</a>
          <span class="badge ${result === 'clean' ? '' : 'badge-preview'}">${text(`recordings.proof.${result}`)}</span>
          ${settled ? html`<span class="soft">${text('recordings.proof.settled', { who: settled.by, day: day(settled.at) })}</span>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  #renameForm() {
    return html`<form class="row-rename" @submit=${this.#save} @keydown=${this.#key}>
      <h2 class="visually-hidden" id="title-${this.recording.id}">${this.#title()}</h2>
      <label class="field"><span>${text('recordings.rename.field')}</span><input class="row-title-field" type="text" maxlength="200" autocomplete="off" .value=${this.recording.title} /></label>
      <div class="row-actions">
        <button type="submit" class="button small primary">${icons.check}${text('recordings.rename.save')}</button>
        <button type="button" class="button small" @click=${() => void this.#close()}>${text('recordings.rename.cancel')}</button>
      </div>
    </form>`;
  }

  #action(key: TextKey, icon: unknown, act: () => void, look = '') {
    return html`<button type="button" class="button small ${look} act-${key.split('.').at(-1) ?? ''}" aria-label=${this.#named(key)} @click=${act}>${icon}${text(key)}</button>`;
  }

  /** The name begins with what is seen, and says which of the many it is. */
  #named(key: TextKey): string {
    return text('recordings.named', { action: text(key), title: this.#title() });
  }

  #title(): string {
    return unbroken(this.recording.title || this.recording.channel.name);
  }

  #corrections(): number {
    return this.recording.corrections.length;
  }

  async #rename(): Promise<void> {
    this.renaming = true;
    await this.updateComplete;
    this.field?.select();
  }

  #save(event: Event): void {
    event.preventDefault();
    const title = this.field?.value.trim() ?? '';
    if (title !== this.recording.title) this.dispatchEvent(new CustomEvent<string>('rename-request', { detail: title, bubbles: true }));
    void this.#close();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') void this.#close();
  }

  async #close(): Promise<void> {
    this.renaming = false;
    await this.updateComplete;
    this.querySelector<HTMLButtonElement>('.act-rename')?.focus();
  }

  #emit(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}
