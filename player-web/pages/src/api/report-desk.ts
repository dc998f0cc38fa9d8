import type { Message } from './request.ts';
import { order, read, send } from './request.ts';

export type ReportState = 'draft' | 'in-review' | 'returned' | 'scheduled' | 'published' | 'unpublished';
export type ReportMove = 'submit' | 'recall' | 'return' | 'schedule' | 'publish' | 'unpublish';
export type ReportAction = ReportMove | 'edit' | 'film' | 'delete';
export type Licence = 'all-rights-reserved' | 'cc-by' | 'cc-by-sa' | 'cc-by-nc' | 'cc0' | 'licence-ouverte';

export const LICENCES: readonly Licence[] = ['all-rights-reserved', 'licence-ouverte', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc0'];

/** Where a report's film begins and ends, in seconds; `end` null for the film's own. */
export interface Trim {
  readonly start: number;
  readonly end: number | null;
}

/** A file that is made into a film. */
export interface Preparation {
  readonly id: string;
  readonly report: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** It stands still: a live broadcast needs all of the machine. */
  readonly paused: boolean;
  /** 0 to 1. */
  readonly progress: number;
  readonly secondsLeft: number | null;
  /** How many films are made before it. */
  readonly ahead: number;
  /** How long until its turn comes; null while that can't be told. */
  readonly secondsUntilTurn: number | null;
  readonly failure: { readonly code: string; readonly words: Message } | null;
  readonly askedAt: string;
}

/** What is written of a report. */
export interface ReportTexts {
  readonly title: string;
  readonly summary: string;
  readonly category: string | null;
  readonly series: string | null;
  readonly place: string;
  readonly date: string | null;
  readonly language: string;
  readonly credits: string;
  readonly licence: Licence;
  /** Words by which it is found. */
  readonly tags: readonly string[];
}

/** What is kept of each version of a report. */
export interface RevisedTexts extends ReportTexts {
  /** WebVTT text by language. */
  readonly captions: Readonly<Record<string, string>>;
}

/** A report in the staff's list. */
export interface ReportSummary extends ReportTexts {
  readonly id: string;
  readonly trim: Trim;
  readonly state: ReportState;
  readonly author: string;
  readonly address: string | null;
  readonly film: string | null;
  readonly playlist: string | null;
  readonly poster: string | null;
  /** Of the whole film, in seconds. */
  readonly duration: number | null;
  readonly changedAt: string;
  readonly scheduledAt: string | null;
  readonly publishedAt: string | null;
  readonly version: number;
  readonly may: readonly ReportAction[];
}

/** A picture that can stand for a film. */
export interface FilmPicture {
  readonly file: string;
  readonly address: string;
  /** The moment of the film that it shows, in seconds; null if nobody noted it. */
  readonly at: number | null;
  /** It was sent. */
  readonly own: boolean;
}

export interface ReportNote {
  readonly at: string;
  readonly who: string;
  readonly text: string;
}

/** Everything of a report. */
export interface Report extends ReportSummary {
  /** WebVTT text by language. */
  readonly captions: Readonly<Record<string, string>>;
  /** Languages whose captions were written for the film before: the public does not get them until they are kept. */
  readonly unconfirmedCaptions: readonly string[];
  /** That can stand for the film: none shows anything outside of the trim. */
  readonly pictures: readonly FilmPicture[];
  readonly changes: readonly { readonly at: string; readonly who: string; readonly fields: readonly string[] }[];
  readonly notes: readonly ReportNote[];
  readonly preparations: readonly Preparation[];
  /** What a reviewer last decided on, if it was changed since. */
  readonly sinceReview: (RevisionAbout & { readonly changed: readonly string[] }) | null;
}

/** What was written of a report at a time, without its texts. */
export interface RevisionAbout {
  readonly number: number;
  readonly who: string;
  /** Of the first save that is in it. */
  readonly begunAt: string;
  readonly savedAt: string;
  /** Names of what is another than in the one before; `restored` if it was brought back. */
  readonly fields: readonly string[];
  /** The states that the report came to with it. */
  readonly reached: readonly ReportState[];
}

/** The same, with its texts. */
export interface Revision extends RevisionAbout, RevisedTexts {}

const REPORTS = '/api/v1/operator/reports';

export function reportAddress(id: string): string {
  return `${REPORTS}/${encodeURIComponent(id)}`;
}

/** As many as the server tells at once. */
const REPORTS_AT_ONCE = 200;

/** The newest {@link wanted} of the reader's own, or of all for who reviews, the last changed first, and whether there are more. Throws {@link Refusal}. */
export async function readReports(wanted: number): Promise<{ readonly reports: readonly ReportSummary[]; readonly more: boolean }> {
  const found: ReportSummary[] = [];
  let more = true;
  while (more && found.length < wanted) {
    const limit = Math.min(REPORTS_AT_ONCE, wanted - found.length);
    const before = found.at(-1)?.changedAt;
    const told = await read<{ reports: readonly ReportSummary[]; more: boolean }>(`${REPORTS}?limit=${limit}${before ? `&before=${encodeURIComponent(before)}` : ''}`);
    found.push(...told.reports);
    more = told.more;
  }
  return { reports: found, more };
}

/** More than so many are not counted. */
export const REVIEWED_AT_MOST = 50;

/** How many wait for a reviewer, {@link REVIEWED_AT_MOST} at most. Throws {@link Refusal}. */
export async function countInReview(): Promise<number> {
  return (await read<{ reports: readonly unknown[] }>(`${REPORTS}?state=in-review&limit=${REVIEWED_AT_MOST}`)).reports.length;
}

/** Throws {@link Refusal}. */
export function readReport(id: string): Promise<Report> {
  return read(reportAddress(id));
}

/** Begins a draft. Throws {@link Refusal}. */
export function createReport(title: string): Promise<Report> {
  return order('POST', REPORTS, { title });
}

/** Moves it on, or back. Throws {@link Refusal}. */
export function moveReport(report: ReportSummary, action: ReportMove, more: { readonly note?: string; readonly at?: string } = {}): Promise<Report> {
  return order('POST', `${reportAddress(report.id)}/state`, { action, version: report.version, ...more });
}

/** Says that captions which were written for the film before fit this one. Throws {@link Refusal}. */
export function keepCaptionsOf(report: ReportSummary, languages: readonly string[]): Promise<Report> {
  return order('PATCH', reportAddress(report.id), { version: report.version, keepCaptions: languages });
}

/** Sends a picture to stand for its film. Throws {@link Refusal}. */
export function sendPoster(report: ReportSummary, picture: Blob): Promise<Report> {
  return order('PUT', `${reportAddress(report.id)}/poster?version=${report.version}`, picture);
}

/** What was written of it at each time, the newest first. Throws {@link Refusal}. */
export async function readRevisions(id: string): Promise<readonly RevisionAbout[]> {
  return (await read<{ revisions: readonly RevisionAbout[] }>(`${reportAddress(id)}/revisions`)).revisions;
}

/** Throws {@link Refusal}. */
export function readRevision(id: string, number: number): Promise<Revision> {
  return read(`${reportAddress(id)}/revisions/${number}`);
}

/** Brings its texts back, as another change. Throws {@link Refusal}. */
export function restoreRevision(report: ReportSummary, number: number): Promise<Report> {
  return order('POST', `${reportAddress(report.id)}/revisions/${number}/restore`, { version: report.version });
}

/** Deletes it, with its film. Throws {@link Refusal}. */
export function deleteReport(report: ReportSummary): Promise<void> {
  return send('DELETE', `${reportAddress(report.id)}?version=${report.version}`);
}

/** The chapters of a report's film, of all of it. */
export interface FilmChapters {
  /** That a change is made on. */
  readonly version: number;
  readonly chapters: readonly { readonly at: number; readonly title: string }[];
}

/** Throws {@link Refusal}. */
export function readFilmChapters(report: string): Promise<FilmChapters> {
  return read(`${reportAddress(report)}/chapters`);
}

/** Writes all of them, in the place of those that are there. Throws {@link Refusal}. */
export function saveFilmChapters(report: string, chapters: FilmChapters): Promise<FilmChapters> {
  return order('PUT', `${reportAddress(report)}/chapters`, chapters);
}

/** Files that are made into films, the newest first. Throws {@link Refusal}. */
export async function readPreparations(): Promise<readonly Preparation[]> {
  return (await read<{ preparations: readonly Preparation[] }>('/api/v1/operator/preparations')).preparations;
}

/** Stops a preparation, tries one again, or has a film made of what is there of its file. Throws {@link Refusal}. */
export function orderPreparation(film: string, what: 'cancel' | 'retry' | 'accept-short'): Promise<void> {
  return send('POST', `/api/v1/operator/preparations/${encodeURIComponent(film)}/${what}`);
}

export interface ReportCategory {
  readonly slug: string;
  readonly fr: string;
  readonly en: string;
  readonly position: number;
  /** No other report can get it. */
  readonly hidden: boolean;
}

export interface ReportSeries {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

export interface ReportShelves {
  readonly categories: readonly ReportCategory[];
  readonly series: readonly ReportSeries[];
}

/** All categories, hidden ones too, and the series. Throws {@link Refusal}. */
export function readShelves(): Promise<ReportShelves> {
  return read('/api/v1/operator/report-shelves');
}

/** Saves a category, new or not; what is left out stays. Throws {@link Refusal}. */
export function saveCategory(slug: string, change: Partial<ReportCategory>): Promise<ReportCategory> {
  return order('PUT', `/api/v1/report-categories/${encodeURIComponent(slug)}`, change);
}

/** The same of a series. Throws {@link Refusal}. */
export function saveSeries(slug: string, change: Partial<ReportSeries>): Promise<ReportSeries> {
  return order('PUT', `/api/v1/report-series/${encodeURIComponent(slug)}`, change);
}

/** Deletes one that no report has. Throws {@link Refusal}. */
export function deleteShelf(kind: 'categories' | 'series', slug: string): Promise<ReportShelves> {
  return order('DELETE', `/api/v1/report-${kind}/${encodeURIComponent(slug)}`);
}
