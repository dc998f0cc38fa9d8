import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { adoptTimezone, type ClerkSummary } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, text } from '../../text/text.ts';
import { localDay, localTime } from '../../text/when.ts';
import { siteZone } from '../../time/site-zone.ts';
import { reasonOf } from '../reason.ts';

/** More would hide the list of sittings. */
const MOST_SHOWN = 5;

/** Sittings whose hour is one of another zone than the site's, and the one act that puts them right. Emits `zones-adopted`. */
@customElement('zone-panel')
export class ZonePanel extends PageElement {
  @property({ attribute: false }) sittings: readonly ClerkSummary[] = [];
  @state() private working = false;
  @state() private changed = 0;
  @state() private fault: unknown = null;

  protected override render() {
    const zone = siteZone();
    const others = zone ? this.sittings.filter((one) => one.zone !== zone) : [];
    if (others.length === 0) return this.changed > 0 ? html`<p class="notice" role="status">${plural('zone.others.done', this.changed)}</p>` : nothing;
    return html`<section class="panel zone-panel" aria-labelledby="zone-others">
      <p id="zone-others"><strong>${named(others.length, zone)}</strong></p>
      <ul>${others.slice(0, MOST_SHOWN).map((one) => html`<li>${text('zone.others.sitting', { title: one.title || one.body, day: localDay(one.localStart), time: localTime(one.localStart), zone: one.zone })}</li>`)}
        ${others.length > MOST_SHOWN ? html`<li>…</li>` : nothing}</ul>
      <p>${text('zone.others.hint')}</p>
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      <p><button type="button" class="button primary" ?disabled=${this.working} @click=${() => void this.#adopt()}>${text(this.working ? 'console.working' : 'zone.others.adopt')}</button></p>
    </section>`;
  }

  async #adopt(): Promise<void> {
    this.working = true;
    this.fault = null;
    try {
      this.changed = (await adoptTimezone()).length;
      this.dispatchEvent(new CustomEvent('zones-adopted', { bubbles: true }));
    } catch (error) {
      this.fault = error;
    } finally {
      this.working = false;
    }
  }
}

function named(count: number, zone: string | undefined): string {
  return plural('zone.others', count).replace('{zone}', zone ?? '');
}
