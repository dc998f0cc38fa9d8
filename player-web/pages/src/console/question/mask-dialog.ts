import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Findings, Passage, QuestionCard } from '../../api/moderation.ts';
import { maskedText, merged } from '../../moderation/masks.ts';
import { text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';
import { icons } from '../icons.ts';

/** Asks which passages of a question nobody may read, and shows what is left of it. */
@customElement('mask-dialog')
export class MaskDialog extends AskingDialog<readonly Passage[]> {
  @state() private words = '';
  @state() private passages: readonly Passage[] = [];
  @state() private fault = '';
  @query('#mask-words') private field!: HTMLTextAreaElement | null;

  /** What was noticed of addresses and numbers is masked already; null if nothing is masked after all. */
  show(card: QuestionCard, findings: Findings | null): Promise<readonly Passage[] | null> {
    const noticed = findings?.spans.filter(({ flag, place }) => flag === 'personal-data' && place === 'text') ?? [];
    [this.words, this.passages, this.fault] = [card.text, merged(noticed), ''];
    return this.ask();
  }

  protected heading(): string {
    return text('moderation.mask.title');
  }

  protected submitWords(): string {
    return text('moderation.mask.submit');
  }

  protected fields() {
    return html`<p id="mask-hint">${text('moderation.mask.hint')}</p>
      <div class="field"><label for="mask-words">${text('moderation.mask.words')}</label>
        <textarea id="mask-words" class="words" rows="5" readonly autofocus aria-describedby="mask-hint" .value=${this.words} @keydown=${this.#pressed}></textarea></div>
      <p class="row-actions"><button type="button" class="button small mask-add" @click=${this.#mask}>${text('moderation.mask.add')}</button></p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.passages.length > 0
        ? html`<ul class="masks" aria-label=${text('moderation.mask.list')}>${this.passages.map((passage) => html`<li><s>${this.words.slice(passage.start, passage.end)}</s>
            <button type="button" class="icon-button" aria-label=${text('moderation.mask.remove', { words: this.words.slice(passage.start, passage.end) })} @click=${() => this.#unmask(passage)}>${icons.close}</button></li>`)}</ul>`
        : nothing}
      <div class="question-aside"><h3>${text('moderation.mask.preview')}</h3><p class="question-words" role="status">${maskedText(this.words, this.passages)}</p></div>`;
  }

  /** Enter in the text masks what is chosen in it. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    this.#mask();
  };

  readonly #mask = (): void => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = this.field ?? {};
    if (end <= start) {
      this.fault = text('moderation.mask.none');
      return;
    }
    [this.passages, this.fault] = [merged([...this.passages, { start, end }]), ''];
    this.field?.setSelectionRange(end, end);
    this.field?.focus();
  };

  #unmask(passage: Passage): void {
    this.passages = this.passages.filter((one) => one !== passage);
    this.field?.focus();
  }

  protected filled(): readonly Passage[] | null {
    if (this.passages.length === 0) this.fault = text('moderation.mask.none');
    return this.passages.length > 0 ? this.passages : null;
  }
}
