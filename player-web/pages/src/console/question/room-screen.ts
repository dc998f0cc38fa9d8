import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LiveResource } from '../../api/live-resource.ts';
import type { Question, QuestionChanges, Questions } from '../../api/question.ts';
import { Refusal } from '../../api/request.ts';
import { readClerkSitting, readSitting, sittingAddress, type Sitting } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { roomView, type RoomView } from '../../sitting/room.ts';
import { RoomFeed } from '../../sitting/room-feed.ts';
import { text, timeOfDay, unbroken } from '../../text/text.ts';
import { Backoff } from '../../time/backoff.ts';
import { serverNow } from '../../time/shared-server-clock.ts';
import '../room/room-board.ts';
import '../room/room-settings.ts';
import { itemWords } from './moderation-words.ts';

/** The sizes of letters, the largest first: see room-screen.css. */
const SIZES = 8;

/**
 * The page for the room's projector: the question that is shown, in very large letters, else the item
 * that is debated, who speaks and what was voted, or a quiet slate. It reads what everybody may read
 * where it is not let in further, so that no session that ends darkens it.
 */
@customElement('room-screen')
export class RoomScreen extends PageElement {
  @state() private questions: readonly Question[] = [];
  @state() private sitting: Sitting | null = null;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
  /** The limit of a speech in seconds; 0: none. */
  @state() private limit = 0;
  readonly #room = new RoomFeed(this.#id, () => this.requestUpdate());
  readonly #backoff = new Backoff(1000, 15_000);
  readonly #feed = new LiveResource<readonly Question[]>(
    { events: `${sittingAddress(this.#id)}/questions/events`, value: `${sittingAddress(this.#id)}/questions`, event: 'questions', others: ['changes'], resumes: true },
    {
      value: (questions) => (this.questions = questions),
      // What was shown stays until the server is heard again.
      connected: () => undefined,
      refused: () => (this.questions = []),
      other: (_event, data) => this.#changes(data as QuestionChanges),
    },
    (told) => (told as Partial<Questions>).questions,
  );
  readonly #awake = (): void => void this.#keepAwake();
  readonly #resized = (): void => this.#fit();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#awake);
    addEventListener('resize', this.#resized);
    this.#awake();
    this.#feed.start();
    this.#room.start();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#awake);
    removeEventListener('resize', this.#resized);
    this.#feed.close();
    this.#room.close();
  }

  protected override updated(): void {
    document.title = `${text('moderation.screen')} – ${this.#name()}`;
    this.#fit();
    void document.fonts.ready.then(this.#resized);
  }

  /** The largest letters with which all is seen. */
  #fit(): void {
    const shown = this.querySelector<HTMLElement>('.room-question, .room-board');
    for (let size = 0; shown && size < SIZES; size++) {
      shown.dataset['size'] = String(size);
      if (document.documentElement.scrollHeight <= innerHeight) return;
    }
  }

  protected override render() {
    const question = this.questions.find(({ onScreen }) => onScreen) ?? null;
    const view = this.#view();
    const shows = question ? 'question' : view.kind;
    return html`<main id="main" tabindex="-1" class="room-screen room-shows-${shows}">
      <h1 class=${question ? 'visually-hidden' : ''}>${this.#name()}</h1>
      <div role="status">${question ? this.#question(question) : nothing}</div>
      ${question || view.kind === 'slate' ? nothing : html`<room-board .view=${view} .limit=${this.limit} @room-resized=${() => this.#fit()}></room-board>`}
      ${this.#room.lostSince === null ? nothing : html`<p class="room-lost" role="status">${text('room.lost', { time: timeOfDay(new Date(this.#room.lostSince)) })}</p>`}
      <room-settings @room-limit=${(event: CustomEvent<number>) => (this.limit = event.detail)}></room-settings>
    </main>`;
  }

  #view(): RoomView {
    return roomView(this.#room.sitting, this.#room.facts, serverNow() ?? Date.now());
  }

  #question({ text: words, author, item }: Question) {
    const about = itemWords(this.sitting?.agenda ?? [], item);
    return html`<figure class="room-question">
      <blockquote>${unbroken(words)}</blockquote>
      <figcaption><strong>${unbroken(author.name)}</strong>${author.commune ? html`<span>${unbroken(author.commune)}</span>` : nothing}${about ? html`<span class="room-item">${unbroken(about)}</span>` : nothing}</figcaption>
    </figure>`;
  }

  #name(): string {
    return this.sitting ? this.sitting.title || this.sitting.body : '';
  }

  #changes({ changed, gone }: QuestionChanges): void {
    const replaced = new Set([...gone, ...changed.map(({ id }) => id)]);
    this.questions = [...this.questions.filter(({ id }) => !replaced.has(id)), ...changed];
  }

  /** Tries until the server answers. */
  async #read(): Promise<void> {
    try {
      this.sitting = await readSitting(this.#id).catch((error: unknown) => {
        // A draft is the clerk's alone.
        if (error instanceof Refusal && error.status === 404) return readClerkSitting(this.#id);
        throw error;
      });
    } catch {
      if (this.isConnected) setTimeout(() => void this.#read(), this.#backoff.next());
    }
  }

  async #keepAwake(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // A machine on little power may refuse; the screen then follows its own settings.
    await navigator.wakeLock.request('screen').catch(() => undefined);
  }
}
