import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Attendance } from '../../api/assembly.ts';
import type { MarkContent } from '../../api/marks.ts';
import type { ClerkItem } from '../../api/sitting.ts';
import { icons } from '../../elements/icons.ts';
import { ConductSession, type Hindrance } from '../../sitting/conduct-session.ts';
import type { MarkDesk } from '../../sitting/mark-desk.ts';
import type { VoteStep } from '../../sitting/vote-history.ts';
import type { Clash } from '../../draft/clash.ts';
import { earlier, runOf, type SittingRun } from '../../sitting/sitting-run.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import '../ballot/vote-desk.ts';
import type { VoteDesk } from '../ballot/vote-desk.ts';
import '../clash-panel.ts';
import './conduct-agenda.ts';
import type { ConductAgenda } from './conduct-agenda.ts';
import './conduct-air.ts';
import type { ConductAir } from './conduct-air.ts';
import './conduct-aside.ts';
import './conduct-banners.ts';
import './conduct-floor.ts';
import type { ConductFloor } from './conduct-floor.ts';
import './conduct-help.ts';
import type { ConductHelp } from './conduct-help.ts';
import './conduct-item.ts';
import type { ConductItem } from './conduct-item.ts';
import { conductKeyOf, type ConductKey } from './conduct-keys.ts';
import './conduct-marks.ts';
import './conduct-now.ts';
import { labelOf } from '../mark-label.ts';
import type { ConductNow } from './conduct-now.ts';
import type { ConductOrder } from './conduct-order.ts';
import { voteWords, wordsOf } from './step-words.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import '../sitting/held-question.ts';
import { notCarriedOut } from '../reason.ts';
import { saveWords } from '../save-bar.ts';
import '../roll/quorum-line.ts';
import '../roll/roll-dialog.ts';
import type { RollDialog } from '../roll/roll-dialog.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';

