import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Findings, QuestionAction, QuestionCard, QuestionReport, WrittenAnswer } from '../../api/moderation.ts';
import { me } from '../../api/staff.ts';
import type { AgendaItem } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { heldBy, mayBe, pieces } from '../../moderation/queue.ts';
import { day, number, plural, text, unbroken, type TextKey } from '../../text/text.ts';
import { ask, type ModerationOrder } from './moderation-order.ts';
import { momentOf, stepWords } from './moderation-words.ts';

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
  /** So many were made from its text, and are decided with it. */
  @property({ type: Number }) count = 1;
  /** All of it is shown, and what may be done. */
  @property({ type: Boolean }) expanded = false;
  /** What happened that this moderator should read. */
  @property() note = '';

  /** Gives it the focus. */
  override focus(): void {
    this.querySelector('article')?.focus();
  }

  protected override render() {
    const { id, state, author, flags } = this.card;
    const held = heldBy(this.card, me()?.id, Date.now());
    return html`<article class="question question-${state} ${flags.length > 0 ? 'question-flagged' : ''} ${this.expanded ? '' : 'question-compact'}" tabindex="-1" aria-labelledby="who-${id}" aria-describedby="words-${id}" aria-busy=${this.pending !== null}>
      <div class="question-head">
        <label class="question-select"><input type="checkbox" .checked=${this.selected} aria-label=${text('moderation.select', { who: this.#who() })} @change=${() => this.#ask('select')} /></label>
        <h3 id="who-${id}">${this.#marked('name', author.name)}${author.commune ? html` <span class="soft">${this.#marked('commune', author.commune)}</span>` : nothing}</h3>
        ${this.#facts()}
        <span class="question-orders question-first">${this.#order('publish', 'moderation.publish', 'primary', 'A')}${this.#order('refuse', 'moderation.refuse', 'danger', 'R')}</span>
      </div>
      <blockquote id="words-${id}" class="question-words">${this.card.text ? this.#marked('text', this.card.text) : html`<em>${text('moderation.no-text')}</em>`}</blockquote>
      ${held ? html`<p class="question-held">${icons.eye}${text('moderation.held', { who: held })}</p>` : nothing}
      <p class="question-note" role="status">${this.pending ? text('moderation.pending') : this.note || nothing}</p>
      ${this.expanded ? this.#whole() : nothing}
    </article>`;
  }

  /** What distinguishes this card from others, in a line. */
  #facts() {
    const { state, askedAt, askedBy, supports, flags, reports, note, shortened } = this.card;
    const item = this.agenda.find(({ id }) => id === this.card.item);
    const open = reports.filter((report) => report.state === 'open').length;
    return html`<span class="question-facts"><time datetime=${askedAt} title=${day(askedAt)}>${momentOf(askedAt)}</time>
      ${askedBy > 1 ? html`<span>${plural('moderation.asked-by', askedBy)}</span>` : nothing}${supports > 0 ? html`<span>${plural('moderation.supports', supports)}</span>` : nothing}
      ${this.count > 1 ? html`<strong class="badge badge-warn">${plural('moderation.group', this.count)}</strong>` : nothing}
      ${item ? html`<span class="question-item" title=${item.title}>${item.numbering || item.title}</span>` : nothing}
      ${state === 'waiting' ? nothing : html`<span class="badge state-${state}">${text(`moderation.state.${state}`)}</span>`}
      ${open > 0 ? html`<span class="badge badge-warn">${plural('moderation.reported', open)}</span>` : nothing}
      ${shortened ? html`<span class="badge">${text('moderation.shortened')}</span>` : nothing}
      ${note ? html`<span class="badge" title=${note.text}>${text('moderation.noted')}</span>` : nothing}
      ${flags.map((flag) => html`<span class="badge badge-warn">${icons.warning}${text(`moderation.flag.${flag}`)}</span>`)}</span>`;
  }

  /** What is read, and may be done, of the card that is looked at. */
  #whole() {
    return html`${this.count > 1 ? html`<p class="row-actions"><span>${plural('moderation.group.hint', this.count)}</span><button type="button" class="button small" @click=${() => this.#ask('apart')}>${text('moderation.group.apart')}</button></p>` : nothing}
      ${this.#decided()}
      ${this.card.reports.map((report) => this.#report(report))}
      ${this.#orders()}
      <details class="question-more"><summary>${text('moderation.more')}</summary>${this.#more()}</details>`;
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
    const { original, note } = this.card;
    return html`${note ? html`<div class="question-aside"><h4>${text('moderation.note.by', { who: note.who, time: momentOf(note.at) })}</h4><p>${note.text}</p></div>` : nothing}
      ${original === null ? nothing : html`<div class="question-aside"><h4>${text('moderation.original')}</h4><p>${original}</p></div>`}
      ${contest === null ? nothing : html`<div class="question-aside question-contest"><h4>${text('moderation.contest')}</h4><p>${contest}</p></div>`}
      ${refusal ? html`<div class="question-aside"><h4>${text('moderation.refused', { reason: text(`moderation.reason.${refusal.reason}`) })}</h4><p>${refusal.words}</p></div>` : nothing}
      ${this.leader ? html`<div class="question-aside"><h4>${text('moderation.leader')}</h4><p>${this.leader.text}</p></div>` : nothing}
      ${answer?.spoken ? html`<div class="question-aside"><h4>${text('moderation.answered.spoken', { time: momentOf(answer.spoken.start) })}</h4></div>` : nothing}
      ${answer?.written ? this.#written('moderation.answered.written', answer.written) : nothing}
      ${reply ? this.#written('moderation.replied', reply) : nothing}`;
  }

  #written(key: TextKey, { from, text: words }: WrittenAnswer) {
    return html`<div class="question-aside"><h4>${text(key, { from })}</h4><p>${words}</p></div>`;
  }

  #report({ id, reason, words, contact, state, decidedBy, message, at }: QuestionReport) {
    const decide = (outcome: 'upheld' | 'dismissed') => ask(this, { does: 'report', card: this.card.id, report: id, state: outcome });
    return html`<div class="question-aside ${state === 'open' ? 'question-report' : ''}">
      <h4>${text('moderation.report', { reason: text(`moderation.report.${reason}`), time: momentOf(at) })}</h4>
      ${words ? html`<p>${words}</p>` : nothing}${contact ? html`<p class="soft">${text('moderation.report.contact', { contact })}</p>` : nothing}
      ${state === 'open'
        ? html`<p class="row-actions"><button type="button" class="button small" @click=${() => decide('upheld')}>${text('moderation.report.uphold')}</button>
            <button type="button" class="button small" @click=${() => decide('dismissed')}>${text('moderation.report.dismiss')}</button></p>`
        : html`<p class="soft">${text(`moderation.report.${state}`, { who: decidedBy })}</p>${message ? html`<p>${message}</p>` : nothing}`}
    </div>`;
  }

  #orders() {
    return html`<div class="row-actions question-orders">
      ${this.#order('shorten', 'moderation.mask', '', 'C')}${this.#order('merge', 'moderation.merge', '', 'M')}${this.#order('note', 'moderation.note.open', '', 'N')}
      ${this.#order('send-to-chair', 'moderation.send-to-chair')}${this.#order('recall', 'moderation.recall')}${this.#order('answer', 'moderation.answer')}${this.#order('undo', 'moderation.undo')}
    </div>`;
  }

  #order(does: Exclude<ModerationOrder['does'], 'move' | 'place' | 'report' | 'select' | 'apart' | 'ban'>, key: TextKey, look = '', letter = '') {
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
