import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MinutesBlock } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { countOf, replacedAll } from '../../minutes/minutes-edits.ts';
import { plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** Puts a text in the place of another everywhere: a name that was heard wrong. Emits `blocks-change`. */
@customElement('minutes-find')
export class MinutesFind extends PageElement {
  @property({ attribute: false }) blocks: readonly MinutesBlock[] = [];
  @state() private wanted = '';
  @state() private by = '';

  protected override render() {
    const count = countOf(this.blocks, this.wanted);
    return html`<form class="transcript-find" role="search" @submit=${this.#submit}>
      <label class="field"><span>${text('transcript-desk.find')}</span><input type="search" .value=${this.wanted} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)} /></label>
      <label class="field"><span>${text('transcript-desk.replace-by')}</span><input type="text" .value=${this.by} @input=${(event: Event) => (this.by = (event.target as HTMLInputElement).value)} /></label>
      <p class="row-actions"><button type="submit" class="button small" ?disabled=${count === 0}>${icons.pencil}${text('transcript-desk.replace-all')}</button>
        <span class="soft" role="status">${this.wanted ? plural('transcript-desk.found', count) : nothing}</span></p>
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const detail = replacedAll(this.blocks, this.wanted, this.by);
    this.dispatchEvent(new CustomEvent('blocks-change', { detail, bubbles: true }));
  };
}
