import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BallotKind } from '../../api/assembly.ts';
import { newId, type ClerkItem, type Speaker, type Vote, type VoteOutcome } from '../../api/sitting.ts';
import { same } from '../../draft/clash.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { chairOf, quorumAt, votersAt, type Voter } from '../../sitting/attendance.ts';
import { openBallot, reopened, verdictOf, voteOf, type OpenBallot } from '../../sitting/ballot.ts';
import type { ConductSession } from '../../sitting/conduct-session.ts';
import { text } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';
import './ballot-total.ts';
import { verdictWords } from './ballot-words.ts';
import './called-ballot.ts';
import './hands-ballot.ts';
import './secret-ballot.ts';

const KINDS: readonly BallotKind[] = ['show-of-hands', 'roll-call', 'secret'];
const OUTCOMES: readonly VoteOutcome[] = ['adopted', 'rejected', 'withdrawn', 'postponed'];

/**
 * The vote that is being taken on an item, or on one of its amendments. What is typed is kept in the
 * browser until the result is there. Emits `vote-taken` with the result in words, `vote-closed`.
 */
@customElement('vote-desk')
export class VoteDesk extends PageElement {
  @property({ attribute: false }) session!: ConductSession;
  /** Of the session's changes, so that each is drawn. */
  @property({ attribute: false }) version = 0;
  @state() private ballot: OpenBallot | null = null;
  /** What was typed of each vote that has no result yet, by what is voted on. */
  #open: Readonly<Record<string, OpenBallot>> = {};
  @state() private shown = false;
  @state() private naming = false;
  /** Why Enter gave no result. */
  @state() private fault = '';
  @query('hands-ballot, called-ballot, secret-ballot') private votes!: HTMLElement | null;
  @query('.motion-title') private motionTitle!: HTMLInputElement | null;
  #isTakenUp = false;

  /** True if votes can be counted here: members sit, and the roll was called. */
  get isUsable(): boolean {
    return this.session.attendance.seats.some(({ changes }) => changes.length > 0);
  }

  /** Opens the vote on an item; that which was typed of it goes on. */
  async begin(item: ClerkItem, motion: string | null = null): Promise<void> {
    if (this.ballot?.item !== item.id || this.ballot.motion !== motion) this.#keep(this.#ballotFor(item, motion));
    this.shown = true;
    await this.updateComplete;
    this.votes?.focus();
    // With its totals, not its first field alone.
    requestAnimationFrame(() => this.querySelector('section')?.scrollIntoView({ block: 'nearest' }));
  }

