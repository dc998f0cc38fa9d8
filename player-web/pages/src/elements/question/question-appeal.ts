import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { appeal } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import { browserSecret } from '../../question/kept.ts';
import { language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** Somebody who may not ask for a time objects to that, once. */
@customElement('question-appeal')
export class QuestionAppeal extends PageElement {
  @state() private sent = false;
  @state() private trouble: Refusal | null = null;

  protected override render() {
    if (this.sent) return html`<p role="status" class="notice">${text('question.appeal.sent')}</p>`;
    return html`<div class="field">
        <label for="question-appeal">${text('question.appeal')}</label>
        <textarea id="question-appeal" rows="3" maxlength="1000" aria-describedby="question-appeal-fault"></textarea>
        <p role="alert" class="question-fault" id="question-appeal-fault">${this.trouble ? (this.trouble.detail?.[language()] ?? text('question.failed')) : nothing}</p>
      </div>
      <p><button type="button" class="button" @click=${() => void this.#send()}>${text('question.appeal.send')}</button></p>`;
  }

  async #send(): Promise<void> {
    try {
      await appeal(browserSecret(), this.querySelector('textarea')?.value ?? '');
      this.sent = true;
    } catch (error) {
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
    }
  }
}
