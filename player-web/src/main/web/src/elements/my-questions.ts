import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { forgetLink, keptLinks } from '../question/kept.ts';
import { shortDay, text } from '../text/text.ts';
import { icons } from './icons.ts';
import { PageElement } from './page-element.ts';

/** The questions that were asked from this browser, whose private links it keeps. */
@customElement('my-questions')
export class MyQuestions extends PageElement {
  readonly #changed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('question-asked', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('question-asked', this.#changed);
  }

  protected override render() {
    const links = keptLinks();
    if (links.length === 0) return nothing;
    return html`<details class="my-questions">
      <summary>${text('question.mine', { count: links.length })}</summary>
      <p class="soft">${text('question.mine.hint')}</p>
      <ul>${links.map(({ id, key, text: words, askedAt }) => html`<li>
        <a href="/questions/${encodeURIComponent(id)}#${key}">${words}</a> <span class="soft">${shortDay(askedAt)}</span>
        <button type="button" class="icon-button" title=${text('question.mine.forget')} aria-label=${text('question.mine.forget.of', { text: words })} @click=${() => void this.#forget(id)}>${icons.trash}</button>
      </li>`)}</ul>
    </details>`;
  }

  async #forget(id: string): Promise<void> {
    forgetLink(id);
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('summary')?.focus();
  }
}
