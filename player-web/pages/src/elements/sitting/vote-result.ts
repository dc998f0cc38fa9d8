import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Speaker, Vote } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

const POSITIONS = ['for', 'against', 'abstains', 'no-part'] as const;

/** More names stand in the details alone. */
const MOST_NAMES = 12;

/** What became of an item, with the names where the ballot was public. */
@customElement('vote-result')
export class VoteResult extends PageElement {
  @property({ attribute: false }) vote!: Vote;
  /** Who the voters are. */
  @property({ attribute: false }) speakers: readonly Pick<Speaker, 'id' | 'name'>[] = [];

  protected override render() {
    const { outcome, unanimous, tally, ballot } = this.vote;
    const counts = tally
      ? [
          plural('vote.in-favour', tally.inFavour),
          ...(unanimous ? [] : [plural('vote.against', tally.against) + this.#names('against')]),
          ...(tally.abstentions > 0 ? [plural('vote.abstentions', tally.abstentions) + this.#names('abstains')] : []),
          ...(tally.notTakingPart > 0 ? [plural('vote.not-taking-part', tally.notTakingPart)] : []),
        ]
      : [];
    return html`<p class="vote vote-${outcome}">
        <strong>${text(unanimous ? `vote.unanimous.${outcome}` : `vote.${outcome}`)}</strong>
        ${counts.length > 0 ? html`<span>${counts.join(', ')}</span>` : nothing}
        ${ballot?.kind === 'secret' ? html`<span class="soft">${text('vote.secret')}</span>` : nothing}
      </p>
      ${ballot && ballot.casts.length > 0 ? this.#all() : nothing}`;
  }

  #all() {
    return html`<details class="vote-names"><summary>${text('vote.names')}</summary>
      <dl>${POSITIONS.map((position) => {
        const names = this.#namesOf(position);
        return names.length > 0 ? html`<div><dt>${text(`vote.position.${position}`)}</dt><dd lang=${spoken()}>${names.join(', ')}</dd></div>` : nothing;
      })}</dl></details>`;
  }

  /** The names in brackets, if they are known, and few. */
  #names(position: (typeof POSITIONS)[number]): string {
    const names = this.#namesOf(position);
    return names.length > 0 && names.length <= MOST_NAMES ? ` (${names.join(', ')})` : '';
  }

  #namesOf(position: (typeof POSITIONS)[number]): readonly string[] {
    const casts = this.vote.ballot?.casts ?? [];
    return casts.filter((one) => one.position === position).flatMap(({ voter }) => unbroken(this.speakers.find(({ id }) => id === voter)?.name ?? '') || []);
  }
}
