import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { OwnLink, OwnQuestion } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import { language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import './question-fields.ts';
import type { QuestionFields } from './question-fields.ts';

/** What an author may do with their question. Emits `own-changed` with what it has become. */
@customElement('own-question-actions')
export class OwnQuestionActions extends PageElement {
  @property({ attribute: false }) link!: OwnLink;
  @property({ attribute: false }) question!: OwnQuestion;
  @state() private doing: 'correct' | 'contest' | null = null;
  @state() private trouble: Refusal | null = null;
  @state() private done: 'corrected' | 'email.erased' | null = null;
  @query('question-fields') private fields!: QuestionFields | null;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override render() {
    const { state: at, mayCorrect, mayContest } = this.question;
    const opens = (what: 'correct' | 'contest') => html`<button type="button" class="button ${what === 'contest' ? 'primary' : ''}" aria-expanded=${this.doing === what} @click=${() => void this.#open(what)}>
      ${text(`own.${what}`)}</button>`;
    return html`<p class="question-actions">
        ${mayCorrect ? opens('correct') : nothing}
        ${mayContest ? opens('contest') : nothing}
        <button type="button" class="button" @click=${() => void this.#export()}>${icons.download}${text('own.export')}</button>
        ${at === 'withdrawn' ? nothing : html`<button type="button" class="button own-withdraw" @click=${() => this.dialog.showModal()}>${icons.trash}${text('own.withdraw')}</button>`}
      </p>
      ${this.question.emailKept ? html`<p class="question-actions"><span>${text('own.email')}</span><button type="button" class="button small" @click=${() => void this.#forgetEmail()}>${text('own.email.erase')}</button></p>` : nothing}
      ${mayCorrect && this.doing === 'correct' ? this.#correctForm() : nothing}
      ${mayContest && this.doing === 'contest' ? this.#contestForm() : nothing}
      <p role="alert" class="question-fault">${this.trouble ? (this.trouble.detail?.[language()] ?? text('question.failed')) : nothing}</p>
      <p role="status">${this.done ? text(`own.${this.done}`) : nothing}</p>
      <dialog class="dialog" role="alertdialog" aria-labelledby="withdraw-title" aria-describedby="withdraw-text">
        <div class="dialog-head"><h2 id="withdraw-title">${text('own.withdraw.title')}</h2></div>
        <p id="withdraw-text">${text('own.withdraw.text')}</p>
        <div class="dialog-actions">
          <button type="button" class="button" autofocus @click=${() => this.dialog.close()}>${text('own.withdraw.no')}</button>
          <button type="button" class="button primary" @click=${() => void this.#withdraw()}>${text('own.withdraw.yes')}</button>
        </div>
      </dialog>`;
  }

  #correctForm() {
    const { author, text: words } = this.question;
    return html`<form class="question-form" novalidate @submit=${this.#correct}>
      <question-fields .value=${{ ...author, text: words }}></question-fields>
      <p class="question-actions"><button type="submit" class="button primary">${text('own.correct.save')}</button></p>
    </form>`;
  }

  #contestForm() {
    return html`<form class="question-form" novalidate @submit=${this.#contest}>
      <div class="field">
        <label for="contest-words">${text('own.contest.words')}</label>
        <textarea id="contest-words" rows="4" maxlength="1000" aria-describedby="contest-hint"></textarea>
        <small id="contest-hint">${text('own.contest.hint')}</small>
      </div>
      <p class="question-actions"><button type="submit" class="button primary">${text('own.contest.send')}</button></p>
    </form>`;
  }

  async #open(what: 'correct' | 'contest'): Promise<void> {
    this.doing = this.doing === what ? null : what;
    [this.trouble, this.done] = [null, null];
    await this.updateComplete;
    await this.fields?.updateComplete;
    this.querySelector<HTMLElement>('form textarea')?.focus();
  }

  async #correct(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.fields || !(await this.fields.check())) return;
    const { name, commune, text: words } = this.fields.value;
    if (await this.#give(() => this.link.correct({ name: name.trim(), commune: commune.trim(), text: words.trim() }))) this.done = 'corrected';
  }

  async #contest(event: Event): Promise<void> {
    event.preventDefault();
    const words = this.querySelector<HTMLTextAreaElement>('#contest-words')?.value.trim() ?? '';
    await this.#give(() => this.link.contest(words));
  }

  async #forgetEmail(): Promise<void> {
    if (await this.#give(() => this.link.forgetEmail())) this.done = 'email.erased';
  }

  async #withdraw(): Promise<void> {
    this.dialog.close();
    await this.#give(() => this.link.withdraw());
  }

  async #give(order: () => Promise<OwnQuestion>): Promise<boolean> {
    this.trouble = null;
    try {
      const own = await order();
      this.doing = null;
      this.dispatchEvent(new CustomEvent<OwnQuestion>('own-changed', { detail: own, bubbles: true }));
      return true;
    } catch (error) {
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
      return false;
    }
  }

  async #export(): Promise<void> {
    try {
      const all = JSON.stringify(await this.link.export(), null, 2);
      const address = URL.createObjectURL(new Blob([all], { type: 'application/json' }));
      Object.assign(document.createElement('a'), { href: address, download: `question-${this.question.id}.json` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      this.trouble = null;
    } catch (error) {
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
    }
  }
}
