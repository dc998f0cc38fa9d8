import { wallDay } from '../time/site-zone.ts';
import { read } from './request.ts';

/** The figures of one recording: an entry of `GET /api/v1/operator/audience`. Sums over everybody. */
export interface AudienceSummary {
  readonly recording: string;
  readonly title: string;
  readonly kind: 'sitting' | 'report' | 'test';
  readonly startedAt: string;
  /** The address of its page. */
  readonly watch: string;
  /** The most who watched at once on air; 0 if nobody did. */
  readonly livePeak: number;
  /** What all together watched on air, and afterwards. */
  readonly liveMinutes: number;
  readonly replayMinutes: number;
  /** How many went through its most watched minute. */
  readonly viewings: number;
}

/** What all together watched on one day: 2026-11-26. */
export interface AudienceDay {
  readonly day: string;
  readonly liveMinutes: number;
  readonly replayMinutes: number;
}

/** `GET /api/v1/operator/audience`. */
export interface AudienceList {
  readonly from: string;
  readonly to: string;
  readonly liveMinutes: number;
  readonly replayMinutes: number;
  /** The newest first. */
  readonly recordings: readonly AudienceSummary[];
  /** Those on which anybody watched. */
  readonly days: readonly AudienceDay[];
}

/** A minute of a recording, and how many viewings went through it. */
export interface AudienceMinute {
  /** Where it begins in what a player shows, in seconds. */
  readonly at: number;
  readonly live: number;
  readonly replay: number;
}

export interface AudienceChapter {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly liveMinutes: number;
  readonly replayMinutes: number;
  /** How many went through it, on average. */
  readonly viewings: number;
  /** Viewings of its last minute for each of its first; null if that can't be told. */
  readonly kept: number | null;
  /** It is too short to tell how many stayed. */
  readonly short: boolean;
}

/** `GET /api/v1/operator/audience/{recording}`. */
export interface AudienceFigures extends AudienceSummary {
  readonly minutes: readonly AudienceMinute[];
  readonly chapters: readonly AudienceChapter[];
  readonly days: readonly AudienceDay[];
  /** How many watched at once on air, by the minute. */
  readonly attendance: readonly { readonly at: string; readonly viewers: number }[];
}

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
