import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LONGEST_TEXT, questionFaults, type QuestionField } from '../../question/question-faults.ts';
import { plural, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** What is typed of a question. */
export interface QuestionTyped {
  readonly name: string;
  readonly commune: string;
  readonly text: string;
}

/** The fields of a question's words and of who asks. Emits `typed` with a {@link QuestionTyped}. */
@customElement('question-fields')
export class QuestionFields extends PageElement {
  @property({ attribute: false }) value: QuestionTyped = { name: '', commune: '', text: '' };
  @state() private checked = false;

  protected override render() {
    const { name, commune, text: words } = this.value;
    const left = LONGEST_TEXT - words.trim().length;
    const faults = this.checked ? questionFaults(this.value) : {};
    return html`<div class="field">
        <label for="question-text">${text('question.field.text')} <small>${text('question.required')}</small></label>
        <textarea id="question-text" rows="5" aria-invalid=${faults.text !== undefined} aria-describedby="question-left question-text-fault"
          .value=${words} @input=${this.#typed}></textarea>
        <small id="question-left">${left >= 0 ? plural('question.left', left) : plural('question.over', -left)}</small>
        ${this.#fault('text', faults.text)}
      </div>
      <div class="question-who">
        <div class="field">
          <label for="question-name">${text('question.field.name')} <small>${text('question.field.name.hint')}</small></label>
          <input id="question-name" maxlength="60" autocomplete="nickname" aria-invalid=${faults.name !== undefined} aria-describedby="question-name-fault"
            .value=${name} @input=${this.#typed} />
          ${this.#fault('name', faults.name)}
        </div>
        <div class="field">
          <label for="question-commune">${text('question.field.commune')} <small>${text('question.optional')}</small></label>
          <input id="question-commune" maxlength="60" autocomplete="address-level2" .value=${commune} @input=${this.#typed} />
        </div>
      </div>`;
  }

  /** True if it can be sent; else the first field with a fault has the focus. */
  async check(): Promise<boolean> {
    this.checked = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return Object.keys(questionFaults(this.value)).length === 0;
  }

  #fault(field: QuestionField, fault: string | undefined) {
    return html`<p class="question-fault" id="question-${field}-fault">${fault ? text(`question.fault.${fault}` as 'question.fault.text.empty') : nothing}</p>`;
  }

  #typed(): void {
    const of = (name: string) => this.querySelector<HTMLInputElement>(`#question-${name}`)?.value ?? '';
    this.value = { name: of('name'), commune: of('commune'), text: of('text') };
    this.dispatchEvent(new CustomEvent<QuestionTyped>('typed', { detail: this.value, bubbles: true }));
  }
}
