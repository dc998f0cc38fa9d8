import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Alert } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { text, timeOfDay, unbroken } from '../../text/text.ts';
import './found-picture.ts';
import { icons } from '../icons.ts';
import './settle-button.ts';
import './withhold-button.ts';

const ORDER: readonly Alert['severity'][] = ['CRITICAL', 'WARNING', 'INFO'];

/** What the operator must know of a channel now, worst first. New lines are read out. */
@customElement('alert-list')
export class AlertList extends PageElement {
  @property({ attribute: false }) alerts: readonly Alert[] = [];
  /** Whether a camera delivers: without one nothing is well. */
  @property({ attribute: false }) delivers = true;
  /** The id of the channel. */
  @property({ attribute: false }) channel = '';

  protected override render() {
    const raised = this.alerts
      .filter((alert) => alert.raised)
      .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    const urgent = raised.filter((alert) => alert.severity === 'CRITICAL');
    const others = raised.filter((alert) => alert.severity !== 'CRITICAL');
    return html`<div role="alert">${this.#list(urgent)}</div>
      <div role="status">
        ${raised.length === 0 ? html`<p class="alerts-none">${text(this.delivers ? 'console.alerts.none' : 'console.alerts.no-camera')}</p>` : this.#list(others)}
      </div>`;
  }

  #list(alerts: readonly Alert[]) {
    if (alerts.length === 0) return '';
    return html`<ul class="alerts">
      ${repeat(alerts, (alert) => alert.code,
        (alert) => html`<li class="alert alert-${alert.severity.toLowerCase()}">
          ${alert.severity === 'INFO' ? icons.info : icons.warning}
          <p><strong>${text(`alert.${alert.severity}`)}</strong> ${language() === 'fr' ? unbroken(alert.message.fr) : alert.message.en} <time datetime=${alert.at}>${text('since.live', { time: timeOfDay(alert.at) })}</time></p>
          ${this.#acts(alert)}
        </li>`,
      )}
    </ul>`;
  }

  /** What was found, to look at, and what helps. */
  #acts({ passage, closedSession, severity }: Alert) {
    const unsettled = closedSession && severity !== 'INFO' ? closedSession : null;
    if (!passage && !unsettled) return nothing;
    return html`<div class="alert-acts">
      ${unsettled?.pictureAt ? html`<found-picture .channel=${this.channel} .broadcast=${unsettled.broadcast} .at=${unsettled.pictureAt}></found-picture>` : nothing}
      ${passage ? html`<withhold-button .passage=${passage}></withhold-button>` : nothing}
      ${unsettled ? html`<settle-button .session=${unsettled}></settle-button>` : nothing}
    </div>`;
  }
}
