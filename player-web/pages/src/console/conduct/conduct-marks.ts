import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ShownMark } from '../../sitting/mark-changes.ts';
import { plural, preciseTimeOfDay, text } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';
import { conduct } from './conduct-order.ts';

/** All that was marked, the newest first; what is still to be sent says so. */
@customElement('conduct-marks')
export class ConductMarks extends PageElement {
  @property({ attribute: false }) marks: readonly ShownMark[] = [];
  @property({ attribute: false }) hindered = false;

  protected override render() {
    if (this.marks.length === 0) return nothing;
    return html`<details class="panel marks"><summary><h2>${text('conduct.marks')}</h2> <span class="soft">${plural('conduct.marks', this.marks.length)}</span></summary>
      <ol class="marks-list" reversed>${repeat([...this.marks].reverse(), (mark) => mark.id, (mark) => this.#row(mark))}</ol>
    </details>`;
  }

  #row(mark: ShownMark) {
    const what = mark.kind === 'chapter' ? labelOf(mark) : mark.title ? text('conduct.marks.speaker', { name: mark.title }) : text('conduct.floor.end');
    return html`<li class="mark-${mark.kind}"><time datetime=${mark.start}>${preciseTimeOfDay(new Date(mark.start))}</time> <span>${what}
        ${mark.pending ? html`<span class="badge badge-preview">${text('conduct.marks.pending')}</span>` : nothing}</span>
      <button type="button" class="icon-button" aria-disabled=${this.hindered} aria-label=${text('conduct.marks.remove', { what })} @click=${() => conduct(this, { does: 'remove', mark })}>${icons.trash}</button></li>`;
  }
}
