import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vote } from '../../api/sitting.ts';
import { plural, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** What became of an item. */
@customElement('vote-result')
export class VoteResult extends PageElement {
  @property({ attribute: false }) vote!: Vote;

  protected override render() {
    const { outcome, unanimous, tally } = this.vote;
    const counts = tally
      ? [
          plural('vote.in-favour', tally.inFavour),
          ...(unanimous ? [] : [plural('vote.against', tally.against)]),
          ...(tally.abstentions > 0 ? [plural('vote.abstentions', tally.abstentions)] : []),
          ...(tally.notTakingPart > 0 ? [plural('vote.not-taking-part', tally.notTakingPart)] : []),
        ]
      : [];
    return html`<p class="vote vote-${outcome}">
      <strong>${text(unanimous ? `vote.unanimous.${outcome}` : `vote.${outcome}`)}</strong>
      ${counts.length > 0 ? html`<span>${counts.join(', ')}</span>` : nothing}
    </p>`;
  }
}
