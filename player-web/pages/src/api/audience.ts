import { wallDay } from '../time/site-zone.ts';
import { read } from './request.ts';
import type { AudienceFigures, AudienceList } from './schema.ts';

export type { AudienceChapter, AudienceDay, AudienceFigures, AudienceList, AudienceMinute, AudienceSummary } from './schema.ts';

const ALL = '/api/v1/operator/audience';

/** The days from one to another, both included: 2026-11-26. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The last {@link days}, today included, by the site's clock. */
export function lastDays(days: number, now = new Date()): Period {
  return { from: wallDay(now, 1 - days), to: wallDay(now) };
}

function parameters({ from, to }: Period): string {
  return new URLSearchParams({ from, to }).toString();
}

/** Throws {@link Refusal}. */
export function readAudience(period: Period): Promise<AudienceList> {
  return read(`${ALL}?${parameters(period)}`);
}

/** Throws {@link Refusal}. */
export function readFigures(recording: string): Promise<AudienceFigures> {
  return read(`${ALL}/${encodeURIComponent(recording)}`);
}

/** Where the list is as CSV. */
export function audienceCsv(period: Period): string {
  return `${ALL}.csv?${parameters(period)}`;
}

/** Where one recording's figures are as CSV. */
export function figuresCsv(recording: string): string {
  return `${ALL}/${encodeURIComponent(recording)}/figures.csv`;
}
