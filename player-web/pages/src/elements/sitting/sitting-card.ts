import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SittingSummary } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { leaf, localDay, localTime } from '../../text/when.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** A sitting in a list; its title leads to its page. */
@customElement('sitting-card')
export class SittingCard extends PageElement {
  @property({ attribute: false }) sitting!: SittingSummary;
  @property({ type: Number }) level = 3;

  protected override render() {
    const { id, title, body, localStart, place, status, live, replays, items, documents } = this.sitting;
    const { day, month, weekday } = leaf(localStart);
    const name = html`<a href="/sittings/${id}" lang=${spoken()}>${unbroken(title || body)}</a>`;
    return html`<article class="sitting-card sitting-${status}">
      <p class="leaf" aria-hidden="true"><span>${weekday}</span><strong>${day}</strong><span>${month}</span></p>
      <div class="sitting-words">
        ${this.level === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`}
        <p><time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time></p>
        ${title ? html`<p class="soft" lang=${spoken()}>${body}</p>` : nothing}
        ${place ? html`<p class="soft" lang=${spoken()}>${place}</p>` : nothing}
        <p class="sitting-marks">
          ${status === 'cancelled' || status === 'postponed' ? html`<strong class="badge badge-warn">${text(`sitting.status.${status}`)}</strong>` : nothing}
          ${items > 0 ? html`<span>${plural('sitting.items', items)}</span>` : nothing}
          ${documents > 0 ? html`<span>${plural('sitting.documents', documents)}</span>` : nothing}
        </p>
      </div>
      ${live ? html`<a class="button primary" href=${live}>${icons.play}${text('sitting.live')}</a>` : nothing}
      ${!live && replays[0] ? html`<a class="button" href=${replays[0]}>${icons.play}${text('sitting.replay')}</a>` : nothing}
    </article>`;
  }
}
