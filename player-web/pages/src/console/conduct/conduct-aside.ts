import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../../elements/page-element.ts';
import { idOf, type AsideChange } from '../../sitting/mark-changes.ts';
import type { MarkDesk } from '../../sitting/mark-desk.ts';
import { language } from '../../text/language.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';

/** What the server did not take, with its reason: to be added after all, or to be forgotten. */
@customElement('conduct-aside')
export class ConductAside extends PageElement {
  @property({ attribute: false }) aside: readonly (readonly [MarkDesk, AsideChange])[] = [];

  protected override render() {
    if (this.aside.length === 0) return nothing;
    return html`<section class="panel clashes" aria-labelledby="aside-title">
      <h2 id="aside-title">${text('conduct.aside')}</h2>
      <p>${text('conduct.aside.hint')}</p>
      <ul class="aside-list">${repeat(this.aside, ([, one]) => idOf(one.change), ([desk, one]) => this.#row(desk, one))}</ul>
    </section>`;
  }

  #row(desk: MarkDesk, one: AsideChange) {
    const isPut = one.change.type === 'put';
    const what = describe(one);
    return html`<li>
      <div><strong>${what}</strong><p class="soft">${one.reason?.[language()] ?? text('conduct.aside.no-reason')}</p></div>
      <div class="row-actions">
        <button type="button" class="button small primary" aria-label=${text('conduct.aside.named', { action: text(isPut ? 'conduct.aside.add' : 'conduct.aside.remove'), what })} @click=${() => desk.insist(one)}>${text(isPut ? 'conduct.aside.add' : 'conduct.aside.remove')}</button>
        <button type="button" class="button small" aria-label=${text('conduct.aside.named', { action: text('conduct.aside.discard'), what })} @click=${() => desk.discard(one)}>${text('conduct.aside.discard')}</button>
      </div>
    </li>`;
  }
}

function describe({ change, before }: AsideChange): string {
  if (change.type === 'remove') return text('conduct.aside.of-removal', { what: before ? labelOf(before) : '' });
  const { kind, title, start } = change.mark;
  const what = kind === 'speaker' && !title ? text('conduct.floor.end') : labelOf(change.mark);
  return text('conduct.aside.of-mark', { what, time: preciseTimeOfDay(new Date(start)) });
}
