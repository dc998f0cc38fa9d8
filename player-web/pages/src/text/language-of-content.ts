import { html, nothing, type TemplateResult } from 'lit';
import { language, offeredLanguages } from './language.ts';
import { text, type TextKey } from './text.ts';

/** Stands for what is named until its own place in the text is known. */
const PLACE = '\u0000';

/**
 * The `lang` of what somebody wrote for this site (WCAG 2.2, 3.1.2), where the page is shown in
 * another language: titles, agendas and questions are in the site's first language unless another is given.
 */
export function spoken(tag: string = offeredLanguages()[0] ?? language()): string | typeof nothing {
  return tag.split('-')[0] === language() ? nothing : tag;
}

/** Words that somebody wrote for this site, within others of the page. */
export function written(words: string, tag?: string): string | TemplateResult {
  const lang = spoken(tag);
  return lang === nothing || !words ? words : html`<span lang=${lang}>${words}</span>`;
}

/** The text {@link key}, whose `{`{@link name}`}` is something that somebody wrote for this site. */
export function naming(key: TextKey, name: string, words: string, others: Readonly<Record<string, string>> = {}): string | TemplateResult {
  if (spoken() === nothing) return text(key, { ...others, [name]: words });
  const [before = '', after = ''] = text(key, { ...others, [name]: PLACE }).split(PLACE);
  return html`${before}${written(words)}${after}`;
}
