import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OperatorChannel } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';

/** What is offered, as it is written in tribune.yml. */
const NONE = 'publicationDelay: PT0S';
const TEN_SECONDS = 'publicationDelay: PT10S';

/**
 * How long the public picture of a channel is held back, and what that costs. Until somebody has chosen it asks, opened; then it
 * shows it in a line.
 */
@customElement('publication-delay')
export class PublicationDelay extends PageElement {
  @property({ attribute: false }) channel!: OperatorChannel;

  protected override render() {
    const delay = this.channel.publicationDelay;
    const told = delay ? text('delay.value', { seconds: number(delay) }) : text('delay.none');
    const question = delay === null ? html`<p><strong>${text('delay.ask')}</strong></p>` : nothing;
    return html`<details class="publication-delay" ?open=${delay === null}>
      <summary>${text('delay.title')} <strong>${told}</strong></summary>
      ${question}
      <dl>
        <div><dt>${text('delay.none')}</dt><dd>${text('delay.none.cost')} <code>${NONE}</code></dd></div>
        <div><dt>${text('delay.value', { seconds: number(10) })}</dt><dd>${text('delay.ten.cost')} <code>${TEN_SECONDS}</code></dd></div>
      </dl>
      <p class="soft">${text('delay.how', { channel: this.channel.id })}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-delay': PublicationDelay;
  }
}
