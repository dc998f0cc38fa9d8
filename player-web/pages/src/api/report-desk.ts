import { order, read, send } from './request.ts';
import type { FilmChapters, Licence, Preparation, ReportCategory, ReportRevision as RevisionAbout, ReportSeries, ReportShelves, ReportTexts, StaffReport as Report, StaffReportSummary as ReportSummary, WholeReportRevision as Revision } from './schema.ts';

export type { FilmChapters, FilmDraft as FilmTranscript, FilmPicture, Licence, Preparation, ReportAction, ReportCategory, ReportNote, ReportRevision as RevisionAbout, ReportSeries, ReportShelves, ReportState, ReportTexts, StaffReport as Report, StaffReportSummary as ReportSummary, Trim, WholeReportRevision as Revision } from './schema.ts';

export type ReportMove = 'submit' | 'recall' | 'return' | 'schedule' | 'publish' | 'unpublish';
export const LICENCES: readonly Licence[] = ['all-rights-reserved', 'licence-ouverte', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc0'];

/** What is kept of each version of a report. */
export interface RevisedTexts extends ReportTexts {
  /** WebVTT text by language. */
  readonly captions: Readonly<Record<string, string>>;
}

const REPORTS = '/api/v1/operator/reports';

export function reportAddress(id: string): string {
  return `${REPORTS}/${encodeURIComponent(id)}`;
}

/** As many as the server returns at once. */
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

/** Has a report's film heard again, which failed. Throws {@link Refusal}. */
export function retryTranscript(report: string): Promise<void> {
  return send('POST', `${reportAddress(report)}/transcript/retry`);
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
