import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addCaptionInput, readCaptionInputs, removeCaptionInput, type CaptionInput, type NewCaptionInput } from '../../api/live-caption-desk.ts';
import { copy } from '../../elements/copy.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, number, text } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { reasonOf } from '../reason.ts';

const USUAL_DELAY = 5;

/** Whose software writes captions of a channel: addresses are made, shown once, and taken away. */
@customElement('caption-inputs')
export class CaptionInputs extends PageElement {
  @property() channel = '';
  @state() private inputs: readonly CaptionInput[] = [];
  @state() private added: NewCaptionInput | null = null;
  @state() private fault = '';
  @state() private said = '';
  @query('[name=input-name]') private name!: HTMLInputElement;
  @query('[name=input-delay]') private delay!: HTMLInputElement;
  @query('confirm-dialog') private confirm!: ConfirmDialog;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(() => Promise.resolve());
  }

  protected override render() {
    return html`<p class="soft">${text('caption-inputs.hint')}</p>
      <ul class="caption-inputs">${repeat(this.inputs, (input) => input.id, (input) => this.#row(input))}</ul>
      ${this.added ? this.#addresses(this.added) : nothing}
      <form class="caption-input-form" novalidate @submit=${this.#add}>
        <label class="field"><span>${text('caption-inputs.name')}</span><input name="input-name" required maxlength="80" autocomplete="off" aria-describedby="input-fault" /></label>
        <label class="field"><span>${text('caption-inputs.delay')}</span><input name="input-delay" type="number" min="0" max="30" step="0.5" .value=${String(USUAL_DELAY)} aria-describedby="delay-hint input-fault" /></label>
        <button type="submit" class="button">${text('caption-inputs.add')}</button>
      </form>
      <p class="soft" id="delay-hint">${text('caption-inputs.delay.hint')}</p>
      <p class="order-failed" id="input-fault" role="alert">${this.fault || nothing}</p>
      <p class="done" role="status">${this.said || nothing}</p>
      <confirm-dialog></confirm-dialog>`;
  }

  #row(input: CaptionInput) {
    const { name, delay, addedAt, addedBy } = input;
    return html`<li><p><strong>${name}</strong> <small class="soft">${text('caption-inputs.facts', { delay: number(delay), day: day(addedAt), who: addedBy })}</small></p>
      <button type="button" class="button small danger" aria-label=${text('caption-inputs.remove.named', { name })} @click=${() => void this.#remove(input)}>${text('caption-inputs.remove')}</button></li>`;
  }

  #addresses({ name, textUrl, timedUrl }: NewCaptionInput) {
    return html`<section class="panel" aria-labelledby="new-input-title"><h4 id="new-input-title">${text('caption-inputs.made', { name })}</h4>
      <p>${text('caption-inputs.once')}</p>
      ${this.#address('text', textUrl)} ${this.#address('timed', timedUrl)}</section>`;
  }

  #address(style: 'text' | 'timed', url: string) {
    return html`<div class="caption-address"><label class="field"><span>${text(`caption-inputs.${style}`)}</span>
        <input type="text" readonly .value=${url} @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()} /></label>
      <button type="button" class="button small" aria-label=${text('caption-inputs.copy.named', { what: text(`caption-inputs.${style}`) })} @click=${() => void this.#copy(url)}>${text('caption-inputs.copy')}</button></div>`;
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const [name, delay] = [this.name.value, this.delay.valueAsNumber];
    void this.#do(async () => {
      this.added = await addCaptionInput(this.channel, name, Number.isNaN(delay) ? USUAL_DELAY : delay);
      this.name.value = '';
    });
  };

  async #remove(input: CaptionInput): Promise<void> {
    if (!(await this.confirm.ask('remove-caption-input', { name: input.name }))) return;
    await this.#do(async () => {
      await removeCaptionInput(this.channel, input);
      if (this.added?.id === input.id) this.added = null;
      this.said = text('caption-inputs.removed', { name: input.name });
    });
  }

  async #copy(url: string): Promise<void> {
    this.said = (await copy(url)) ? text('link.copied') : '';
  }

  async #do(work: () => Promise<void>): Promise<void> {
    [this.fault, this.said] = ['', ''];
    try {
      await work();
      this.inputs = await readCaptionInputs(this.channel);
    } catch (error) {
      this.fault = reasonOf(error);
    }
  }
}
