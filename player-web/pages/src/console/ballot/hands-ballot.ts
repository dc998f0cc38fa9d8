import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Position } from '../../api/assembly.ts';
import type { Speaker } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Voter } from '../../sitting/attendance.ts';
import { named, namedAlone, namedTogether, type OpenBallot } from '../../sitting/ballot.ts';
import { coded } from '../../sitting/name-match.ts';
import { text } from '../../text/text.ts';
import '../roll/name-field.ts';
import type { NameField } from '../roll/name-field.ts';
import { nameOf } from '../roll-words.ts';
import { DISSENT, voterWords } from './ballot-words.ts';

/**
 * A show of hands: only who is not in favour is named, in a field for each position; Tab goes from one
 * to the next, a figure names a whole group. Emits `ballot-change`, and `ballot-result` for Enter.
 */
@customElement('hands-ballot')
export class HandsBallot extends PageElement {
  @property({ attribute: false }) ballot!: OpenBallot;
  @property({ attribute: false }) voters: readonly Voter[] = [];
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  /** The position whose field was used last: to which a group goes. */
  @state() private position: (typeof DISSENT)[number] = 'against';
  @state() private said = '';

  #groupsOf: ReadonlyMap<string, string> = new Map();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('speakers')) this.#groupsOf = new Map(this.speakers.map(({ id, group }) => [id, group]));
  }

  override focus(): void {
    void this.updateComplete.then(() => this.querySelector<NameField>('name-field')?.focus());
  }

  protected override render() {
    const people = coded(this.voters.flatMap(({ speaker }) => this.speakers.find(({ id }) => id === speaker) ?? []));
    return html`<div class="hands">${DISSENT.map((position) => html`<div class="hand hand-${position}" @focusin=${() => (this.position = position)}>
        <name-field .label=${text(`ballot.who.${position}`)} .people=${people} .aside=${this.#asides()}
          @name-taken=${(event: CustomEvent<string>) => this.#name(event.detail, position)} @name-key=${(event: CustomEvent<string>) => this.#typed(event, position)}
          @name-empty=${() => this.dispatchEvent(new CustomEvent('ballot-result', { bubbles: true }))}></name-field>
        ${this.#chips(position)}</div>`)}</div>
      ${this.#groups()}
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  /** What was said of each already. */
  #asides(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.ballot.named).map(([id, position]) => [id, text(`ballot.position.${position}`)]));
  }

  #chips(position: Position) {
    const all = this.voters.filter(({ speaker }) => this.ballot.named[speaker] === position);
    if (all.length === 0) return nothing;
    // A whole group is one name.
    const whole = this.#groupNames().filter((group) => this.#isWhole(group, position));
    const chosen = all.filter(({ speaker }) => !whole.includes(this.#groupOf(speaker)));
    return html`<ul class="chips">${whole.map((group) => {
      const name = text('ballot.group', { group, count: this.#ofGroup(group).length });
      return html`<li><button type="button" class="chip" tabindex="-1" aria-label=${text('ballot.take-out', { name })} @click=${() => this.#tell(namedTogether(this.ballot, this.#ofGroup(group), position))}>${name}${icons.close}</button></li>`;
    })}${chosen.map(({ speaker, holder }) => {
      const name = voterWords(this.speakers, speaker, holder);
      // Tab goes on to the next position: by keyboard a name goes by Backspace, or by being typed again.
      return html`<li><button type="button" class="chip" tabindex="-1" aria-label=${text('ballot.take-out', { name })} @click=${() => this.#tell(namedAlone(this.ballot, speaker, null))}>${name}${icons.close}</button></li>`;
    })}</ul>`;
  }

  #groups() {
    const groups = this.#groupNames();
    if (groups.length < 2) return nothing;
    return html`<div class="ballot-groups" role="group" aria-label=${text('ballot.groups', { position: text(`ballot.position.${this.position}`) })}>
      <span class="soft" aria-hidden="true">${text('ballot.groups', { position: text(`ballot.position.${this.position}`) })}</span>
      ${groups.map((group, index) => {
        const ids = this.#ofGroup(group);
        return html`<button type="button" class="button small" aria-pressed=${ids.every((id) => this.ballot.named[id] === this.position)} @click=${() => this.#group(index, this.position)}>
          ${index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}${group} <small>${ids.length}</small></button>`;
      })}</div>`;
  }

  #groupNames(): readonly string[] {
    return [...new Set(this.voters.map(({ speaker }) => this.#groupOf(speaker)).filter(Boolean))];
  }

  #groupOf(speaker: string): string {
    return this.#groupsOf.get(speaker) ?? '';
  }

  #ofGroup(group: string): readonly string[] {
    return this.voters.filter(({ speaker }) => this.#groupOf(speaker) === group).map(({ speaker }) => speaker);
  }

  #isWhole(group: string, position: Position): boolean {
    const members = this.#ofGroup(group);
    return members.length > 2 && members.every((id) => this.ballot.named[id] === position);
  }

  #typed(event: CustomEvent<string>, position: (typeof DISSENT)[number]): void {
    if (event.detail === 'Backspace') {
      const last = Object.keys(this.ballot.named).filter((id) => this.ballot.named[id] === position).at(-1);
      if (!last) return;
      event.preventDefault();
      this.#name(last, position);
    } else if (/^[1-9]$/.test(event.detail) && Number(event.detail) <= this.#groupNames().length) {
      event.preventDefault();
      this.#group(Number(event.detail) - 1, position);
    } else if (event.detail === '+') {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('ballot-motion', { bubbles: true }));
    }
  }

  #group(index: number, position: (typeof DISSENT)[number]): void {
    const group = this.#groupNames()[index];
    if (group) this.#tell(namedTogether(this.ballot, this.#ofGroup(group), position));
  }

  #name(speaker: string, position: Position): void {
    const next = named(this.ballot, speaker, position, this.voters);
    const how = next.named[speaker] ? `ballot.position.${position}` as const : 'ballot.position.for';
    this.said = text('roll.said', { name: nameOf(this.speakers, speaker), how: text(how) });
    this.#tell(next);
  }

  #tell(ballot: OpenBallot): void {
    this.dispatchEvent(new CustomEvent<OpenBallot>('ballot-change', { detail: ballot, bubbles: true }));
  }
}
