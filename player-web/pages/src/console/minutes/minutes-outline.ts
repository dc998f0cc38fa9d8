import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MinutesBlock } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

/** The headings of minutes, to go to. Emits `jump-request` with the id of one. */
@customElement('minutes-outline')
export class MinutesOutline extends PageElement {
  @property({ attribute: false }) blocks: readonly MinutesBlock[] = [];

  protected override render() {
    const headings = this.blocks.filter(({ level }) => level > 1);
    if (headings.length === 0) return nothing;
    return html`<details class="minutes-outline" open><summary>${text('minutes.outline')}</summary>
      <nav aria-label=${text('minutes.outline')}><ol>
        ${headings.map(({ id, level, text: words }) => html`<li class="minutes-level-${level}"><button type="button" class="minutes-jump" @click=${() => this.#jump(id)}>${words || text('minutes.empty-passage')}</button></li>`)}
      </ol></nav></details>`;
  }

  #jump(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('jump-request', { detail: id, bubbles: true }));
  }
}
