import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SittingSummary } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { leaf, localDay, localTime } from '../../text/when.ts';
import { PageElement } from '../page-element.ts';

/** The next sitting on the home page while nothing is on air. */
@customElement('next-sitting')
export class NextSitting extends PageElement {
  @property({ attribute: false }) sitting!: SittingSummary;

  protected override render() {
    const { id, title, body, localStart, place, status, channel, items } = this.sitting;
    const { day, month, weekday } = leaf(localStart);
    const isOff = status === 'cancelled' || status === 'postponed';
    return html`<article class="next-sitting sitting-${status}">
      <p class="leaf" aria-hidden="true"><span>${weekday}</span><strong>${day}</strong><span>${month}</span></p>
      <div class="sitting-words">
        <h2><span class="next-label">${text('home.next-sitting')}</span> <a href="/sittings/${id}" lang=${spoken()}>${unbroken(title || body)}</a></h2>
        ${isOff ? html`<p><strong class="badge badge-warn">${text(`sitting.status.${status}`)}</strong></p>` : nothing}
        <p><time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time></p>
        ${place ? html`<p class="soft" lang=${spoken()}>${unbroken(place)}</p>` : nothing}
        <p class="next-ways"><a href="/sittings/${id}">${text('sitting.agenda')}${items > 0 ? html` (${plural('sitting.items', items)})` : nothing}</a>
          ${channel && !isOff ? html`<a href="/live/${channel.id}">${text('sitting.will-be-live')}</a>` : nothing}</p>
      </div>
    </article>`;
  }
}
