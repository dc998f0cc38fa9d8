import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClerkItem, ClerkSitting, Speaker } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { plural, text, timeOfDay } from '../../text/text.ts';
import { nameOf } from '../roll-words.ts';

type Check = ClerkSitting['checks'][number];

/** What the server finds doubtful in presence and votes that were saved: to be looked at, and hindering nothing. */
@customElement('check-list')
export class CheckList extends PageElement {
  @property({ attribute: false }) checks: readonly Check[] = [];
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @property({ attribute: false }) agenda: readonly ClerkItem[] = [];

  protected override render() {
    if (this.checks.length === 0) return nothing;
    return html`<details class="panel checks" open><summary><h2>${text('check.title')}</h2> <span class="soft">${plural('check.count', this.checks.length)}</span></summary>
      <ul>${this.checks.map((one) => html`<li>${icons.warning}<span>${this.#words(one)}</span></li>`)}</ul></details>`;
  }

  #words({ kind, item: id, motion: about, speakers, at, count, expected }: Check): string {
    const item = this.agenda.find((one) => one.id === id);
    const motion = item?.motions.find((one) => one.id === about);
    const names = speakers.map((one) => nameOf(this.speakers, one));
    const where = [item?.numbering || item?.title, motion?.title, at ? timeOfDay(at) : ''].filter(Boolean).join(text('list.and'));
    const what = text(`check.${kind}`, { who: names.join(', '), member: names[0] ?? '', holder: names[1] ?? names[0] ?? '', count, expected });
    return where ? text('check.where', { where, what }) : what;
  }
}
