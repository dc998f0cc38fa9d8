import '../../text/question.ts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readSupported, support, type Question, type Questions, type Taking } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import type { Sitting } from '../../api/sitting.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { browserSecret, knownSecret } from '../../question/kept.ts';
import { Moments } from '../../question/moments.ts';
import { QuestionFeed } from '../../question/question-feed.ts';
import { countByItem, ordered, staying, takingWords, type QuestionOrder } from '../../question/question-list.ts';
import { language } from '../../text/language.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import './my-questions.ts';
import { PageElement } from '../page-element.ts';
import './question-card.ts';
import './question-form.ts';
import './question-report.ts';
import type { QuestionReport } from './question-report.ts';

/** Another page of the same window sees what comes so far below it. */
const NEAR = '200px';
const ALL = 'all';
const SITTING = 'sitting';
const ANSWERS = ['any', 'answered', 'unanswered'] as const;
type Answers = (typeof ANSWERS)[number];

/**
 * The citizens' questions of a sitting, and the form to ask one. Passes on `moment-request` of an
 * answer that the page plays, and emits `notes-change` with what is to be said of items beside them.
 */
@customElement('question-panel')
export class QuestionPanel extends PageElement {
  @property({ attribute: false }) sitting: Sitting | null = null;
  /** The item that is debated in what is played. */
  @property({ attribute: false }) current: string | null = null;
  /** The broadcast that the page plays. */
  @property({ attribute: false }) broadcast: string | null = null;
  /** It plays it live. */
  @property({ type: Boolean }) live = false;
  @state() private told: Questions | null = null;
  /** The ids of the questions in the order that they are shown in. */
  @state() private shown: readonly string[] = [];
  @state() private supported: ReadonlySet<string> = new Set();
  @state() private order: QuestionOrder = 'support';
  @state() private item = ALL;
  @state() private answers: Answers = 'any';
  @state() private asking = false;
  /** How many the newest news brought. */
  @state() private fresh = 0;
  @state() private trouble: Refusal | null = null;
  readonly #moments = new Moments(() => this.requestUpdate());
  readonly #sight = new IntersectionObserver(([seen]) => this.#seen(seen?.isIntersecting === true), { rootMargin: NEAR });
  readonly #look = (): void => this.#follow();
  #feed: QuestionFeed | null = null;
  #inView = false;
  #wasLinked = false;
  /** The notes that were reported last. */
  #said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    this.#feed?.follow(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = this.sitting?.id;
    if (!changed.has('sitting') || !id || id === changed.get('sitting')?.id) return;
    this.#feed?.follow(false);
    [this.told, this.shown, this.item] = [null, [], ALL];
    const feed: QuestionFeed = new QuestionFeed(id, (questions) => feed === this.#feed && this.#tell(questions));
    this.#feed = feed;
    void feed.look();
    const secret = knownSecret();
    if (secret) void readSupported(id, secret).then((ids) => (this.supported = new Set(ids)), () => undefined);
    this.#follow();
  }

