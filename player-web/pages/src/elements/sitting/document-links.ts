import { html } from 'lit';
import type { SittingDocument } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, size, text, unbroken } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** Documents as links that open beside the page. */
export function documentLinks(documents: readonly SittingDocument[]) {
  return html`<ul class="documents">${documents.map((one) => html`<li>
      <a href=${one.url} target="_blank" rel="noopener">${icons.file}<span><span lang=${spoken()}>${unbroken(one.title)}</span><span class="visually-hidden"> ${text('sitting.new-window')}</span></span></a>
      <span class="soft">${text('sitting.document-facts', { size: size(one.bytes), pages: plural('sitting.pages', one.pages) })}</span>
    </li>`)}</ul>`;
}
