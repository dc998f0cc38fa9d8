import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Channel } from '../api/channel.ts';
import { text } from '../text/text.ts';
import { PageElement } from './page-element.ts';

/** A channel's state in a word, a colour and a shape. */
@customElement('state-badge')
export class StateBadge extends PageElement {
  @property() state: Channel['state'] | 'preview' | 'loading' = 'offline';

  protected override render() {
    return html`<span class="badge badge-${this.state}"><span class="badge-dot"></span>${text(`state.${this.state}`)}</span>`;
  }
}
