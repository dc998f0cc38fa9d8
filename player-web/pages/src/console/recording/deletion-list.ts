import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Deletion } from '../../api/recording-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { shortDay, size, text } from '../../text/text.ts';

/** What will be deleted by itself, and what was. Shows nothing while there is neither. */
@customElement('deletion-list')
export class DeletionList extends PageElement {
  @property({ attribute: false }) deletions: readonly Deletion[] = [];

  protected override render() {
    const coming = this.deletions.filter((one) => one.erasedAt === null);
    const done = this.deletions.filter((one) => one.erasedAt !== null);
    return html`${this.#part('coming', coming)}${this.#part('done', done)}`;
  }

  #part(which: 'coming' | 'done', deletions: readonly Deletion[]) {
    if (deletions.length === 0) return nothing;
    return html`<section aria-labelledby="deletions-${which}">
      <h3 id="deletions-${which}">${text(`deletions.${which}`)}</h3>
      ${which === 'coming' ? html`<p class="soft">${text('deletions.keep')}</p>` : nothing}
      <ul>
        ${deletions.map((one) => html`<li>${this.#words(one)}</li>`)}
      </ul>
    </section>`;
  }

  #words({ recording, title, channel, startedAt, bytes, reason, dueAt, erasedAt }: Deletion) {
    const name = text('deletions.recording', { title: title || channel, day: shortDay(startedAt) });
    const when = erasedAt ? text('deletions.erased', { day: shortDay(erasedAt) }) : text('deletions.due', { day: shortDay(dueAt) });
    return html`<strong>${erasedAt ? name : html`<a href="/watch/${recording}">${name}</a>`}</strong>
      <span>${when}</span> <span class="soft">${text(`deletions.reason.${reason}`)} (${size(bytes)})</span>`;
  }
}
