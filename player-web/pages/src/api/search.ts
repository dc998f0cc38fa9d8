import { language } from '../text/language.ts';
import { read } from './request.ts';
import type { SearchAnswer, SearchResult } from './schema.ts';

export type { SearchAnswer, SearchCount, SearchPiece, SearchResult } from './schema.ts';

export type SearchKind = SearchResult['kind'];

/** What is looked for: as it stands in the page's address. */
export interface SearchWish {
  readonly q: string;
  readonly body: string;
  readonly year: string;
  readonly page: number;
}

/** The part of an address that says {@link wish}. */
export function wishQuery({ q, body, year, page }: SearchWish): string {
  const query = new URLSearchParams({ q });
  if (body) query.set('body', body);
  if (year) query.set('year', year);
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** What an address says. */
export function readWish(address: string): SearchWish {
  const query = new URLSearchParams(address);
  return { q: query.get('q') ?? '', body: query.get('body') ?? '', year: query.get('year') ?? '', page: Number(query.get('page')) || 1 };
}

/**
 * Searches. Throws a Refusal.
 *
 * @param staff true to look into drafts, notes and what is not public too
 * @param typing true if the last word may not be complete yet
 */
export function search(wish: SearchWish, staff: boolean, typing: boolean): Promise<SearchAnswer> {
  return read(`/api/v1/${staff ? 'operator/' : ''}search?${wishQuery(wish)}&lang=${language()}${typing ? '&typing=true' : ''}`);
}