/** The page from which one clerk runs a sitting: what is debated, who speaks, what was decided. */
@customElement('conduct-page')
export class ConductPage extends TitledPage {
  @state() private version = 0;
  /** What was just done, or why it was not. */
  @state() private said = '';
  @state() private fault = '';
  /** The item whose note and vote are shown; null: that which lasts. */
  @state() private selected: string | null = null;
  @query('conduct-now') private now!: ConductNow | null;
  @query('conduct-agenda') private agenda!: ConductAgenda | null;
  @query('conduct-air') private air!: ConductAir | null;
  @query('conduct-floor') private floor!: ConductFloor | null;
  @query('conduct-item') private item!: ConductItem | null;
  @query('conduct-help') private help!: ConductHelp;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('vote-desk') private votes!: VoteDesk | null;
  @query('roll-dialog') private roll!: RollDialog | null;
  readonly #session = new ConductSession(decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? ''), {
    changed: () => (this.version += 1),
    sound: (level) => this.air?.sound(level),
  });
  /** What the clerk saw announced that nothing can be marked for. */
  #refusedFor: Hindrance | null = null;
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);

  constructor() {
    super();
    new UnsavedWork(this, () => this.#session.isUnkept);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    void this.#session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    this.#session.close();
  }

  protected override willUpdate(): void {
    // Why nothing could be marked is over.
    if (this.#refusedFor && this.#session.hindrance !== this.#refusedFor) [this.said, this.#refusedFor] = ['', null];
  }

  protected override get pageTitle(): string {
    const { mine } = this.#session.draft ?? {};
    return mine ? mine.title || mine.body : text('conduct.title');
  }

  protected override render() {
    const { draft } = this.#session;
    return html`<console-head .heading=${this.pageTitle} current="sittings" .beforeLeave=${() => draft?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console conduct" @conduct=${(event: CustomEvent<ConductOrder>) => void this.#do(event.detail)}>
        <conduct-banners .session=${this.#session} .version=${this.version}></conduct-banners>
        <p class="order-failed" role="alert">${this.fault || nothing}</p>
        ${draft ? this.#content() : this.#waiting()}
        <conduct-help></conduct-help><confirm-dialog></confirm-dialog>
      </main>`;
  }

  #waiting() {
    if (this.#session.failure) return html`<p class="notice" role="alert">${text('sitting.missing')}</p>`;
    return html`<p class="notice" role="status">${text('sittings.loading')}</p>`;
  }

  #content() {
    const session = this.#session;
    const { channel, desk, draft, agenda } = session;
    const run = this.#run();
    const hindrance = session.hindrance ? this.#hindranceWords() : null;
    const selected = this.#selected(run);
    const { attendance, rules } = session;
    return html`<held-question sitting=${session.id} ?ended=${channel !== null && channel.broadcast?.state !== 'live' && channel.broadcast?.state !== 'preview'}></held-question>
      <conduct-aside .aside=${session.aside}></conduct-aside>
      <clash-panel .clashes=${draft?.clashes ?? []} .who=${draft?.sitting.changedBy ?? ''} .edited=${draft?.mine} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => draft?.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      <quorum-line .attendance=${attendance} .rules=${rules}></quorum-line>
      <roll-dialog .session=${session} .version=${this.version} .item=${run.current?.item ?? null} @attendance-change=${(event: CustomEvent<Attendance>) => session.editAttendance(event.detail)}></roll-dialog>
      <div class="conduct-grid">
        <conduct-now .run=${run} .now=${() => session.now()} .startedAt=${this.#startedAt()} .undoes=${this.#turnWords('undo')} .redoes=${this.#turnWords('redo')} .hindrance=${hindrance} .said=${this.said}></conduct-now>
        ${channel ? html`<conduct-air .channel=${channel} .title_=${this.pageTitle}></conduct-air>` : nothing}
        <div class="conduct-list"><vote-desk .session=${session} .version=${this.version} @vote-taken=${(event: CustomEvent<string>) => this.#voted(event.detail)} @vote-closed=${() => this.now?.rest()}></vote-desk><conduct-agenda .agenda=${agenda} .run=${run} .selected=${selected} .hindered=${hindrance !== null} .editor="/console/sittings/${session.id}"></conduct-agenda>
          <conduct-item .item=${agenda.find((item) => item.id === selected) ?? null} .saved=${this.#savedWords()} .speakers=${draft?.mine.speakers ?? []} ?counted=${this.#isCounted()} @item-change=${(event: CustomEvent<Partial<ClerkItem>>) => selected && this.#edit(selected, event.detail)}></conduct-item>
          <conduct-marks .marks=${desk?.marks ?? []} .hindered=${hindrance !== null}></conduct-marks></div>
        <conduct-floor .speakers=${draft?.mine.speakers ?? []} .speaker=${run.speaker} .hindered=${hindrance !== null}></conduct-floor>
      </div>
      <p class="conduct-foot"><button type="button" class="button small" aria-keyshortcuts="?" @click=${() => this.help.show()}>${icons.keyboard}${text('shortcuts.title')}</button>
        <button type="button" class="button small" aria-keyshortcuts="a" @click=${() => this.roll?.show()}>${icons.viewers}${text('roll.open')}</button>
        <a class="button small" href="/console/sittings/${session.id}/screen" target="_blank" rel="noopener">${icons.film}${text('moderation.screen.open')}</a>
        <a class="button small" href="/console/sittings/${session.id}/questions" target="_blank" rel="noopener">${text('moderation.open')}</a></p>`;
  }

  /** The item whose note and vote are shown. */
  #selected(run: SittingRun): string | null {
    return this.selected ?? run.current?.item ?? run.next?.id ?? null;
  }

  /** True if votes are counted against who is there. */
  #isCounted(): boolean {
    return this.#session.attendance.seats.some(({ changes }) => changes.length > 0);
  }

  #voted(result: string): void {
    this.said = text('ballot.said', { result });
    this.now?.rest();
  }

  #run(): SittingRun {
    const { agenda, desk, channel } = this.#session;
    const endedAt = channel?.broadcast?.id === desk?.broadcast ? channel?.broadcast?.endedAt : null;
    return runOf(agenda, desk?.marks ?? [], endedAt);
  }

  #startedAt(): string | null {
    return this.#session.channel?.broadcast?.startedAt ?? null;
  }

  #hindranceWords(): string {
    const { hindrance, desk } = this.#session;
    return hindrance ? text(`conduct.hindrance.${hindrance}`, { who: desk?.marking?.pen?.who ?? '' }) : '';
  }

  #savedWords(): string {
    const { draft, isRehearsal } = this.#session;
    if (isRehearsal) return text('conduct.rehearsal.note');
    return !draft || (draft.state === 'saved' && !draft.savedAt) ? '' : saveWords(draft);
  }

  #edit(item: string, change: Partial<ClerkItem>): void {
    // What is typed stays with its item, though the sitting goes on.
    this.selected = item;
    this.#session.editItem(item, change);
  }

  async #do(order: ConductOrder): Promise<void> {
    this.fault = '';
    switch (order.does) {
      case 'help':
        return this.help.show();
      case 'select':
        this.selected = order.item;
        await this.updateComplete;
        return this.item?.begin('note');
      case 'vote':
        return this.#vote(order.item);
      case 'roll':
        return void this.roll?.show();
      case 'undo':
      case 'redo':
        return this.#turn(order.does);
      case 'take-over':
      case 'lay-down':
        return this.#pass(order.does);
      default:
        return this.#mark(order);
    }
  }

  /** Counted against who is there; without a roll call, as it was always typed. */
  async #vote(id: string): Promise<void> {
    const item = this.#session.agenda.find((one) => one.id === id);
    if (!this.#isCounted() || !item || item.kind === 'information') return this.item?.begin('vote');
    this.selected = id;
    await this.votes?.begin(item);
  }

  /** What was done last is taken back first, be it a vote or a mark. */
  #turn(side: 'undo' | 'redo'): void {
    const step = this.#voteStep(side);
    if (!step) return this.#mark({ does: side });
    const isDone = this.#session.turnVote(side, step);
    this.said = isDone ? text(`conduct.said.${side}`, { what: voteWords(step, this.#session.agenda) }) : text('roll.said.changed-meanwhile');
  }

  #voteStep(side: 'undo' | 'redo'): VoteStep | null {
    const { desk, votes } = this.#session;
    return side === 'undo' ? votes.nextUndo(desk?.history.done.length ?? 0) : votes.nextRedo(desk?.history.undone.length ?? 0);
  }

  #turnWords(side: 'undo' | 'redo'): string | null {
    const { desk } = this.#session;
    const step = this.#voteStep(side);
    return step ? voteWords(step, this.#session.agenda) : wordsOf(side === 'undo' ? desk?.history.done.at(-1) : desk?.history.undone.at(-1));
  }

  async #pass(action: 'take-over' | 'lay-down'): Promise<void> {
    const { desk } = this.#session;
    const who = desk?.marking?.pen?.who ?? '';
    if (!desk || (action === 'take-over' && !(await this.confirm.ask('take-pen', { who })))) return;
    try {
      await desk.pass(action);
      this.said = text(action === 'take-over' ? 'conduct.pen.taken' : 'conduct.pen.laid-down');
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  #mark(order: ConductOrder): void {
    const { desk, hindrance } = this.#session;
    if (!desk || hindrance) {
      // Said anew though it was said before.
      [this.said, this.#refusedFor] = ['', hindrance];
      void this.updateComplete.then(() => (this.said = this.#hindranceWords()));
      return;
    }
    this.#refusedFor = null;
    this.said = this.#marked(order, desk, this.#run());
  }

  /** Does it, and says what was done. */
  #marked(order: ConductOrder, desk: MarkDesk, run: SittingRun): string {
    switch (order.does) {
      case 'next':
        return run.next ? this.#begin(desk, run, run.next.id) : text('conduct.next.none');
      case 'item':
        return this.#begin(desk, run, order.item);
      case 'chapter':
        return this.#began(desk.begin({ kind: 'chapter', numbering: '', title: order.title, sitting: this.#session.id, item: null }));
      case 'earlier':
        return this.#earlier(desk, run);
      case 'speak':
        if (run.speaker?.title === order.name) return text('conduct.said.speaks', { name: order.name });
        return text('conduct.said.speaks', { name: desk.begin({ kind: 'speaker', numbering: '', title: order.name, sitting: this.#session.id, item: null }).title });
      case 'silence':
        if (run.speaker) desk.begin({ kind: 'speaker', numbering: '', title: '', sitting: this.#session.id, item: null });
        return text('conduct.floor.none');
      case 'remove':
        desk.remove(order.mark);
        return text('conduct.said.removed', { what: labelOf(order.mark) });
      case 'undo':
      case 'redo': {
        const reversal = desk[order.does]();
        if (!reversal) return text(`conduct.said.no-${order.does}`);
        return reversal.change ? text(`conduct.said.${order.does}`, { what: wordsOf(reversal.step) ?? '' }) : text('conduct.said.changed-meanwhile');
      }
      default:
        return '';
    }
  }

  #begin(desk: MarkDesk, run: SittingRun, id: string): string {
    const item = this.#session.agenda.find((one) => one.id === id);
    if (!item) return '';
    if (run.current?.item === id) return text('conduct.said.lasts', { item: labelOf(item) });
    this.selected = null;
    // A chapter has a title: an item may still have none.
    const title = item.title || (item.numbering ? '' : text('sitting.untitled-item'));
    return this.#began(desk.begin({ kind: 'chapter', numbering: item.numbering, title, sitting: this.#session.id, item: id }));
  }

  #began(mark: MarkContent): string {
    return text('conduct.said.began', { item: labelOf(mark), time: preciseTimeOfDay(new Date(mark.start)) });
  }

  #earlier(desk: MarkDesk, run: SittingRun): string {
    const start = earlier(run, this.#startedAt());
    const mark = desk.marks.find((one) => one.id === run.current?.id);
    if (!mark || !start) return text('conduct.said.not-earlier');
    desk.move(mark, start);
    return this.#began({ ...mark, start });
  }

  #pressed(event: KeyboardEvent): void {
    const focused = document.activeElement;
    if (event.key === 'Escape' && focused instanceof HTMLElement && focused.closest('.conduct') && focused.matches('input, textarea, select')) {
      // Out of the field, so that single keys command again.
      focused.blur();
      return;
    }
    if (document.querySelector('dialog[open]')) return;
    const key = conductKeyOf(event, focused);
    if (!key) return;
    event.preventDefault();
    this.#command(key);
  }

  #command(key: ConductKey): void {
    switch (key) {
      case 'note':
      case 'summary':
        return this.item?.begin(key);
      case 'vote':
        return void this.#vote(this.#selected(this.#run()) ?? '');
      case 'speaker':
        return this.floor?.begin();
      case 'chapter':
        return void this.now?.askTitle();
      case 'up':
      case 'down':
        return this.agenda?.step(key === 'up' ? -1 : 1);
      default:
        return void this.#do({ does: key });
    }
  }
}
