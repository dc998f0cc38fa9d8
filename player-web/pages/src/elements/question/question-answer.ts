import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QuestionAnswer, SpokenAnswer, WrittenAnswer } from '../../api/question.ts';
import { naming, spoken } from '../../text/language-of-content.ts';
import { duration, shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** Where a spoken answer is to be seen. */
export interface Moment {
  readonly spoken: SpokenAnswer;
  /** Of the replay; null if that is not known. */
  readonly seconds: number | null;
}

/** How a question was answered. Emits `moment-request` with a {@link Moment} where the page plays it. */
@customElement('question-answer')
export class QuestionAnswerView extends PageElement {
  @property({ attribute: false }) answer: QuestionAnswer | null = null;
  @property({ attribute: false }) seconds: number | null = null;
  /** What the page plays has the answer. */
  @property({ attribute: false }) plays: 'live' | 'replay' | null = null;

  protected override render() {
    const { spoken, written } = this.answer ?? {};
    return html`${spoken ? html`<p class="question-spoken">${this.#spoken(spoken)}</p>` : nothing}${written ? writtenText('question.answer.written', written) : nothing}`;
  }

  #spoken(spoken: SpokenAnswer) {
    const { seconds } = this;
    const time = this.plays === 'live' ? timeOfDay(spoken.start) : seconds === null ? null : duration(seconds);
    const words = html`${icons.play}${time === null ? text('question.answer.spoken') : text('question.answer.spoken-at', { time })}`;
    if (this.plays && time !== null) {
      return html`<button type="button" class="button small" @click=${() => this.#go({ spoken, seconds })}>${words}</button>`;
    }
    const place = seconds === null ? '' : `#t=${seconds}`;
    return html`<a class="button small" href="/watch/${encodeURIComponent(spoken.broadcast)}${place}">${words}</a>`;
  }

  #go(moment: Moment): void {
    this.dispatchEvent(new CustomEvent<Moment>('moment-request', { detail: moment, bubbles: true }));
  }
}

/** An answer or a reply in writing, and in whose name. */
export function writtenText(key: 'question.answer.written' | 'question.reply', { from, text: words, at }: WrittenAnswer) {
  return html`<div class="question-written">
    <p class="question-from">${naming(key, 'from', from, { day: shortDay(at) })}</p>
    <p class="question-words" lang=${spoken()}>${words}</p>
  </div>`;
}
