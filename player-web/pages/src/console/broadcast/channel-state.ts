import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OperatorChannel } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text, timeOfDay } from '../../text/text.ts';

/** Whether a channel is on the air, since when, and what the public sees meanwhile. */
@customElement('channel-state')
export class ChannelState extends PageElement {
  @property({ attribute: false }) channel!: OperatorChannel;

  protected override render() {
    const { state, broadcast, autostartMode } = this.channel;
    const interruption = broadcast?.interruption;
    const from = interruption?.since ?? (state === 'live' ? broadcast?.startedAt : null);
    const shown = interruption?.kind ?? state;
    return html`<div class="big-state big-${shown}" role="status">
      <span class="badge-dot"></span>
      <p>
        <strong>${text(`console.state.${shown}`)}</strong> ${from ? text('console.since', { time: timeOfDay(from) }) : nothing}
        ${interruption ? html`<small>${text(`console.state.${interruption.kind}.hint`)}</small>` : nothing}
        ${autostartMode !== 'off' ? html`<small>${text(`console.autostart.${autostartMode}`)}</small>` : nothing}
      </p>
    </div>`;
  }
}
