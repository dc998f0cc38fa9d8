import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Question } from '../../api/question.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import './question-answer.ts';
import { writtenText } from './question-answer.ts';

/** A published question. Emits `support-request` and `report-request` with the question. */
@customElement('question-card')
export class QuestionCard extends PageElement {
  @property({ attribute: false }) question!: Question;
  @property({ attribute: false }) supported = false;
  @property({ attribute: false }) seconds: number | null = null;
  @property({ attribute: false }) plays: 'live' | 'replay' | null = null;

  protected override render() {
    const { id, text: words, shortened, author, askedAt, askedBy, onScreen, state, answer, reply, supports } = this.question;
    const who = [author.name, author.commune].filter(Boolean).join(', ');
    return html`<article class="question" aria-labelledby="question-${id}">
      <p class="question-about">
        ${state === 'answered' ? html`<span class="badge badge-good">${icons.check}${text('question.answered')}</span>` : nothing}
        ${onScreen ? html`<span class="badge badge-preview">${text('question.on-screen')}</span>` : nothing}
      </p>
      <p class="question-words" lang=${spoken()} id="question-${id}">${words}</p>
      ${shortened ? html`<p class="soft question-shortened">${text('question.shortened')}</p>` : nothing}
      <p class="question-by"><strong>${who}</strong> <time datetime=${askedAt}>${text('question.asked-at', { day: shortDay(askedAt), time: timeOfDay(askedAt) })}</time>${askedBy > 1 ? html`${text('list.and')}<span>${plural('question.asked-by', askedBy)}</span>` : nothing}</p>
      ${answer ? html`<question-answer .answer=${answer} .seconds=${this.seconds} .plays=${this.plays}></question-answer>` : nothing}
      ${reply ? writtenText('question.reply', reply) : nothing}
      <p class="question-actions">
        <button type="button" class="button small question-support" aria-pressed=${this.supported} aria-describedby="question-${id}" @click=${() => this.#emit('support-request')}>
          ${this.supported ? icons.check : icons.up}<span>${text('question.support')}</span><span class="question-count">${plural('question.supports', supports)}</span>
        </button>
        <button type="button" class="button small question-report" aria-describedby="question-${id}" @click=${() => this.#emit('report-request')}>${text('question.report')}</button>
      </p>
    </article>`;
  }

  #emit(name: string): void {
    this.dispatchEvent(new CustomEvent<Question>(name, { detail: this.question, bubbles: true }));
  }
}
