import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { OwnLink, type OwnQuestion } from '../../api/question.ts';
import { readSitting, type Sitting } from '../../api/sitting.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { forgetLink } from '../../question/kept.ts';
import { Moments } from '../../question/moments.ts';
import { spoken } from '../../text/language-of-content.ts';
import { shortDay, text, timeOfDay, unbroken } from '../../text/text.ts';
import './own-question-actions.ts';
import { PrivatePage } from './private-page.ts';
import './question-answer.ts';

/** What the author of a question sees by the private link (`/questions/{id}#key`). */
@customElement('own-question-page')
export class OwnQuestionPage extends PrivatePage<OwnQuestion> {
  @state() private sitting: Sitting | null = null;
  protected readonly heading = 'own.title';
  protected readonly loading = 'own.loading';
  readonly #link = new OwnLink(this.linkId, this.linkKey);
  readonly #moments = new Moments(() => this.requestUpdate());

  protected async read(): Promise<OwnQuestion> {
    const own = await this.#link.read();
    // The question need not wait for it.
    void this.#findSitting(own.sitting);
    return own;
  }

  async #findSitting(id: string): Promise<void> {
    this.sitting ??= await readSitting(id).catch(() => null);
  }

  protected renderOwn(own: OwnQuestion) {
    const item = this.sitting?.agenda.find(({ id }) => id === own.item);
    const { state: at, refusal, answer, leader, author, original } = own;
    return html`<div class="own-question" @own-changed=${(event: CustomEvent<OwnQuestion>) => this.#changed(event.detail)}>
      ${this.sitting ? html`<p><a href="/sittings/${encodeURIComponent(own.sitting)}" lang=${spoken()}>${unbroken(this.sitting.title || this.sitting.body)}</a></p>` : nothing}
      ${item ? html`<p class="soft" lang=${spoken()}>${chapterLabel(item)}</p>` : nothing}
      ${at === 'withdrawn' ? nothing : html`<blockquote class="question-written">
        <p class="question-words" lang=${spoken()}>${own.text}</p>
        <p class="question-by"><strong>${[author.name, author.commune].filter(Boolean).join(', ')}</strong> ${text('question.asked-at', { day: shortDay(own.askedAt), time: timeOfDay(own.askedAt) })}</p>
      </blockquote>`}
      <div class="own-state ${at === 'refused' ? 'is-refused' : ''}" role="status">
        <p><strong>${text(`own.state.${at}`)}</strong></p>
        <p>${text(`own.words.${at}`)}</p>
        ${refusal && at !== 'published' && at !== 'withdrawn' ? html`<p>${text('own.refusal', { reason: text(`own.refusal.${refusal.reason}`) })}</p>
          ${refusal.words ? html`<p>${text('own.moderator')}</p><p class="question-words" lang=${spoken()}>${refusal.words}</p>` : nothing}` : nothing}
      </div>
      ${original === null || at === 'withdrawn' ? nothing : html`<div class="own-state is-refused"><p>${text('own.shortened')}</p><h2>${text('own.original')}</h2><p class="question-words" lang=${spoken()}>${original}</p></div>`}
      ${leader ? html`<h2>${text('own.leader')}</h2><blockquote class="question-written"><p class="question-words" lang=${spoken()}>${leader.text}</p></blockquote>` : nothing}
      ${this.#answer(answer ?? leader?.answer ?? null)}
      <own-question-actions .link=${this.#link} .question=${own}></own-question-actions>
    </div>`;
  }

  #answer(answer: OwnQuestion['answer']) {
    if (!answer) return nothing;
    const seconds = answer.spoken && this.#moments.placeOf(answer.spoken);
    return html`<h2>${text('own.answer')}</h2><question-answer .answer=${answer} .seconds=${seconds}></question-answer>`;
  }

  #changed(own: OwnQuestion): void {
    this.own = own;
    if (own.state === 'withdrawn') forgetLink(own.id);
  }
}
