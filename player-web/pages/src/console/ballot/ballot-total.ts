import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Voter } from '../../sitting/attendance.ts';
import type { Verdict } from '../../sitting/ballot.ts';
import { number, plural, text } from '../../text/text.ts';
import { verdictWords } from './ballot-words.ts';

/** What a vote comes to so far, against who may vote; where they differ it says why. */
@customElement('ballot-total')
export class BallotTotal extends PageElement {
  @property({ attribute: false }) verdict!: Verdict;
  @property({ attribute: false }) voters: readonly Voter[] = [];
  /** Blank and void ballots. */
  @property({ attribute: false }) blank = 0;
  @property({ attribute: false }) isQuorate = true;
  @property({ attribute: false }) hasChair = true;

  protected override render() {
    const { tally, doubts } = this.verdict;
    const proxies = this.voters.filter(({ holder }) => holder !== null).length;
    const counts = [['inFavour', tally.inFavour], ['against', tally.against], ['abstentions', tally.abstentions], ['notTakingPart', tally.notTakingPart]] as const;
    return html`<div class="ballot-total">
      <dl>${counts.map(([count, value]) => html`<div class="total-${count}"><dt>${text(`vote.count.${count}`)}</dt><dd>${number(value)}</dd></div>`)}
        ${this.blank > 0 ? html`<div><dt>${text('ballot.count.blank')}</dt><dd>${number(this.blank)}</dd></div>` : nothing}
        <div class="total-all"><dt>${text('ballot.voters')}</dt><dd>${number(this.voters.length)} <small>${text('ballot.voters.of', { present: this.voters.length - proxies, proxies })}</small></dd></div></dl>
      <p class="ballot-verdict">${verdictWords(this.verdict)}${this.#tie()}</p>
      ${doubts.map(({ kind, count, expected }) => html`<p class="hint-warn">${icons.warning}${plural(`ballot.doubt.${kind}`, count, { expected })}</p>`)}
      ${this.isQuorate ? nothing : html`<p class="hint-warn">${icons.warning}${text('ballot.no-quorum')}</p>`}
    </div>`;
  }

  #tie() {
    const { isTie, byChair } = this.verdict;
    if (!isTie) return nothing;
    return ` ${text(byChair ? 'ballot.tie.by-chair' : this.hasChair ? 'ballot.tie' : 'ballot.tie.no-chair')}`;
  }
}
