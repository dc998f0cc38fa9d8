import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { forgetLink, forgetReport, keptLinks, keptReports, type KeptLink } from '../../question/kept.ts';
import { spoken } from '../../text/language-of-content.ts';
import { shortDay, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** The questions that were asked, and the reports that were made, from this browser, which keeps their private links. */
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
    const [questions, reports] = [keptLinks(), keptReports()];
    return html`${this.#list('question.mine', questions, '/questions/', forgetLink)}${this.#list('question.mine.reports', reports, '/question-reports/', forgetReport)}`;
  }

  #list(title: 'question.mine' | 'question.mine.reports', links: readonly KeptLink[], path: string, forget: (id: string) => void) {
    if (links.length === 0) return nothing;
    return html`<details class="my-questions">
      <summary>${text(title, { count: links.length })}</summary>
      <p class="soft">${text('question.mine.hint')}</p>
      <ul>${links.map(({ id, key, text: words, askedAt }) => html`<li>
        <a href="${path}${encodeURIComponent(id)}#${key}" lang=${spoken()}>${words}</a> <span class="soft">${shortDay(askedAt)}</span>
        <button type="button" class="icon-button" title=${text('question.mine.forget')} aria-label=${text('question.mine.forget.of', { text: words })} @click=${() => void this.#forget(() => forget(id))}>${icons.trash}</button>
      </li>`)}</ul>
    </details>`;
  }

  async #forget(forget: () => void): Promise<void> {
    forget();
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('summary')?.focus();
  }
}
