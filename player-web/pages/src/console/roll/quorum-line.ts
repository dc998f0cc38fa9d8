import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssemblyRules, Attendance } from '../../api/assembly.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { quorumAt, uncalled, votersAt } from '../../sitting/attendance.ts';
import { plural, text } from '../../text/text.ts';

/** How many are there, and whether they may decide; said once when that changes. Nothing before there are seats. */
@customElement('quorum-line')
export class QuorumLine extends PageElement {
  @property({ attribute: false }) attendance!: Attendance;
  @property({ attribute: false }) rules!: AssemblyRules;
  @state() private said = '';
  /** Whether it was reached when that was last said; null before the roll is called. */
  #reached: boolean | null = null;

  protected override willUpdate(): void {
    const { isReached } = quorumAt(this.attendance, this.rules);
    // While the roll is called it is not lost: it is not there yet.
    const isCalled = this.attendance.seats.length > 0 && uncalled(this.attendance) === 0;
    if (!isCalled && !isReached) return;
    if (this.#reached !== null && this.#reached !== isReached) this.said = text(isReached ? 'roll.quorum.reached-now' : 'roll.quorum.lost-now');
    else if (this.#reached === null && !isReached) this.said = text('roll.quorum.missed');
    this.#reached = isReached;
  }

  protected override render() {
    return html`<p class="visually-hidden" role="status">${this.said}</p>${this.attendance.seats.length > 0 ? this.#line() : nothing}`;
  }

  #line() {
    const { present, inOffice, needed, isReached } = quorumAt(this.attendance, this.rules);
    const voters = votersAt(this.attendance);
    const proxies = voters.filter(({ holder }) => holder !== null).length;
    const open = uncalled(this.attendance);
    const state = isReached ? 'reached' : open > 0 ? 'open' : 'lost';
    return html`<p class="quorum quorum-${state}">${isReached ? icons.check : open > 0 ? icons.clock : icons.warning}
      <strong>${text(`roll.quorum.${state}`)}</strong>
      <span>${plural('roll.present', present, { all: inOffice })}</span>
      ${needed > 0 ? html`<span class="soft">${plural('roll.needed', needed)}</span>` : nothing}
      <span>${plural('roll.proxies', proxies)}</span>
      <span><strong>${plural('roll.votes', voters.length)}</strong></span>
      ${open > 0 ? html`<span class="soft">${plural('roll.uncalled', open)}</span>` : nothing}</p>`;
  }
}
