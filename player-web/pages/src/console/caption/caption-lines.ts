import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { correctCaption } from '../../api/live-caption-desk.ts';
import type { LiveCaption } from '../../api/live-caption.ts';
import { transcriptOf } from '../../caption/live-transcript.ts';
import { PageElement } from '../../elements/page-element.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

const MOST = 12;

/**
 * The last lines as everybody reads them, the newest below: Enter corrects one in its place, Enter again shows it to all. Emits
 * `lines-left` when the focus goes below the last one.
 */
@customElement('caption-lines')
export class CaptionLines extends PageElement {
  @property() channel = '';
  @state() private captions: readonly LiveCaption[] = [];
  /** The caption that is corrected, as it was when that began. */
  @state() private edited: LiveCaption | null = null;
  @state() private said = '';
  @state() private fault = '';
  #leave = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const transcript = transcriptOf(this.channel);
    this.#leave = transcript.follow(() => this.#read());
    this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** Puts the focus on the newest line. */
  enter(): void {
    this.#lines().at(-1)?.focus();
  }

  protected override render() {
    return html`<h3 id="lines-title">${text('live-captions.lines')}</h3>
      <p class="soft" id="lines-hint">${text('live-captions.lines.hint')}</p>
      ${this.captions.length === 0 ? html`<p class="notice">${text('live-captions.lines.none')}</p>` : nothing}
      <ol class="caption-lines" aria-labelledby="lines-title" @keydown=${this.#key}>${repeat(this.captions, (caption) => caption.id, (caption) => this.#row(caption))}</ol>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <p class="done" role="status">${this.said || nothing}</p>`;
  }

  #row(caption: LiveCaption) {
    const { language, start, source, state: how } = caption;
    const told = text(`live-captions.state.${how === 'heard' || how === 'partial' ? source : how}`);
    const time = preciseTimeOfDay(new Date(start));
    if (this.edited?.id === caption.id) {
      return html`<li><form class="caption-edit" @submit=${this.#submit}>
        <input name="corrected" lang=${language} maxlength="500" autocomplete="off" aria-label=${text('live-captions.correct.field', { time })} aria-describedby="lines-hint" .value=${oneLine(this.edited)} />
        <button type="submit" class="button small primary">${text('live-captions.correct.save')}</button>
        <button type="button" class="button small" @click=${() => this.#stop()}>${text('live-captions.correct.cancel')}</button>
      </form></li>`;
    }
    return html`<li><button type="button" class="caption-line is-${how}" data-id=${caption.id} @click=${() => void this.#begin(caption)}>
      <span class="caption-text" lang=${language}>${oneLine(caption)}</span><small class="soft">${time} · ${told}</small>
    </button></li>`;
  }

  #read(): void {
    const all = transcriptOf(this.channel).captions;
    const first = Math.max(0, all.length - MOST);
    const at = this.edited ? all.findIndex(({ id }) => id === this.edited?.id) : -1;
    // What is being corrected stays where it is seen; what is gone is not corrected any more.
    if (this.edited && at < 0) this.#stop();
    this.captions = all.slice(at < 0 ? first : Math.min(first, at));
  }

  #lines(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.caption-line')];
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.edited) return this.#stop();
    if (this.edited || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const lines = this.#lines();
    const next = lines.indexOf(event.target as HTMLElement) + (event.key === 'ArrowUp' ? -1 : 1);
    if (next >= lines.length) this.dispatchEvent(new CustomEvent('lines-left'));
    else lines[Math.max(0, next)]?.focus();
  };

  async #begin(caption: LiveCaption): Promise<void> {
    [this.edited, this.said, this.fault] = [caption, '', ''];
    await this.updateComplete;
    const field = this.querySelector<HTMLInputElement>('[name=corrected]');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  #stop(): void {
    const id = this.edited?.id;
    this.edited = null;
    void this.updateComplete.then(() => (this.#lines().find((line) => line.dataset['id'] === id) ?? this.#lines().at(-1))?.focus());
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { edited } = this;
    const typed = this.querySelector<HTMLInputElement>('[name=corrected]')?.value ?? '';
    if (!edited) return;
    try {
      const { state } = await correctCaption(this.channel, edited, typed);
      this.said = text(`live-captions.did.${state}`);
      this.fault = '';
      this.edited = null;
      this.dispatchEvent(new CustomEvent('lines-left'));
    } catch (error) {
      this.fault = reasonOf(error);
      // What it is now is read before it is corrected again.
      this.edited = transcriptOf(this.channel).find(edited.id) ?? null;
    }
  };
}

function oneLine(caption: LiveCaption): string {
  return caption.text.replaceAll('\n', ' ');
}