  protected override render() {
    const { sitting, told } = this;
    if (!sitting || (told && told.taking.mode === 'off' && told.questions.length === 0)) return nothing;
    const open = told?.taking.open === true;
    return html`<section class="questions" aria-labelledby="questions-title" @report-request=${this.#report} @support-request=${this.#support}>
      <h2 id="questions-title" tabindex="-1">${text('question.title')}</h2>
      ${told ? html`<p class="questions-taking">${taking(told.taking, this.#isOver(sitting))}</p>` : html`<p role="status">${text('question.loading')}</p>`}
      ${open || this.asking
        ? html`<p><button type="button" class="button primary question-ask" aria-expanded=${this.asking} @click=${() => this.#ask(!this.asking)}>${icons.plus}${text('question.ask')}</button></p>`
        : nothing}
      ${this.asking ? html`<question-form .sitting=${sitting} .keeps=${told?.taking.keepsDays} .current=${this.current} @close-request=${() => this.#ask(false)} @question-asked=${() => this.requestUpdate()}></question-form>` : nothing}
      <my-questions></my-questions>
      ${told ? this.#published(sitting, told) : nothing}
      <question-report .sitting=${sitting.id}></question-report>
    </section>`;
  }

  #published(sitting: Sitting, { questions }: Questions) {
    if (questions.length === 0) return html`<p class="notice">${text('question.none')}</p>`;
    const known = new Map(questions.map((one) => [one.id, one]));
    const rows = this.shown.flatMap((id) => known.get(id) ?? []).filter((one) => this.#chosen(one));
    const waiting = questions.filter((one) => !this.shown.includes(one.id)).length;
    return html`${this.#tools(sitting, questions)}
      <div class="questions-news"><p class=${waiting > 0 ? '' : 'visually-hidden'}><span role="status">${this.fresh > 0 ? plural('question.new', this.fresh) : nothing}</span>
        ${waiting > 0 ? html`<button type="button" class="button small" @click=${() => void this.#showNew()}>${text('question.new.show')}</button>` : nothing}</p></div>
      <p role="alert" class="questions-trouble">${this.trouble ? (this.trouble.detail?.[language()] ?? text('question.failed')) : nothing}</p>
      ${rows.length === 0 ? html`<p class="notice">${text('question.none-of-item')}</p>` : nothing}
      <div class="question-rows">${this.#groups(sitting, rows)}</div>`;
  }

  /** By item, in the order of the agenda; those about the sitting as a whole come first. */
  #groups(sitting: Sitting, rows: readonly Question[]) {
    const known = new Set(sitting.agenda.map(({ id }) => id));
    const about = (one: Question) => (one.item !== null && known.has(one.item) ? one.item : SITTING);
    const groups = [{ id: SITTING, title: text('question.item.none') }, ...sitting.agenda.map((item) => ({ id: item.id, title: chapterLabel(item) }))]
      .map((group) => ({ ...group, rows: rows.filter((one) => about(one) === group.id) }))
      .filter((group) => group.rows.length > 0);
    const isPlain = groups.length === 1 && groups[0]?.id === SITTING;
    return repeat(groups, ({ id }) => id, (group) => html`<section class="question-group">
      ${isPlain ? nothing : html`<h3 lang=${group.id === SITTING ? nothing : spoken()}>${group.title}</h3>`}
      <ol>${repeat(group.rows, ({ id }) => id, (one) => this.#row(one))}</ol>
    </section>`);
  }

  #tools(sitting: Sitting, questions: readonly Question[]) {
    const items = sitting.agenda.filter(({ id }) => questions.some((one) => one.item === id));
    return html`<div class="questions-tools">
      <label>${text('question.order')}
        <select @change=${(event: Event) => this.#sort(valueOf(event) as QuestionOrder)}>
          ${(['support', 'newest'] as const).map((one) => html`<option value=${one} ?selected=${one === this.order}>${text(`question.order.${one}`)}</option>`)}
        </select></label>
      <label>${text('question.answers')}
        <select @change=${(event: Event) => (this.answers = valueOf(event) as Answers)}>
          ${ANSWERS.map((one) => html`<option value=${one} ?selected=${one === this.answers}>${text(`question.answers.${one}`)}</option>`)}
        </select></label>
      ${items.length === 0 ? nothing : html`<label>${text('question.filter')}
        <select @change=${(event: Event) => (this.item = valueOf(event))}>
          <option value=${ALL}>${text('question.filter.all')}</option>
          <option value=${SITTING}>${text('question.item.none')}</option>
          ${items.map((one) => html`<option value=${one.id} lang=${spoken()} ?selected=${one.id === this.item}>${chapterLabel(one)}</option>`)}
        </select></label>`}
    </div>`;
  }

  #row(question: Question) {
    const spoken = question.answer?.spoken;
    const plays = spoken && spoken.broadcast === this.broadcast ? (this.live ? 'live' : 'replay') : null;
    return html`<li class="question-row" data-question=${question.id} tabindex="-1">
      <question-card
        .question=${question}
        .supported=${this.supported.has(question.id)}
        .plays=${plays}
        .seconds=${spoken && plays !== 'live' ? this.#moments.placeOf(spoken) : null}
      ></question-card>
    </li>`;
  }

  protected override updated(): void {
    this.#goToLinked();
    const notes = countByItem(this.told?.questions ?? []);
    const said = JSON.stringify([language(), ...notes]);
    if (said === this.#said) return;
    this.#said = said;
    const detail = new Map<string, TemplateResult>([...notes].map(([item, count]) => [item, html`<div class="chapter-more">
      <button type="button" class="button small" @click=${() => void this.#showItem(item)}>${plural('question.of-item', count)}</button></div>`]));
    this.dispatchEvent(new CustomEvent('notes-change', { detail }));
  }

  /** A link in a letter leads to one question: it is gone to once the cards have their height. */
  #goToLinked(): void {
    if (!this.told || this.#wasLinked) return;
    this.#wasLinked = true;
    const [, id] = /^#question-([\w-]+)$/.exec(location.hash) ?? [];
    if (id) requestAnimationFrame(() => this.querySelector<HTMLElement>(`[data-question="${id}"]`)?.focus());
  }

  /** Shows the questions about {@link item} alone. */
  async #showItem(item: string): Promise<void> {
    [this.item, this.answers] = [item, 'any'];
    this.#sort(this.order);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.question-row')?.focus();
  }

  /** It was held, or what plays is its recording. */
  #isOver({ status }: Sitting): boolean {
    return status === 'held' || (!this.live && this.broadcast !== null);
  }

  #chosen({ item, state: at }: Question): boolean {
    if (this.answers !== 'any' && (at === 'answered') !== (this.answers === 'answered')) return false;
    return this.item === ALL || (item ?? SITTING) === this.item;
  }

