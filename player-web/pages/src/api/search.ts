import { language } from '../text/language.ts';
import { read } from './request.ts';
import type { SearchAnswer, SearchResult } from './schema.ts';

export type { SearchAnswer, SearchCount, SearchMoment, SearchPiece, SearchResult, SearchSitting } from './schema.ts';

export type SearchKind = SearchResult['kind'];

/** What is looked for: as it stands in the page's address. */
export interface SearchWish {
  readonly q: string;
  readonly body: string;
  readonly year: string;
  /** The id of the sitting that is searched; empty for all. */
  readonly sitting: string;
  /** The name of who shall say it; empty for anybody. */
  readonly speaker: string;
  readonly page: number;
}

/** The part of an address that says {@link wish}. */
export function wishQuery({ q, page, ...filters }: SearchWish): string {
  const query = new URLSearchParams({ q });
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** What an address says. */
export function readWish(address: string): SearchWish {
  const query = new URLSearchParams(address);
  const said = (name: string): string => query.get(name) ?? '';
  return { q: said('q'), body: said('body'), year: said('year'), sitting: said('sitting'), speaker: said('speaker'), page: Number(query.get('page')) || 1 };
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
