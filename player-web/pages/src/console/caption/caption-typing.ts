import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { typeLine } from '../../api/live-caption-desk.ts';
import { Refusal } from '../../api/request.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** Viewers see a line grow this often. */
const DRAFT_MILLIS = 500;

const NOT_PUBLIC = 'not-public';

/**
 * Where somebody types or respeaks: each Enter ends a line, which is seen while it is typed. Emits `typing-left` when the focus goes
 * above it.
 */
@customElement('caption-typing')
export class CaptionTyping extends PageElement {
  @property() channel = '';
  @state() private fault = '';
  @query('input') private field!: HTMLInputElement;
  #begunAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Each is sent when the one before has arrived. */
  #sent: Promise<unknown> = Promise.resolve();
  #drafting = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Puts the focus into the field. */
  enter(): void {
    this.field.focus();
  }

  protected override render() {
    return html`<form class="caption-typing" @submit=${this.#submit}>
        <label class="field"><span>${text('live-captions.typing')}</span>
          <input name="said" maxlength="500" autocomplete="off" aria-describedby="typing-hint" @input=${this.#typed} @keydown=${this.#key} /></label>
        <button type="submit" class="button primary">${text('live-captions.send')}</button>
      </form>
      <p class="soft" id="typing-hint">${text('live-captions.typing.hint')}</p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>`;
  }

  readonly #typed = (): void => {
    if (this.field.value === '' && this.#begunAt === null) return;
    this.#begunAt ??= performance.now();
    this.#timer ??= setTimeout(() => this.#draft(), DRAFT_MILLIS);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' || event.isComposing) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('typing-left'));
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const said = this.field.value;
    const typedFor = this.#typedFor();
    clearTimeout(this.#timer);
    [this.#timer, this.#begunAt] = [undefined, null];
    if (said.trim() === '') return;
    this.field.value = '';
    this.#sent = this.#sent.then(() => this.#send(said, typedFor, true));
  };

  /** One at a time: who types faster than the line carries sends fewer. */
  #draft(): void {
    this.#timer = undefined;
    if (this.#drafting) return this.#typed();
    this.#drafting = true;
    const [said, typedFor] = [this.field.value, this.#typedFor()];
    if (said === '') this.#begunAt = null;
    this.#sent = this.#sent.then(() => this.#send(said, typedFor, false)).finally(() => (this.#drafting = false));
  }

  #typedFor(): number {
    return this.#begunAt === null ? 0 : (performance.now() - this.#begunAt) / 1000;
  }

  async #send(said: string, typedFor: number, isFinal: boolean): Promise<void> {
    try {
      await typeLine(this.channel, said, typedFor, isFinal);
      this.fault = '';
    } catch (error) {
      this.fault = reasonOf(error);
      const isNotPublic = error instanceof Refusal && error.code === NOT_PUBLIC;
      // What was said while nothing is public is not sent later; what the line lost may be.
      if (isFinal && !isNotPublic && this.field.value === '') this.field.value = said;
    }
  }
}