  #tell(questions: Questions): void {
    const known = this.told && new Set(this.told.questions.map(({ id }) => id));
    const count = known ? questions.questions.filter(({ id }) => !known.has(id)).length : 0;
    if (count > 0) this.fresh = count;
    this.told = questions;
    this.shown = this.#isRead() ? staying(this.shown, questions.questions) : ordered(questions.questions, this.order);
    if (!known) void this.#goToNamed();
  }

  /** The page was empty when the browser looked for the question that its address names. */
  async #goToNamed(): Promise<void> {
    if (location.hash === '#questions') {
      await this.updateComplete;
      this.querySelector<HTMLElement>('#questions-title')?.focus();
    }
    const [, id] = /^#question-([\w-]+)$/.exec(location.hash) ?? [];
    if (!id) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-question="${id}"]`)?.focus();
  }

  /** Whoever is amid the questions keeps them where they are. */
  #isRead(): boolean {
    const rows = this.querySelector('.question-rows');
    return rows !== null && this.shown.length > 0 && (rows.contains(document.activeElement) || rows.getBoundingClientRect().top < 0);
  }

  #sort(order: QuestionOrder): void {
    this.order = order;
    this.shown = ordered(this.told?.questions ?? [], order);
  }

  /** The button goes away: the first of the new ones has the focus. */
  async #showNew(): Promise<void> {
    const before = new Set(this.shown);
    [this.item, this.answers, this.fresh] = [ALL, 'any', 0];
    this.#sort(this.order);
    const first = this.shown.find((id) => !before.has(id));
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-question="${first}"]`)?.focus();
  }

  async #support({ detail: { id } }: CustomEvent<Question>): Promise<void> {
    const wanted = !this.supported.has(id);
    this.#mark(id, wanted);
    try {
      const { supported, supports } = await support(id, browserSecret(), wanted);
      this.#mark(id, supported);
      this.trouble = null;
      if (this.told) this.told = { ...this.told, questions: this.told.questions.map((one) => (one.id === id ? { ...one, supports } : one)) };
    } catch (error) {
      this.#mark(id, !wanted);
      this.trouble = error instanceof Refusal ? error : new Refusal(0, null);
    }
  }

  #mark(id: string, supported: boolean): void {
    const marked = new Set(this.supported);
    if (supported) marked.add(id);
    else marked.delete(id);
    this.supported = marked;
  }

  #report({ detail }: CustomEvent<Question>): void {
    this.querySelector<QuestionReport>('question-report')?.show(detail);
  }

  async #ask(asking: boolean): Promise<void> {
    this.asking = asking;
    this.#follow();
    await this.updateComplete;
    if (!asking) this.querySelector<HTMLElement>('.question-ask, #questions-title')?.focus();
  }

  #seen(inView: boolean): void {
    this.#inView = inView;
    this.#follow();
  }

  #follow(): void {
    this.#feed?.follow((this.#inView || this.asking) && document.visibilityState === 'visible');
  }
}

/** @param isOver nothing can be answered in a sitting that is over */
function taking(told: Taking, isOver: boolean): string {
  const found = takingWords(told, Date.now());
  const words = found === 'open' && isOver ? 'written-only' : found;
  const at = words === 'opens' ? told.opensAt : told.closesAt;
  const values = at ? { day: shortDay(at), time: timeOfDay(at) } : {};
  if (words === 'opens') return text('question.taking.opens', values);
  const main = text(`question.taking.${words}`);
  return told.open && at ? `${main} ${text('question.taking.until', values)}` : main;
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
