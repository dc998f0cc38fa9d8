import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Correction } from '../../api/recording-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';

/** The corrections of a recording, newest first, and how far each is. */
@customElement('correction-list')
export class CorrectionList extends PageElement {
  @property({ attribute: false }) corrections: readonly Correction[] = [];

  protected override render() {
    return html`<section class="corrections" aria-labelledby="corrections-title">
      <h3 id="corrections-title">${text('correct.list')}</h3>
      <div role="status">
        ${this.corrections.length === 0
          ? html`<p class="soft">${text('correct.list.none')}</p>`
          : html`<ul>${[...this.corrections].sort((one, other) => other.id - one.id).map((one) => this.#row(one))}</ul>`}
      </div>
    </section>`;
  }

  #row(correction: Correction) {
    const { kind, from, to, reason, legalBasis, requestedBy, requestedAt, state, failure } = correction;
    return html`<li class="correction correction-${state}">
      <p class="correction-what">
        <span class="badge">${state === 'requested' ? html`<span class="spinner"></span>` : state === 'done' ? icons.check : icons.warning}${text(`correct.state.${state}`)}</span>
        <strong>${text(`correct.kind.${kind}`)}</strong> ${text('correct.passage.times', { from: timecode(from), to: timecode(to) })}
      </p>
      <p>${reason}${text('list.and')}${legalBasis}</p>
      <p class="soft">${text('correct.by', { who: requestedBy, day: shortDay(requestedAt), time: timeOfDay(requestedAt) })}</p>
      ${state === 'failed' ? html`<p class="correction-failure">${text('correct.state.failed.hint', { failure: failure ?? '' })}</p>` : nothing}
    </li>`;
  }
}
