import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from './icons.ts';
import { PageElement } from '../elements/page-element.ts';
import { text } from '../text/text.ts';

/** A dialog with a form; who opens it waits for what was filled in. */
export abstract class AskingDialog<T> extends PageElement {
  @state() private open = false;
  #answer: ((value: T | null) => void) | null = null;

  /** Opens it; null if it is left without an answer. */
  protected async ask(): Promise<T | null> {
    this.#settle(null);
    this.open = true;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    this.firstField()?.focus();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** What has the focus as it opens: what it asks, so that Enter answers and does not close it. */
  protected firstField(): HTMLElement | null {
    const of = (fields: string) => this.querySelector<HTMLElement>(`form :is(${fields}):not(:disabled)`);
    return of('[autofocus]') ?? of('input:checked') ?? of('input, select, textarea');
  }

  /** What was filled in; null while something is missing, which the dialog then says. */
  protected abstract filled(form: FormData): T | null;

  protected abstract heading(): string;

  protected abstract fields(): TemplateResult;

  protected abstract submitWords(): string;

  /** True if its answer harms somebody. */
  protected isDangerous(): boolean {
    return false;
  }

  protected override render() {
    const id = `${this.localName}-title`;
    return html`<dialog class="dialog" aria-labelledby=${id} @close=${this.#closed}>
      ${this.open
        ? html`<div class="dialog-head"><h2 id=${id}>${this.heading()}</h2>
              <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.#settle(null)}>${icons.close}</button></div>
            <form @submit=${this.#submit}>${this.fields()}
              <div class="dialog-actions">
                <button type="button" class="button" @click=${() => this.#settle(null)}>${text('console.confirm.no')}</button>
                <button type="submit" class="button ${this.isDangerous() ? 'danger' : 'primary'}">${this.submitWords()}</button>
              </div></form>`
        : nothing}
    </dialog>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const value = this.filled(new FormData(event.target as HTMLFormElement));
    if (value !== null) this.#settle(value);
  };

  /** The event comes a moment later: by then it may be open again. */
  readonly #closed = (event: Event): void => {
    if (!(event.target as HTMLDialogElement).open) this.#settle(null);
  };

  #settle(value: T | null): void {
    const answer = this.#answer;
    this.#answer = null;
    this.querySelector('dialog')?.close();
    if (answer) this.open = false;
    answer?.(value);
  }
}
