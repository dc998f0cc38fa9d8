import { nothing } from 'lit';
import { language, offeredLanguages } from './language.ts';

/**
 * The `lang` of what somebody wrote for this site (WCAG 2.2, 3.1.2), where the page is shown in
 * another language: titles, agendas and questions are in the site's first language unless it is told.
 */
export function spoken(tag: string = offeredLanguages()[0] ?? language()): string | typeof nothing {
  return tag.split('-')[0] === language() ? nothing : tag;
}
