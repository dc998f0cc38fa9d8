import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask, type Asked, type KeepsDays } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import type { Sitting } from '../../api/sitting.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { browserSecret, keepAuthor, keepDraft, keepLink, keptAuthor, keptDraft, type Draft } from '../../question/kept.ts';
import { ProofOfWork } from '../../question/proof-of-work.ts';
import { language } from '../../text/language.ts';
import { spoken } from '../../text/language-of-content.ts';
import { number, plural, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';
import './question-appeal.ts';
import './question-fields.ts';
import type { QuestionFields, QuestionTyped } from './question-fields.ts';
import './question-sent.ts';

/**
 * Asks a question. Emits `question-asked` on the window when one was sent, and `close-request`.
 * What is typed is kept until then.
 */
@customElement('question-form')
export class QuestionForm extends PageElement {
  @property({ attribute: false }) sitting!: Sitting;
  @property({ attribute: false }) keeps!: KeepsDays;
  /** The item that is debated, which is proposed. */
  @property({ attribute: false }) current: string | null = null;
  @state() private draft: Draft = { name: '', commune: '', text: '', item: null, email: '', mailLink: false };
  @state() private emailIsWrong = false;
  /** The private link of the question that was sent is mailed, too. */
  @state() private mailed = false;
  @state() private remembers = false;
  @state() private sending = false;
  @state() private solved: number | null = null;
  @state() private trouble: Refusal | null = null;
  @state() private asked: Asked | null = null;
  @query('question-fields') private fields!: QuestionFields;
  readonly #proof = new ProofOfWork((part) => (this.solved = part));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#proof.close();
  }

  protected override firstUpdated(): void {
    void this.fields.updateComplete.then(() => this.querySelector<HTMLElement>('#question-text')?.focus());
  }

  protected override render() {
    if (this.asked) return html`<question-sent ?mailed=${this.mailed} .asked=${this.asked} @again-request=${() => void this.#again()}></question-sent>`;
    return html`<form class="question-form" novalidate @submit=${this.#submit}>
      <div class="field">
        <label for="question-item">${text('question.field.item')}</label>
        <select id="question-item" @change=${this.#choose}>
          <option value="">${text('question.item.none')}</option>
          ${this.sitting.agenda.map((item) => html`<option value=${item.id} lang=${spoken()} ?selected=${item.id === this.draft.item}>${chapterLabel(item)}</option>`)}
        </select>
      </div>
      <question-fields .value=${this.draft} @typed=${(event: CustomEvent<QuestionTyped>) => this.#keep({ ...this.draft, ...event.detail })}></question-fields>
      ${this.keeps.email === null ? nothing : this.#email()}
      <label class="check"><input type="checkbox" .checked=${this.remembers} @change=${this.#remember} /><span>${text('question.remember')}</span></label>
      <div class="question-notice">
        <p>${text('question.notice.public')}</p>
        <details><summary>${text('question.notice')}</summary>${this.#notice()}</details>
      </div>
      <p role="alert" class="question-fault">${this.trouble ? (this.trouble.detail?.[language()] ?? text('question.send.failed')) : nothing}</p>
      ${this.trouble?.code === 'banned' ? html`<question-appeal></question-appeal>` : nothing}
      <p class="question-actions">
        <button type="submit" class="button primary" aria-disabled=${this.sending}>${text(this.sending ? 'question.sending' : 'question.send')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('close-request', { bubbles: true }))}>${text('question.close')}</button>
        ${this.sending && this.solved !== null ? html`<label class="question-proof">${text('question.proof', { percent: number(Math.round(this.solved * 100)) })} <progress max="1" .value=${this.solved}></progress></label>` : nothing}
      </p>
    </form>`;
  }

  #email() {
    return html`<div class="field">
      <label for="question-email">${text('question.field.email')} <small>${text('question.optional')}</small></label>
      <input id="question-email" type="email" maxlength="254" autocomplete="email" aria-invalid=${this.emailIsWrong} aria-describedby="question-email-hint question-email-fault"
        .value=${this.draft.email} @input=${(event: Event) => this.#keep({ ...this.draft, email: (event.target as HTMLInputElement).value })} />
      <small id="question-email-hint">${text('question.field.email.hint')}</small>
      <p class="question-fault" id="question-email-fault">${this.emailIsWrong ? text('question.fault.email') : nothing}</p>
    </div>
    <label class="check"><input type="checkbox" id="question-mail-link" .checked=${this.draft.mailLink} @change=${(event: Event) => this.#keep({ ...this.draft, mailLink: (event.target as HTMLInputElement).checked })} /><span>${text('question.field.mail-link')}</span></label>`;
  }

  #notice() {
    const { author, unpublished, email } = this.keeps;
    const days = (count: number) => ({ days: plural('question.days', count) });
    return html`<ul>
      <li>${text('question.notice.author', days(unpublished))}</li>
      ${email === null ? nothing : html`<li>${text('question.notice.email', days(email))}</li>`}
      <li>${text('question.notice.line', days(author))}</li>
      <li>${text('question.notice.rights')}</li>
    </ul>`;
  }

  #begin(): void {
    const author = keptAuthor();
    this.remembers = author !== null;
    const item = this.sitting?.agenda.some(({ id }) => id === this.current) ? this.current : null;
    this.draft = keptDraft(this.sitting.id) ?? { name: author?.name ?? '', commune: author?.commune ?? '', text: '', item, email: '', mailLink: false };
    this.#proof.begin();
  }

  #keep(draft: Draft): void {
    this.draft = draft;
    keepDraft(this.sitting.id, draft);
    this.#proof.begin();
  }

  #choose(event: Event): void {
    this.#keep({ ...this.draft, item: (event.target as HTMLSelectElement).value || null });
  }

  #remember(event: Event): void {
    this.remembers = (event.target as HTMLInputElement).checked;
    if (!this.remembers) keepAuthor(null);
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending || !(await this.fields.check()) || !(await this.#checkEmail())) return;
    [this.sending, this.trouble] = [true, null];
    try {
      this.#sent(await this.#send());
    } catch (error) {
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
      this.#proof.begin();
    } finally {
      this.sending = false;
    }
  }

  async #checkEmail(): Promise<boolean> {
    const field = this.querySelector<HTMLInputElement>('#question-email');
    this.emailIsWrong = field?.validity.valid === false;
    await this.updateComplete;
    if (this.emailIsWrong) field?.focus();
    return !this.emailIsWrong;
  }

  /** A challenge that was too old is made good once, without a word. */
  async #send(): Promise<Asked> {
    try {
      return await this.#post();
    } catch (error) {
      if (error instanceof Refusal && error.code === 'challenge-needed') return this.#post();
      throw error;
    }
  }

  async #post(): Promise<Asked> {
    const challenge = await this.#proof.take();
    const { name, commune, text: words, item, email, mailLink } = this.draft;
    return ask(this.sitting.id, { name: name.trim(), commune: commune.trim(), text: words.trim(), item, email: this.keeps.email === null ? '' : email.trim(), mailLink: this.keeps.email !== null && email.trim() !== '' && mailLink, language: language(), browser: browserSecret(), challenge });
  }

  #sent(asked: Asked): void {
    const { name, commune, text: words, email, mailLink } = this.draft;
    this.mailed = mailLink && email.trim() !== '' && this.keeps.email !== null;
    keepAuthor(this.remembers ? { name, commune } : null);
    keepLink({ id: asked.id, key: asked.key, sitting: this.sitting.id, text: words.trim(), askedAt: new Date().toISOString() });
    keepDraft(this.sitting.id, null);
    this.asked = asked;
    dispatchEvent(new Event('question-asked'));
  }

  async #again(): Promise<void> {
    this.asked = null;
    this.draft = { ...this.draft, text: '' };
    this.#proof.begin();
    await this.updateComplete;
    await this.fields.updateComplete;
    this.querySelector<HTMLElement>('#question-text')?.focus();
  }
}
