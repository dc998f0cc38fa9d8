import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Findings, QuestionAction, QuestionCard, QuestionReport, WrittenAnswer } from '../api/moderation.ts';
import { me } from '../api/staff.ts';
import type { AgendaItem } from '../api/sitting.ts';
import { icons } from './icons.ts';
import { PageElement } from '../elements/page-element.ts';
import { mayBe, pieces } from '../moderation/queue.ts';
import { day, number, plural, text, unbroken, type TextKey } from '../text/text.ts';
import { ask, type ModerationOrder } from './moderation-order.ts';
import { itemWords, momentOf, stepWords } from './moderation-words.ts';

/** A question before a moderator: what is known of it, and what may be done with it. Emits `moderate`. */
@customElement('moderation-card')
export class ModerationCard extends PageElement {
  @property({ attribute: false }) card!: QuestionCard;
  @property({ attribute: false }) findings: Findings | null = null;
  @property({ attribute: false }) agenda: readonly AgendaItem[] = [];
  /** The one that stands for it, if it was merged. */
  @property({ attribute: false }) leader: QuestionCard | null = null;
  /** An order that was not answered yet. */
  @property({ attribute: false }) pending: QuestionAction['action'] | null = null;
  @property({ type: Boolean }) selected = false;
  /** What happened that this moderator should read. */
  @property() note = '';

  /** Gives it the focus. */
  override focus(): void {
    this.querySelector('article')?.focus();
  }

