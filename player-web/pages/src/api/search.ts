import { language } from '../text/language.ts';
import type { Question } from './question.ts';
import type { Report } from './report.ts';
import { read } from './request.ts';
import type { DocumentKind, SittingStatus } from './sitting.ts';

export type SearchKind = 'sitting' | 'item' | 'chapter' | 'document' | 'question' | 'note' | 'report' | 'recording';

/** A run of a text; `found` if it is what was looked for. */
export interface SearchPiece {
  readonly text: string;
  readonly found: boolean;
}

/** How many results are of an assembly or a year. */
export interface SearchCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchResult {
  readonly kind: SearchKind;
  /** Where it is read; a chapter and a question that was answered on air, where it is watched. */
  readonly url: string;
  /** Where it is watched from the second on at which it is debated, answered or said; null where it can't be. */
  readonly watch: string | null;
  readonly public: boolean;
  readonly title: readonly SearchPiece[];
  readonly excerpt: readonly SearchPiece[];
  /** That it is, or that it belongs to; null for a report and a recording. */
  readonly sitting: {
    readonly id: string;
    readonly title: string;
    readonly body: string;
    readonly place: string;
    readonly localStart: string;
    readonly status: SittingStatus;
  } | null;
  readonly item: { readonly id: string; readonly numbering: string; readonly title: string } | null;
  readonly document: { readonly kind: DocumentKind; readonly bytes: number; readonly pages: number; readonly page: number | null } | null;
  readonly question: Pick<Question, 'id' | 'author' | 'askedAt' | 'state'> | null;
  readonly report: Pick<Report, 'slug' | 'place' | 'language' | 'date' | 'publishedAt'> | null;
  /** In whose captions it is said. */
  readonly recording: { readonly id: string; readonly day: string } | null;
}

/** `GET /api/v1/search`. */
export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly complete: boolean;
  readonly corrections: readonly { readonly typed: string; readonly word: string }[];
  readonly unknown: readonly string[];
  readonly bodies: readonly SearchCount[];
  readonly years: readonly SearchCount[];
  readonly results: readonly SearchResult[];
}

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
