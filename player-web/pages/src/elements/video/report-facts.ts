import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listAddress, type Report } from '../../api/report.ts';
import { language } from '../../text/language.ts';
import { spoken } from '../../text/language-of-content.ts';
import { languageName, shortDay, text, type TextKey } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** Where the text of a licence is; WrittenReport.java names the same. */
const LICENCES: Readonly<Partial<Record<Report['licence'], string>>> = {
  'cc-by': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'cc-by-nc': 'https://creativecommons.org/licenses/by-nc/4.0/',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
  'licence-ouverte': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
};

/** Who made a report, and what others may do with it. */
@customElement('report-facts')
export class ReportFacts extends PageElement {
  @property({ attribute: false }) report!: Report;

  protected override render() {
    const { author, credits, language: tag, publishedAt, licence, tags } = this.report;
    const address = LICENCES[licence];
    const words = text(`webtv.licence.${licence}`);
    return html`<section class="report-facts" aria-labelledby="facts-title">
      <h2 id="facts-title">${text('webtv.about')}</h2>
      <dl>
        ${this.#fact('webtv.author', author)}
        ${credits ? this.#fact('webtv.credits', html`${credits.split('\n').map((line) => html`<span class="credit" lang=${spoken(tag)}>${line}</span>`)}`) : nothing}
        ${tags.length > 0 ? this.#fact('webtv.tags', html`${tags.map((one) => html`<a class="report-tag" href=${listAddress({ q: one })} lang=${spoken(tag)}>${one}</a> `)}`) : nothing}
        ${this.#fact('webtv.language', languageName(tag, language()))}
        ${this.#fact('webtv.published', html`<time datetime=${publishedAt}>${shortDay(publishedAt)}</time>`)}
        ${this.#fact('webtv.licence', address ? html`<a href=${address} rel="license noreferrer">${words}</a>` : words)}
      </dl>
    </section>`;
  }

  #fact(key: TextKey, value: unknown) {
    return html`<div><dt>${text(key)}</dt><dd>${value}</dd></div>`;
  }
}