  protected override render() {
    const { id, state, author, askedAt, supports, askedBy, flags, hold } = this.card;
    const item = itemWords(this.agenda, this.card.item);
    const held = hold && hold.account !== me()?.id && Date.parse(hold.until) > Date.now() ? hold : null;
    return html`<article class="question question-${state} ${flags.length > 0 ? 'question-flagged' : ''}" tabindex="-1" aria-labelledby="who-${id}" aria-describedby="words-${id}" aria-busy=${this.pending !== null}>
      <div class="question-head">
        <label class="question-select"><input type="checkbox" .checked=${this.selected} aria-label=${text('moderation.select', { who: this.#who() })} @change=${() => this.#ask('select')} /></label>
        <h3 id="who-${id}">${this.#marked('name', author.name)}${author.commune ? html` <span class="soft">${this.#marked('commune', author.commune)}</span>` : nothing}</h3>
        <span class="badge state-${state}">${text(`moderation.state.${state}`)}</span>
      </div>
      <p class="row-facts"><time datetime=${askedAt} title=${day(askedAt)}>${momentOf(askedAt)}</time>
        ${askedBy > 1 ? html`<span>${plural('moderation.asked-by', askedBy)}</span>` : nothing}<span>${plural('moderation.supports', supports)}</span>${item ? html`<span>${item}</span>` : nothing}</p>
      ${held ? html`<p class="question-held">${icons.eye}${text('moderation.held', { who: held.who })}</p>` : nothing}
      <p class="question-note" role="status">${this.pending ? text('moderation.pending') : this.note || nothing}</p>
      ${flags.length > 0 ? html`<ul class="question-flags" aria-label=${text('moderation.flags')}>${flags.map((flag) => html`<li class="badge badge-warn">${icons.warning}${text(`moderation.flag.${flag}`)}</li>`)}</ul>` : nothing}
      <blockquote id="words-${id}" class="question-words">${this.card.text ? this.#marked('text', this.card.text) : html`<em>${text('moderation.no-text')}</em>`}</blockquote>
      ${this.#decided()}
      ${this.card.reports.map((report) => this.#report(report))}
      ${this.#orders()}
      <details class="question-more"><summary>${text('moderation.more')}</summary>${this.#more()}</details>
    </article>`;
  }

  #who(): string {
    const { name, commune } = this.card.author;
    return unbroken(commune ? `${name}, ${commune}` : name) || text('moderation.nobody');
  }

  #marked(place: 'text' | 'name' | 'commune', words: string) {
    const spans = this.findings?.spans.filter((span) => span.place === place) ?? [];
    return pieces(words, spans).map(({ text: piece, found }) => (found ? html`<mark>${piece}</mark>` : piece));
  }

  /** What was decided, and what was said against it. */
  #decided() {
    const { contest, refusal, answer, reply } = this.card;
    return html`${contest === null ? nothing : html`<div class="question-aside question-contest"><h4>${text('moderation.contest')}</h4><p>${contest}</p></div>`}
      ${refusal ? html`<div class="question-aside"><h4>${text('moderation.refused', { reason: text(`moderation.reason.${refusal.reason}`) })}</h4><p>${refusal.words}</p></div>` : nothing}
      ${this.leader ? html`<div class="question-aside"><h4>${text('moderation.leader')}</h4><p>${this.leader.text}</p></div>` : nothing}
      ${answer?.spoken ? html`<div class="question-aside"><h4>${text('moderation.answered.spoken', { time: momentOf(answer.spoken.start) })}</h4></div>` : nothing}
      ${answer?.written ? this.#written('moderation.answered.written', answer.written) : nothing}
      ${reply ? this.#written('moderation.replied', reply) : nothing}`;
  }

  #written(key: TextKey, { from, text: words }: WrittenAnswer) {
    return html`<div class="question-aside"><h4>${text(key, { from })}</h4><p>${words}</p></div>`;
  }

  #report({ id, reason, words, contact, state, decidedBy, at }: QuestionReport) {
    const decide = (outcome: 'upheld' | 'dismissed') => ask(this, { does: 'report', card: this.card.id, report: id, state: outcome });
    return html`<div class="question-aside ${state === 'open' ? 'question-report' : ''}">
      <h4>${text('moderation.report', { reason: text(`moderation.report.${reason}`), time: momentOf(at) })}</h4>
      ${words ? html`<p>${words}</p>` : nothing}${contact ? html`<p class="soft">${text('moderation.report.contact', { contact })}</p>` : nothing}
      ${state === 'open'
        ? html`<p class="row-actions"><button type="button" class="button small" @click=${() => decide('upheld')}>${text('moderation.report.uphold')}</button>
            <button type="button" class="button small" @click=${() => decide('dismissed')}>${text('moderation.report.dismiss')}</button></p>`
        : html`<p class="soft">${text(`moderation.report.${state}`, { who: decidedBy })}</p>`}
    </div>`;
  }

  #orders() {
    return html`<div class="row-actions question-orders">
      ${this.#order('publish', 'moderation.publish', 'primary', 'A')}${this.#order('refuse', 'moderation.refuse', 'danger', 'R')}${this.#order('merge', 'moderation.merge', '', 'M')}
      ${this.#order('send-to-chair', 'moderation.send-to-chair')}${this.#order('recall', 'moderation.recall')}${this.#order('answer', 'moderation.answer')}${this.#order('undo', 'moderation.undo')}
    </div>`;
  }

  #order(does: Exclude<ModerationOrder['does'], 'move' | 'place' | 'report' | 'select' | 'ban'>, key: TextKey, look = '', letter = '') {
    if (!mayBe(does, this.card)) return nothing;
    return html`<button type="button" class="button small ${look} does-${does}" aria-keyshortcuts=${letter || nothing} aria-label=${text('recordings.named', { action: text(key), title: this.#who() })} @click=${() => this.#ask(does)}>${text(key)}</button>`;
  }

  #more() {
    const { item, steps, id } = this.card;
    return html`<div class="field"><label for="item-${id}">${text('moderation.item')}</label>
        <select id="item-${id}" @change=${(event: Event) => ask(this, { does: 'move', card: id, item: (event.target as HTMLSelectElement).value || null })}>
          <option value="" ?selected=${item === null}>${text('moderation.item.none')}</option>
          ${this.agenda.map((one) => html`<option value=${one.id} ?selected=${one.id === item}>${one.numbering} ${one.title}</option>`)}
        </select></div>
      ${this.#alike()}
      <p class="row-actions">${this.#order('reply', 'moderation.reply')}
        <button type="button" class="button small does-ban" aria-label=${text('recordings.named', { action: text('moderation.ban'), title: this.#who() })} @click=${() => this.#ask('ban')}>${text('moderation.ban')}</button></p>
      <h4>${text('moderation.steps')}</h4>
      <ol class="question-steps">${steps.map((step) => html`<li>${stepWords(step, this.agenda)}</li>`)}</ol>`;
  }

  #alike() {
    const alike = this.findings?.alike ?? [];
    const likenesses = alike.map(({ likeness }) => text('moderation.likeness', { percent: number(Math.round(likeness * 100)) })).join(', ');
    return alike.length > 0 ? html`<p>${plural('moderation.alike', alike.length)} ${likenesses}</p>` : nothing;
  }

  #ask(does: Exclude<ModerationOrder['does'], 'move' | 'place' | 'report'>): void {
    ask(this, { does, card: this.card.id });
  }
}
