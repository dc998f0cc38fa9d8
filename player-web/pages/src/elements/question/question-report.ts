import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { report, REPORT_REASONS, type Asked, type NewReport, type Question } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import { keepReport } from '../../question/kept.ts';
import { ProofOfWork } from '../../question/proof-of-work.ts';
import { language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** Reports a published question to the moderators, or asks for a right of reply. */
@customElement('question-report')
export class QuestionReport extends PageElement {
  @state() private question: Question | null = null;
  @state() private state: 'typing' | 'sending' | 'sent' = 'typing';
  @state() private trouble: Refusal | null = null;
  @state() private sent: Asked | null = null;
  /** The sitting of the questions on the page. */
  @property({ attribute: false }) sitting = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #proof = new ProofOfWork(() => undefined);

  show(question: Question): void {
    [this.question, this.state, this.trouble] = [question, 'typing', null];
    this.querySelector('form')?.reset();
    this.#proof.begin();
    this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#proof.close();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="report-title">
      <div class="dialog-head">
        <h2 id="report-title">${text('question.report.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('question.close')} @click=${() => this.dialog.close()}>${icons.close}</button>
      </div>
      <p class="question-quote">${this.question?.text}</p>
      <form ?hidden=${this.state === 'sent'} @submit=${this.#submit}>
        <fieldset class="question-reasons"><legend>${text('question.report.reason')}</legend>
          ${REPORT_REASONS.map((reason) => html`<label class="check"><input type="radio" name="reason" value=${reason} required /><span>${text(`question.report.${reason}`)}</span></label>`)}
        </fieldset>
        <div class="field"><label for="report-words">${text('question.report.words')} <small>${text('question.optional')}</small></label>
          <textarea id="report-words" name="words" rows="3" maxlength="1000"></textarea></div>
        <div class="field"><label for="report-contact">${text('question.report.contact')} <small>${text('question.report.contact.hint')}</small></label>
          <input id="report-contact" name="contact" type="email" maxlength="254" autocomplete="email" /></div>
        <p role="alert" class="question-fault">${this.trouble ? (this.trouble.detail?.[language()] ?? text('question.failed')) : nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text('question.close')}</button>
          <button type="submit" class="button primary" aria-disabled=${this.state === 'sending'}>${text(this.state === 'sending' ? 'question.sending' : 'question.report.send')}</button>
        </div>
      </form>
      <p role="status">${this.state === 'sent' ? text('question.report.sent') : nothing}</p>
      ${this.state === 'sent' && this.sent ? html`<p>${text('question.report.follow')}</p><p class="question-actions"><a class="button primary" href=${this.sent.link}>${text('question.report.open')}</a></p>` : nothing}
    </dialog>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.state === 'sending' || !this.question) return;
    const data = new FormData(event.target as HTMLFormElement);
    const of = (name: string) => String(data.get(name) ?? '').trim();
    [this.state, this.trouble] = ['sending', null];
    try {
      const challenge = await this.#proof.take();
      this.sent = await report(this.question.id, { reason: of('reason') as NewReport['reason'], words: of('words'), contact: of('contact'), language: language(), challenge });
      keepReport({ id: this.sent.id, key: this.sent.key, sitting: this.sitting, text: this.question.text, askedAt: new Date().toISOString() });
      dispatchEvent(new Event('question-asked'));
      this.state = 'sent';
    } catch (error) {
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
      this.state = 'typing';
      this.#proof.begin();
    }
  }
}
