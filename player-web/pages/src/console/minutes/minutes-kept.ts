import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KeptPassage, MinutesBlock } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { diffWords } from '../../report/text-diff.ts';
import { plural, text } from '../../text/text.ts';
import { shownPiece } from './minutes-versions.ts';

/**
 * Passages that somebody wrote and that would be composed otherwise now, after a draft was composed again. Emits `take-request` with one that
 * shall be as it would be composed, and `keep-request` with the id of one that shall stay.
 */
@customElement('minutes-kept')
export class MinutesKept extends PageElement {
  @property({ attribute: false }) kept: readonly KeptPassage[] = [];
  @property({ attribute: false }) blocks: readonly MinutesBlock[] = [];

  protected override render() {
    const shown = this.kept.flatMap((one) => this.blocks.filter(({ id }) => id === one.id).map((block) => ({ one, block })));
    if (shown.length === 0) return nothing;
    return html`<section class="panel minutes-kept-panel" aria-labelledby="minutes-kept-title">
      <h2 id="minutes-kept-title">${plural('minutes.kept', shown.length)}</h2>
      <p class="soft">${text('minutes.kept.hint')}</p>
      <ul class="minutes-differences">${shown.map(({ one, block }) => html`<li>
        <p>${diffWords(block.text, one.composed).map(shownPiece)}</p>
        <p class="row-actions"><button type="button" class="button small" @click=${() => this.#tell('keep-request', one.id)}>${text('minutes.kept.mine')}</button>
          <button type="button" class="button small" @click=${() => this.#tell('take-request', one)}>${text('minutes.kept.composed')}</button></p></li>`)}</ul>
    </section>`;
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
