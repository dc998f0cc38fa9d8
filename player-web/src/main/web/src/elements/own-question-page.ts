import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { OwnLink, type OwnQuestion } from '../api/question.ts';
import { Refusal } from '../api/request.ts';
import { readSiteName } from '../api/site.ts';
import { readSitting, type Sitting } from '../api/sitting.ts';
import { chapterLabel } from '../player/chapters.ts';
import { forgetLink } from '../question/kept.ts';
import { Moments } from '../question/moments.ts';
import { language } from '../text/language.ts';
import { shortDay, text, timeOfDay, unbroken } from '../text/text.ts';
import './my-questions.ts';
import './own-question-actions.ts';
import { PageElement } from './page-element.ts';
import './question-answer.ts';
import './site-footer.ts';
import './site-header.ts';

/** Moderators decide meanwhile: so often it is read again, in milliseconds. */
const AGAIN_MILLIS = 30_000;

/** What the author of a question sees by the private link (`/questions/{id}#key`). */
@customElement('own-question-page')
export class OwnQuestionPage extends PageElement {
  @state() private question: OwnQuestion | null = null;
  @state() private sitting: Sitting | null = null;
  @state() private failure: Refusal | null = null;
  @state() private siteName = '';
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
  readonly #link = new OwnLink(this.#id, location.hash.slice(1));
  readonly #moments = new Moments(() => this.requestUpdate());
  #again: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
    this.#again = setInterval(() => document.visibilityState === 'visible' && void this.#read(), AGAIN_MILLIS);
    addEventListener('hashchange', this.#reload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#again);
    removeEventListener('hashchange', this.#reload);
  }

  protected override updated(): void {
    document.title = `${text('own.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="statement">
        <h1>${text('own.title')}</h1>
        ${this.question ? this.#question(this.question) : this.#waiting()}
        <my-questions></my-questions>
      </main>
      <site-footer></site-footer>`;
  }

  #waiting() {
    if (!this.failure) return html`<p role="status">${text('own.loading')}</p>`;
    return html`<p role="alert">${this.failure.detail?.[language()] ?? text('question.failed')}</p>`;
  }

  #question(own: OwnQuestion) {
    const item = this.sitting?.agenda.find(({ id }) => id === own.item);
    const { state: at, refusal, answer, leader, author, original } = own;
    return html`<div class="own-question" @own-changed=${(event: CustomEvent<OwnQuestion>) => this.#changed(event.detail)}>
      ${this.sitting ? html`<p><a href="/sittings/${encodeURIComponent(own.sitting)}">${unbroken(this.sitting.title || this.sitting.body)}</a></p>` : nothing}
      ${item ? html`<p class="soft">${chapterLabel(item)}</p>` : nothing}
      ${at === 'withdrawn' ? nothing : html`<blockquote class="question-written">
        <p class="question-words">${own.text}</p>
        <p class="question-by"><strong>${[author.name, author.commune].filter(Boolean).join(', ')}</strong> ${text('question.asked-at', { day: shortDay(own.askedAt), time: timeOfDay(own.askedAt) })}</p>
      </blockquote>`}
      <div class="own-state ${at === 'refused' ? 'is-refused' : ''}" role="status">
        <p><strong>${text(`own.state.${at}`)}</strong></p>
        <p>${text(`own.words.${at}`)}</p>
        ${refusal && at !== 'published' && at !== 'withdrawn' ? html`<p>${text('own.refusal', { reason: text(`own.refusal.${refusal.reason}`) })}</p>
          ${refusal.words ? html`<p>${text('own.moderator')}</p><p class="question-words">${refusal.words}</p>` : nothing}` : nothing}
      </div>
      ${original === null || at === 'withdrawn' ? nothing : html`<div class="own-state is-refused"><p>${text('own.shortened')}</p><h2>${text('own.original')}</h2><p class="question-words">${original}</p></div>`}
      ${leader ? html`<h2>${text('own.leader')}</h2><blockquote class="question-written"><p class="question-words">${leader.text}</p></blockquote>` : nothing}
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
    this.question = own;
    if (own.state === 'withdrawn') forgetLink(own.id);
  }

  async #read(): Promise<void> {
    try {
      this.question = await this.#link.read();
      this.failure = null;
      this.sitting ??= await readSitting(this.question.sitting).catch(() => null);
    } catch (error) {
      this.failure = error instanceof Refusal ? error : new Refusal(0, null);
      if (this.failure.status === 404) this.question = null;
    }
  }

  /** Another of this browser's questions, or another secret. */
  readonly #reload = (): void => location.reload();
}
