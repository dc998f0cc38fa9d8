import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Channel } from '../../api/channel.ts';
import { banAuthor, decideReport, type QuestionAction, type QuestionCard, type QuestionOutcome, type ReportDecision } from '../../api/moderation.ts';
import { read, Refusal } from '../../api/request.ts';
import { readClerkSitting, readSitting, type Sitting } from '../../api/sitting.ts';
import { me } from '../../api/staff.ts';
import { icons } from '../icons.ts';
import { ModerationSession } from '../../moderation/moderation-session.ts';
import { heldBy, isOpen, isReported, mayBe, mayLead } from '../../moderation/queue.ts';
import { keepServerTime, ServerClock } from '../../time/server-clock.ts';
import { language } from '../../text/language.ts';
import { plural, text } from '../../text/text.ts';
import './answer-dialog.ts';
import type { AnswerDialog } from './answer-dialog.ts';
import './ban-dialog.ts';
import type { BanDialog } from './ban-dialog.ts';
import './ban-list.ts';
import type { BanList } from './ban-list.ts';
import './chair-list.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import './mask-dialog.ts';
import type { MaskDialog } from './mask-dialog.ts';
import './merge-dialog.ts';
import type { MergeDialog } from './merge-dialog.ts';
import './moderation-help.ts';
import type { ModerationHelp } from './moderation-help.ts';
import { moderationKeyOf, type ModerationKey } from './moderation-keys.ts';
import type { ModerationOrder } from './moderation-order.ts';
import './moderation-queue.ts';
import type { ModerationQueue } from './moderation-queue.ts';
import { stepWords } from './moderation-words.ts';
import { notCarriedOut, reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './note-dialog.ts';
import type { NoteDialog } from './note-dialog.ts';
import './refuse-dialog.ts';
import './report-decision-dialog.ts';
import type { ReportDecisionDialog } from './report-decision-dialog.ts';
import type { RefuseDialog } from './refuse-dialog.ts';
import './taking-panel.ts';

/** The page on which moderators decide on a sitting's questions, and clerks put them before the chair. */
@customElement('moderation-page')
export class ModerationPage extends TitledPage {
  @state() private version = 0;
  @state() private sitting: Sitting | null = null;
  @state() private said = '';
  @state() private fault = '';
  @query('moderation-queue') private queue!: ModerationQueue | null;
  @query('moderation-help') private help!: ModerationHelp;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('refuse-dialog') private refuseDialog!: RefuseDialog;
  @query('merge-dialog') private mergeDialog!: MergeDialog;
  @query('ban-dialog') private banDialog!: BanDialog;
  @query('answer-dialog') private answerDialog!: AnswerDialog;
  @query('mask-dialog') private maskDialog!: MaskDialog;
  @query('note-dialog') private noteDialog!: NoteDialog;
  @query('report-decision-dialog') private reportDialog!: ReportDecisionDialog;
  @query('ban-list') private banList!: BanList;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
  readonly #session = new ModerationSession(this.#id, { changed: () => (this.version += 1) });
  /** What this moderator decided, the newest last: the cards of one decision, as it left them. */
  readonly #decided: (readonly { readonly id: string; readonly version: number }[])[] = [];
  readonly #closing = new AbortController();
  #clock = new ServerClock();
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);
  readonly #leaving = (): void => void this.#session.focus(null);
  /** Who looks at another window holds nothing. */
  readonly #seen = (): void => void this.#session.focus(document.hidden ? null : (this.queue?.currentId ?? null));

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    addEventListener('pagehide', this.#leaving);
    document.addEventListener('visibilitychange', this.#seen);
    void keepServerTime('/api/v1/site', (clock) => (this.#clock = clock), this.#closing.signal);
    this.#session.start();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    removeEventListener('pagehide', this.#leaving);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#closing.abort();
    this.#session.close();
  }

  protected override get pageTitle(): string {
    const open = this.#session.cards.filter((card) => isOpen(card) || isReported(card)).length;
    return `${open > 0 ? `(${open}) ` : ''}${this.#name()}`;
  }

  protected override render() {
    const { connected, missing, taking } = this.#session;
    return html`<console-head .heading=${this.#name()} current="questions"></console-head>
      <div class="banner-place" role="alert">${connected ? nothing : html`<p class="banner">${text('moderation.lost')}</p>`}</div>
      <main id="main" tabindex="-1" class="console moderation" @moderate=${(event: CustomEvent<ModerationOrder>) => void this.#do(event.detail)}>
        <p class="moderation-said" role="status">${this.said}</p>
        <p class="order-failed" role="alert">${this.fault || nothing}</p>
        ${missing ? html`<p class="notice">${text('sitting.missing')}</p>` : taking ? this.#content() : html`<p class="notice" role="status">${text('moderation.loading')}</p>`}
        <moderation-help></moderation-help><confirm-dialog></confirm-dialog><refuse-dialog></refuse-dialog><merge-dialog></merge-dialog><ban-dialog></ban-dialog><answer-dialog></answer-dialog><report-decision-dialog></report-decision-dialog><mask-dialog></mask-dialog><note-dialog></note-dialog>
      </main>`;
  }

  #content() {
    const { taking, cards, pending } = this.#session;
    const agenda = this.sitting?.agenda ?? [];
    return html`${taking?.paused ? html`<p class="strip strip-rehearsal">${icons.warning}<span>${text('moderation.taking.paused')}</span></p>` : nothing}
      <div class="moderation-grid">
        <moderation-queue .session=${this.#session} .version=${this.version} .agenda=${agenda} @bulk=${(event: CustomEvent<'publish' | 'refuse' | 'merge'>) => void this.#together(event.detail, this.queue?.selection ?? [])} @help=${() => this.help.show()}></moderation-queue>
        <chair-list .cards=${cards} .agenda=${agenda} sitting=${this.#id} ?working=${pending.size > 0}></chair-list>
      </div>
      <taking-panel sitting=${this.#id} .taking=${taking}></taking-panel>
      <ban-list .sure=${() => this.confirm.ask('lift-ban')}></ban-list>`;
  }

  #name(): string {
    return text('moderation.title', { sitting: this.sitting ? this.sitting.title || this.sitting.body : '' });
  }

  async #do(order: ModerationOrder): Promise<void> {
    const card = this.#session.find(order.card);
    if (!card) return;
    [this.said, this.fault] = ['', ''];
    switch (order.does) {
      case 'select':
        return this.queue?.select(card.id);
      case 'apart':
        return this.queue?.takeApart(card.id);
      case 'publish':
      case 'refuse':
      case 'merge':
        return this.#together(order.does, this.queue?.standsFor(card.id) ?? [card]);
      case 'move':
        return this.#decide([card], { action: 'move', item: order.item });
      case 'place':
        return this.#decide([card], { action: 'place', before: order.before });
      case 'ban':
        return this.#ban(card);
      case 'report':
        return this.#settle(card, order.report, order.state);
      case 'shorten':
        return this.#shorten(card);
      case 'note': {
        const words = await this.noteDialog.show(card);
        return words === null ? undefined : this.#decide([card], { action: 'note', words });
      }
      case 'answer':
      case 'reply': {
        const action = await this.answerDialog.show(card, order.does === 'reply' ? null : await this.#onAir());
        return action ? this.#decide([card], action) : undefined;
      }
      default:
        return this.#decide([card], { action: order.does });
    }
  }

  /** Decides a report: who made it is notified. */
  async #settle(card: QuestionCard, id: string, state: ReportDecision['state']): Promise<void> {
    const report = card.reports.find((one) => one.id === id);
    const sendsMail = this.#session.taking?.keepsDays.email != null;
    const decision = report && (await this.reportDialog.show(report, state, sendsMail));
    if (!decision) return;
    await this.#try(async () => {
      const { told } = await decideReport(this.#id, id, decision);
      this.said = `${text(`moderation.said.${state}`)} ${text(`moderation.said.told.${told}`)}`;
    });
  }

  async #shorten(card: QuestionCard): Promise<void> {
    if (!mayBe('shorten', card) || !(await this.#mayJudge([card]))) return;
    const passages = await this.maskDialog.show(card, await this.#session.findings(card));
    if (passages) await this.#decide([card], { action: 'shorten', passages });
  }

  /** The same on several: they are decided one by one, and reported together. */
  async #together(does: 'publish' | 'refuse' | 'merge', wanted: readonly QuestionCard[]): Promise<void> {
    const cards = wanted.filter((card) => mayBe(does, card));
    [this.said, this.fault] = [cards.length === 0 ? text('moderation.said.not-now') : '', ''];
    if (cards.length === 0 || !(await this.#mayJudge(cards))) return;
    const action = await this.#actionOf(does, cards);
    if (action) await this.#decide(cards.filter(({ id }) => action.action !== 'merge' || id !== action.leader), action);
  }

  async #actionOf(does: 'publish' | 'refuse' | 'merge', cards: readonly QuestionCard[]): Promise<QuestionAction | null> {
    if (does === 'publish') return { action: does };
    if (does === 'refuse') {
      const refused = await this.refuseDialog.show(cards.length);
      return refused ? { action: does, ...refused } : null;
    }
    const [first] = cards;
    const alone = cards.length === 1 && first ? first.id : null;
    const leaders = this.#session.cards.filter((card) => mayLead(card) && card.id !== alone);
    const alike = (alone && first && this.#session.findingsOf(first)?.alike) || [];
    const likest = alone
      ? alike.flatMap(({ question, likeness }) => leaders.filter(({ id }) => id === question).map((card) => ({ card, likeness })))
      : cards.filter(mayLead).map((card) => ({ card, likeness: null }));
    const leader = await this.mergeDialog.show(cards, likest, leaders);
    return leader ? { action: does, leader } : null;
  }

  /** Asks before a card is judged that another moderator looks at. */
  async #mayJudge(cards: readonly QuestionCard[]): Promise<boolean> {
    const now = this.#clock.now();
    const held = cards.find((card) => heldBy(card, me()?.id, now));
    if (!held?.hold) return true;
    if (!(await this.confirm.ask('held', { who: held.hold.who }))) return false;
    await this.#try(() => this.#session.takeOver(held.id));
    return this.fault === '';
  }

  async #decide(cards: readonly QuestionCard[], action: QuestionAction): Promise<void> {
    await this.#try(async () => {
      const outcomes = await this.#session.decide(cards, action).catch((error: unknown) => {
        for (const { id } of cards) this.queue?.keep(id, reasonOf(error));
        throw error;
      });
      const done = outcomes.filter(({ outcome }) => outcome === 'done');
      if (done.length > 0 && action.action !== 'undo' && action.action !== 'place' && action.action !== 'note') this.#decided.push(done.map(({ question: id }) => ({ id, version: this.#session.find(id)?.version ?? 0 })));
      this.queue?.leave(done.map(({ question }) => question));
      this.said = done.length > 0 ? plural(`moderation.did.${action.action}`, done.length) : '';
      for (const outcome of outcomes) this.#tellOf(outcome);
    });
  }

  /** Says why it was not done, at the card and aloud. */
  #tellOf({ question, outcome, detail }: QuestionOutcome): void {
    if (outcome === 'done') return;
    const card = this.#session.find(question);
    const step = card?.steps.at(-1);
    const last = step ? stepWords(step, this.sitting?.agenda ?? []) : '';
    this.fault = outcome === 'conflict' ? text('moderation.conflict', { last }) : text('console.action-failed', { reason: detail?.[language()] ?? '' });
    this.queue?.keep(question, this.fault);
  }

  /** Takes back what this moderator decided last, unless somebody else has gone on from it. */
  async #undo(): Promise<void> {
    const last = this.#decided.pop();
    [this.said, this.fault] = [last ? '' : text('moderation.said.nothing-to-undo'), ''];
    for (const { id, version } of last ?? []) {
      const card = this.#session.find(id);
      // Those that were decided together are undone together.
      if (!card || card.steps.at(-1)?.kind === 'undone') continue;
      if (card.version !== version) this.#tellOf({ question: id, outcome: 'conflict' });
      else await this.#decide([card], { action: 'undo' });
      this.queue?.moveTo(id);
    }
  }

  async #ban(card: QuestionCard): Promise<void> {
    const ban = await this.banDialog.show(card.author.name);
    if (!ban) return;
    await this.#try(async () => {
      await banAuthor(card.id, ban.hours, ban.reason);
      this.said = text('moderation.said.banned');
      await this.banList.refresh();
    });
  }

  async #onAir() {
    const { channel } = this.sitting ?? {};
    const mode = this.#session.taking?.mode ?? 'open';
    const now = () => this.#clock.now();
    if (!channel) return { broadcast: null, mode, now };
    // Without it an answer on air is not offered; one in writing still is.
    const { broadcast } = await read<Channel>(`/api/v1/channels/${encodeURIComponent(channel.id)}`).catch(() => ({ broadcast: null }));
    return { broadcast, mode, now };
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  #pressed(event: KeyboardEvent): void {
    if (document.querySelector('dialog[open]') || !this.queue) return;
    const key = moderationKeyOf(event, document.activeElement);
    if (!key) return;
    event.preventDefault();
    this.#command(key, this.queue);
  }

  #command(key: ModerationKey, queue: ModerationQueue): void {
    switch (key) {
      case 'next':
      case 'previous':
        return queue.step(key === 'next' ? 1 : -1);
      case 'focus':
        return queue.toggleFocus();
      case 'help':
        return this.help.show();
      case 'undo':
        return void this.#undo();
      case 'shorten':
      case 'note': {
        const id = queue.currentId;
        return id ? void this.#do({ does: key, card: id }) : void (this.said = text('moderation.said.not-now'));
      }
      case 'select':
        return queue.currentId ? queue.select(queue.currentId) : undefined;
      default:
        return void this.#together(key, queue.targets);
    }
  }

  async #read(): Promise<void> {
    try {
      this.sitting = await readSitting(this.#id).catch((error: unknown) => {
        // A draft is the clerk's alone.
        if (error instanceof Refusal && error.status === 404) return readClerkSitting(this.#id);
        throw error;
      });
    } catch {
      // Its questions are read without its agenda; the page's feed says what is wrong.
    }
  }
}