  protected override willUpdate(): void {
    // What an earlier page left open.
    if (this.#isTakenUp || !this.session.draft || this.session.isRehearsal) return;
    this.#isTakenUp = true;
    this.#open = this.#kept();
    const last = Object.values(this.#open).at(-1);
    if (last && this.session.agenda.some(({ id }) => id === last.item)) [this.ballot, this.shown] = [last, true];
  }

  protected override render() {
    const { ballot } = this;
    const item = ballot && this.session.agenda.find(({ id }) => id === ballot.item);
    if (!ballot || !item || !this.shown) return nothing;
    const voters = this.#voters(ballot);
    const speakers = this.session.draft?.mine.speakers ?? [];
    return html`<section class="panel vote-desk" aria-labelledby="vote-desk-title" @keydown=${this.#press}
        @ballot-change=${(event: CustomEvent<OpenBallot>) => this.#keep(event.detail)} @ballot-result=${() => this.#result()} @ballot-motion=${() => void this.#askMotion()}>
      <div class="panel-head"><h2 id="vote-desk-title">${text('ballot.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('ballot.close')} title=${text('ballot.close')} @click=${() => this.#close()}>${icons.close}</button></div>
      <p class="item-name">${labelOf(item)}</p>
      ${this.#motions(item, ballot)}
      <fieldset class="choices"><legend class="visually-hidden">${text('ballot.kind')}</legend>
        ${KINDS.map((kind) => html`<label class="choice"><input type="radio" name="ballot-kind" .checked=${ballot.kind === kind} @change=${() => void this.#kind(kind)} /><span>${text(`ballot.kind.${kind}`)}</span></label>`)}</fieldset>
      ${this.#fields(ballot, voters, speakers)}
      ${this.#total(ballot, voters)}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <div class="dialog-actions">
        <label class="field ballot-outcome"><span>${text('ballot.outcome')}</span>
          <select @change=${(event: Event) => this.#keep({ ...ballot, outcome: ((event.target as HTMLSelectElement).value || null) as VoteOutcome | null })}>
            <option value="" ?selected=${!ballot.outcome}>${text('ballot.outcome.counted')}</option>
            ${OUTCOMES.map((one) => html`<option value=${one} ?selected=${ballot.outcome === one}>${text(`vote.${one}`)}</option>`)}
          </select></label>
        <button type="button" class="button" @click=${() => this.#drop()}>${text('ballot.drop')}</button>
        <button type="button" class="button primary ballot-record" @click=${() => this.#result()}>${text('ballot.result')}<kbd aria-hidden="true">${text('ballot.enter')}</kbd></button>
      </div>
    </section>`;
  }

  #motions(item: ClerkItem, ballot: OpenBallot) {
    return html`<div class="ballot-motions">
      ${item.motions.length > 0
        ? html`<label class="field"><span>${text('ballot.on')}</span>
            <select @change=${(event: Event) => void this.begin(item, (event.target as HTMLSelectElement).value || null)}>
              <option value="" ?selected=${ballot.motion === null}>${text('ballot.on.item')}</option>
              ${item.motions.map((one) => html`<option value=${one.id} ?selected=${ballot.motion === one.id}>${one.title}${one.vote ? ` – ${text(`vote.${one.vote.outcome}`)}` : nothing}</option>`)}
            </select></label>`
        : nothing}
      ${this.naming
        ? html`<form class="free-form" @submit=${(event: SubmitEvent) => this.#addMotion(event, item)}>
            <label class="field"><span>${text('ballot.motion.title')}</span><input class="motion-title" required maxlength="500" autocomplete="off" .value=${text('ballot.motion.nth', { number: item.motions.length + 1 })} /></label>
            <button type="submit" class="button">${text('ballot.motion.add')}</button></form>`
        : html`<button type="button" class="button small" @click=${() => void this.#askMotion()}>${icons.plus}${text('ballot.motion')}<kbd aria-hidden="true">+</kbd></button>`}
    </div>`;
  }

  #fields(ballot: OpenBallot, voters: readonly Voter[], speakers: readonly Speaker[]) {
    switch (ballot.kind) {
      case 'show-of-hands':
        return html`<hands-ballot .ballot=${ballot} .voters=${voters} .speakers=${speakers}></hands-ballot>`;
      case 'roll-call':
        return html`<called-ballot .ballot=${ballot} .voters=${voters} .speakers=${speakers}></called-ballot>`;
      default:
        return html`<secret-ballot .ballot=${ballot}></secret-ballot>`;
    }
  }

  #total(ballot: OpenBallot, voters: readonly Voter[]) {
    const { attendance, rules } = this.session;
    const outside = Object.keys(ballot.named).filter((id) => ballot.named[id] === 'no-part');
    return html`<ballot-total .verdict=${verdictOf(ballot, voters, chairOf(attendance, ballot.item))} .voters=${voters} .blank=${ballot.kind === 'secret' ? ballot.secret.blank : 0}
      .isQuorate=${quorumAt(attendance, rules, this.#at(ballot), outside).isReached} .hasChair=${chairOf(attendance, ballot.item) !== null}></ballot-total>`;
  }

  /** The moment whose presence counts. */
  #at(ballot: OpenBallot): number {
    return ballot.at ? Date.parse(ballot.at) : this.session.now();
  }

  #voters(ballot: OpenBallot): readonly Voter[] {
    return votersAt(this.session.attendance, this.#at(ballot));
  }

  #ballotFor(item: ClerkItem, motion: string | null): OpenBallot {
    return this.#open[placeOf(item.id, motion)] ?? this.#untyped(item, motion);
  }

  /** The vote as nobody has typed anything yet: as it was taken, if it was. */
  #untyped(item: ClerkItem, motion: string | null): OpenBallot {
    const vote = motion ? item.motions.find(({ id }) => id === motion)?.vote : item.vote;
    return vote ? reopened(item.id, motion, vote) : openBallot(item.id, motion);
  }

  async #kind(kind: BallotKind): Promise<void> {
    if (!this.ballot) return;
    this.#keep({ ...this.ballot, kind, named: {} });
    await this.updateComplete;
  }

  async #askMotion(): Promise<void> {
    this.naming = true;
    await this.updateComplete;
    this.motionTitle?.select();
  }

  #addMotion(event: SubmitEvent, item: ClerkItem): void {
    event.preventDefault();
    const title = this.motionTitle?.value.trim() ?? '';
    if (!title) return;
    const id = newId();
    this.session.decide(item.id, { motions: [...item.motions, { id, title, vote: null }] });
    this.naming = false;
    const now = this.session.agenda.find((one) => one.id === item.id);
    if (now) void this.begin(now, id);
  }

  #result(): void {
    const { ballot, session } = this;
    const item = ballot && session.agenda.find(({ id }) => id === ballot.item);
    if (!ballot || !item) return;
    const voters = this.#voters(ballot);
    const chair = chairOf(session.attendance, item.id);
    const vote = voteOf(ballot, voters, chair, ballot.at ?? new Date(session.now()).toISOString());
    if (!vote) {
      this.fault = text('ballot.undecided');
      return;
    }
    session.decide(item.id, ballot.motion ? { motions: withVote(item, ballot.motion, vote) } : { vote });
    this.#drop(verdictWords(verdictOf(ballot, voters, chair)));
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.naming) this.naming = false;
    else this.#close();
  };

  /** What was typed stays for when it is opened again. */
  #close(): void {
    const { ballot } = this;
    const item = ballot && this.session.agenda.find(({ id }) => id === ballot.item);
    if (ballot && item && same(ballot, this.#untyped(item, ballot.motion))) this.#keep(null);
    this.shown = false;
    this.dispatchEvent(new CustomEvent('vote-closed', { bubbles: true }));
  }

  #drop(result: string | null = null): void {
    this.#keep(null);
    this.shown = this.naming = false;
    if (result) this.dispatchEvent(new CustomEvent<string>('vote-taken', { detail: result, bubbles: true }));
    else this.#close();
  }

  get #key(): string {
    return `tribune.ballot.${this.session.id}`;
  }

  /** Keeps what is typed; null: it is settled. */
  #keep(ballot: OpenBallot | null): void {
    const { [placeOf(ballot?.item ?? this.ballot?.item ?? '', ballot ? ballot.motion : (this.ballot?.motion ?? null))]: _, ...others } = this.#open;
    // The newest last: that is the one which the next page opens.
    this.#open = ballot ? { ...others, [placeOf(ballot.item, ballot.motion)]: ballot } : others;
    this.ballot = ballot;
    this.fault = '';
    try {
      if (Object.keys(this.#open).length > 0) this.session.storage?.setItem(this.#key, JSON.stringify(this.#open));
      else this.session.storage?.removeItem(this.#key);
    } catch {
      // Storage may be full or forbidden; the page still holds it.
    }
  }

  #kept(): Readonly<Record<string, OpenBallot>> {
    try {
      return JSON.parse(this.session.storage?.getItem(this.#key) ?? '{}') as Readonly<Record<string, OpenBallot>>;
    } catch {
      return {};
    }
  }
}

/** Of an item, or of one of its amendments. */
function placeOf(item: string, motion: string | null): string {
  return `${item}/${motion ?? ''}`;
}

function withVote({ motions }: ClerkItem, motion: string, vote: Vote): ClerkItem['motions'] {
  return motions.map((one) => (one.id === motion ? { ...one, vote } : one));
}
