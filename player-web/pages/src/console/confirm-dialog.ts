import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../elements/page-element.ts';
import { text } from '../text/text.ts';

/** What can be asked; also the stem of its texts. */
export type Question =
  | 'end' | 'no-source' | 'reopen' | 'settle' | 'trial' | 'delete' | 'correct' | 'lift' | 'remove-item' | 'remove-member' | 'delete-assembly' | 'delete-sitting' | 'reset' | 'release' | 'disable' | 'delete-person' | 'take-pen' | 'held' | 'lift-ban' | 'delete-report' | 'unpublish-report' | 'delete-shelf' | 'remove-captions' | 'confirm-captions' | 'confirm-film-captions' | 'remove-caption-input' | 'cancel-upload' | 'remove-passage' | 'compose-again';

/** The questions whose yes destroys something. */
const DANGEROUS: readonly Question[] = ['end', 'reopen', 'delete', 'correct', 'lift', 'remove-item', 'remove-member', 'delete-assembly', 'delete-sitting', 'release', 'disable', 'delete-person', 'delete-report', 'unpublish-report', 'delete-shelf', 'remove-captions', 'remove-caption-input', 'cancel-upload', 'remove-passage'];

/** Asks before something that cannot be undone. The safe answer has the focus. */
@customElement('confirm-dialog')
export class ConfirmDialog extends PageElement {
  @state() private question: Question = 'end';
  @state() private values: Readonly<Record<string, string>> = {};
  #answer: ((yes: boolean) => void) | null = null;

  /**
   * True if the operator says yes; false for no, Escape and a second question meanwhile.
   *
   * @param values what the question's texts are filled in with
   */
  async ask(question: Question, values: Readonly<Record<string, string>> = {}): Promise<boolean> {
    this.#settle(false);
    [this.question, this.values] = [question, values];
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLButtonElement>('.confirm-no')?.focus();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  protected override render() {
    // Where the question itself is of cancelling, “cancel” would be either answer.
    const stem = `console.confirm.${this.question}` as const;
    return html`<dialog class="dialog" role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${this.#closed}>
      <div class="dialog-head"><h2 id="confirm-title">${text(`${stem}.title`, this.values)}</h2></div>
      <p id="confirm-text">${text(`${stem}.text`, this.values)}</p>
      <div class="dialog-actions">
        <button type="button" class="button confirm-no" @click=${() => this.#settle(false)}>${text(this.question === 'cancel-upload' ? 'console.confirm.cancel-upload.no' : 'console.confirm.no')}</button>
        <button type="button" class="button ${DANGEROUS.includes(this.question) ? 'danger' : 'primary'}" @click=${() => this.#settle(true)}>${text(`${stem}.yes`)}</button>
      </div>
    </dialog>`;
  }

  /** The event comes a moment later: by then the next question may be asked. */
  #closed(event: Event): void {
    if (!(event.target as HTMLDialogElement).open) this.#settle(false);
  }

  #settle(yes: boolean): void {
    const answer = this.#answer;
    this.#answer = null;
    this.querySelector('dialog')?.close();
    answer?.(yes);
  }
}
