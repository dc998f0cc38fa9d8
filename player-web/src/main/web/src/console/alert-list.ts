import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Alert } from '../api/operator.ts';
import { PageElement } from '../elements/page-element.ts';
import { language } from '../text/language.ts';
import { text, timeOfDay } from '../text/text.ts';
import { icons } from './icons.ts';
import './withhold-button.ts';

const ORDER: readonly Alert['severity'][] = ['CRITICAL', 'WARNING', 'INFO'];

/** What the operator must know of a channel now, worst first. New lines are read out. */
@customElement('alert-list')
export class AlertList extends PageElement {
  @property({ attribute: false }) alerts: readonly Alert[] = [];

  protected override render() {
    const raised = this.alerts
      .filter((alert) => alert.raised)
      .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    const urgent = raised.filter((alert) => alert.severity === 'CRITICAL');
    const others = raised.filter((alert) => alert.severity !== 'CRITICAL');
    return html`<div role="alert">${this.#list(urgent)}</div>
      <div role="status">
        ${raised.length === 0 ? html`<p class="alerts-none">${text('console.alerts.none')}</p>` : this.#list(others)}
      </div>`;
  }

  #list(alerts: readonly Alert[]) {
    if (alerts.length === 0) return '';
    return html`<ul class="alerts">
      ${alerts.map(
        (alert) => html`<li class="alert alert-${alert.severity.toLowerCase()}">
          ${alert.severity === 'INFO' ? icons.info : icons.warning}
          <p><strong>${text(`alert.${alert.severity}`)}</strong> ${alert.message[language()]} <time datetime=${alert.at}>${text('since.live', { time: timeOfDay(alert.at) })}</time></p>
          ${alert.passage ? html`<withhold-button .passage=${alert.passage}></withhold-button>` : nothing}
        </li>`,
      )}
    </ul>`;
  }
}
