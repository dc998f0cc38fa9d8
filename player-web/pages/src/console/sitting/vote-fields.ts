import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Tally, Vote, VoteOutcome } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

const OUTCOMES: readonly VoteOutcome[] = ['adopted', 'rejected', 'withdrawn', 'postponed'];
const COUNTS = ['inFavour', 'against', 'abstentions', 'notTakingPart'] as const;

/** The result of a vote, to be filled in. Emits `vote-change` with the vote, or null. */
@customElement('vote-fields')
export class VoteFields extends PageElement {
  @property({ attribute: false }) vote: Vote | null = null;

  protected override render() {
    const { vote } = this;
    const isCounted = vote?.outcome === 'adopted' || vote?.outcome === 'rejected';
    return html`<fieldset class="vote-fields">
      <legend>${text('agenda-row.vote')}</legend>
      <label class="field"><span>${text('vote.outcome')}</span>
        <select @change=${this.#outcome}>
          <option value="" ?selected=${!vote}>${text('agenda-row.vote-none')}</option>
          ${OUTCOMES.map((one) => html`<option value=${one} ?selected=${vote?.outcome === one}>${text(`vote.${one}`)}</option>`)}
        </select></label>
      ${vote && isCounted
        ? html`<label class="check"><input type="checkbox" .checked=${vote.unanimous} @change=${(event: Event) => this.#unanimous(vote, event)} /><span>${text('vote.unanimous')}</span></label>
            <div class="counts">
              ${COUNTS.map((count) => html`<label class="field"><span>${text(`vote.count.${count}`)}</span>
                <input type="number" inputmode="numeric" min="0" max="1000" ?disabled=${count === 'against' && vote.unanimous} .value=${vote.tally ? String(vote.tally[count]) : ''} @input=${(event: Event) => this.#count(vote, count, event)} /></label>`)}
            </div>`
        : nothing}
    </fieldset>`;
  }

  readonly #outcome = (event: Event): void => {
    const outcome = (event.target as HTMLSelectElement).value as VoteOutcome | '';
    const counted = outcome === 'adopted' || outcome === 'rejected';
    this.#tell(outcome ? { outcome, unanimous: counted && (this.vote?.unanimous ?? false), tally: counted ? (this.vote?.tally ?? null) : null, ballot: null } : null);
  };

  #unanimous(vote: Vote, event: Event): void {
    const unanimous = (event.target as HTMLInputElement).checked;
    this.#tell({ ...vote, ballot: null, unanimous, tally: vote.tally && unanimous ? { ...vote.tally, against: 0 } : vote.tally });
  }

  #count(vote: Vote, count: keyof Tally, event: Event): void {
    const value = Math.max(0, Math.min(1000, Math.floor(Number((event.target as HTMLInputElement).value)) || 0));
    const tally = { inFavour: 0, against: 0, abstentions: 0, notTakingPart: 0, ...vote.tally, [count]: value };
    this.#tell({ ...vote, ballot: null, tally: COUNTS.some((one) => tally[one] > 0) ? tally : null });
  }

  #tell(detail: Vote | null): void {
    this.dispatchEvent(new CustomEvent<Vote | null>('vote-change', { detail, bubbles: true }));
  }
}
