import { language } from '../text/language.ts';
import type { RecordingDetail } from './recording.ts';
import { read } from './request.ts';
import type { PublicReport as Report, PublicReports as ReportList, ReportShelves } from './schema.ts';

export type { PublicReport as Report, PublicReports as ReportList, ReportShelves } from './schema.ts';

/** Which reports to show: as it stands in the page's address. */
export interface ReportWish {
  readonly q: string;
  readonly category: string;
  readonly series: string;
  readonly year: string;
  readonly page: number;
}

/** The page of the list that {@link wish} is on. */
export function listAddress({ q, category, series, year, page }: Partial<ReportWish>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, category, series, year })) if (value) query.set(name, value);
  if (page && page > 1) query.set('page', String(page));
  return `/reports${query.size > 0 ? `?${query}` : ''}`;
}

/** What an address says. */
export function readReportWish(address: string): ReportWish {
  const query = new URLSearchParams(address);
  const word = (name: string) => query.get(name) ?? '';
  return { q: word('q'), category: word('category'), series: word('series'), year: word('year'), page: Math.max(1, Math.floor(Number(query.get('page'))) || 1) };
}

/** Published reports, the newest first, {@link limit} a page. Throws a Refusal. */
export function readReports(wish: Partial<ReportWish>, limit: number): Promise<ReportList> {
  const query = new URL(listAddress(wish), location.href).searchParams;
  query.set('limit', String(limit));
  return read(`/api/v1/reports?${query}`);
}

/** Throws a Refusal: 404 if there is none that is published. */
export function readReport(slug: string): Promise<Report> {
  return read(`/api/v1/reports/${encodeURIComponent(slug)}`);
}

/** Throws a Refusal. */
export function readReportShelves(): Promise<ReportShelves> {
  return read('/api/v1/report-shelves');
}

/** The name of a category in the language that is shown; null for none. */
export function categoryName(shelves: ReportShelves | null, slug: string | null): string | null {
  return shelves?.categories.find((one) => one.slug === slug)?.[language()] ?? null;
}

/** The title of a series; null for none. */
export function seriesName(shelves: ReportShelves | null, slug: string | null): string | null {
  return shelves?.series.find((one) => one.slug === slug)?.title ?? null;
}

/** Seconds of {@link report} that are shown; null if that is not known. */
export function shownLength({ duration, trim }: Report): number | null {
  return duration === null ? null : Math.max(0, Math.min(duration, trim.end ?? duration) - trim.start);
}

/** The captions' address in a language. */
export function captionsAddress(report: Report, tag: string): string {
  return `/api/v1${report.address}/captions/${encodeURIComponent(tag)}.vtt`;
}

/** {@link film} as {@link report} shows it: what lies outside of its trim is not there. */
export function shownFilm(report: Report, film: RecordingDetail): RecordingDetail {
  const { start } = report.trim;
  const whole = film.duration ?? 0;
  const end = Math.min(whole, report.trim.end ?? whole);
  const duration = Math.max(0, end - start);
  const cut = start > 0 || end < whole;
  const placed = (at: number | null) => (at === null ? null : Math.min(duration, Math.max(0, at - start)));
  const chapters = film.chapters?.chapters.filter((one) => (one.start ?? 0) < end && (one.end ?? end) > start) ?? [];
  return {
    ...film,
    title: report.title,
    poster: report.poster ?? film.poster,
    duration,
    shown: { start, end },
    captions: report.captionLanguages.map((tag) => ({ language: tag, address: captionsAddress(report, tag), automatic: false })),
    chapters: film.chapters && { ...film.chapters, sitting: null, chapters: chapters.map((one) => ({ ...one, start: placed(one.start), end: placed(one.end) })) },
    // The archive package holds the whole film.
    downloads: film.downloads
      .filter((file) => !cut || file.kind !== 'archive')
      .map((file) => (cut ? { ...file, url: `${file.url}?from=${start}&to=${end}`, bytes: Math.round((file.bytes * duration) / whole) } : file)),
  };
}
