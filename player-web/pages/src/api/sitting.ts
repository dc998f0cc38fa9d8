import { order, read } from './request.ts';

export type SittingStatus = 'draft' | 'announced' | 'open' | 'held' | 'cancelled' | 'postponed';
export type SittingMode = 'in-person' | 'videoconference' | 'both';
export type ItemKind = 'item' | 'heading' | 'information';
export type VoteOutcome = 'adopted' | 'rejected' | 'withdrawn' | 'postponed';
export type DocumentKind = 'convocation' | 'report' | 'deliberation-list' | 'minutes' | 'other';
export type DeadlineKind = 'deliberation-list' | 'minutes' | 'captions';

/** What lists and pages have in common: `SittingFacts` of the API. */
export interface SittingFacts {
  readonly id: string;
  /** Empty if the body's name says enough. */
  readonly title: string;
  readonly body: string;
  readonly startsAt: string;
  /** Day and hour where it takes place: 2026-11-25T18:30. */
  readonly localStart: string;
  readonly zone: string;
  readonly place: string;
  readonly mode: SittingMode;
  readonly openToPublic: boolean;
  readonly status: SittingStatus;
  readonly channel: { readonly id: string; readonly name: string } | null;
  readonly live: string | null;
  readonly replays: readonly string[];
}

export interface SittingSummary extends SittingFacts {
  readonly items: number;
  readonly documents: number;
}

/** A sitting that can be watched again: an entry of `GET /api/v1/sitting-replays`. */
export interface SittingReplay extends SittingSummary {
  /** A picture of it. */
  readonly poster: string | null;
  /** Seconds, of all of its recordings. */
  readonly duration: number;
  /** Items whose debate can be watched, of which {@link chapters} are the first. */
  readonly chapterCount: number;
  readonly chapters: readonly { readonly numbering: string; readonly title: string; readonly watch: string }[];
}

/** `GET /api/v1/sittings`. */
export interface SittingList {
  readonly coming: readonly SittingSummary[];
  readonly past: readonly SittingSummary[];
  /** To ask for those past behind; null on the last page. */
  readonly next: string | null;
  readonly year: number;
  readonly years: readonly number[];
}

export interface Tally {
  readonly inFavour: number;
  readonly against: number;
  readonly abstentions: number;
  readonly notTakingPart: number;
}

export interface Vote {
  readonly outcome: VoteOutcome;
  readonly unanimous: boolean;
  readonly tally: Tally | null;
}

export interface AgendaItem {
  readonly id: string;
  readonly level: number;
  readonly parent: string | null;
  readonly numbering: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly rapporteur: string;
  readonly vote: Vote | null;
  /** Where its debate can be watched again; for the public. */
  readonly watch?: string | null;
}

export interface SittingDocument {
  readonly id: string;
  readonly item: string | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly pages: number;
  readonly url: string;
}

export interface Person {
  readonly name: string;
  readonly group: string;
  readonly role: string;
  readonly commune: string;
}

export interface Speaker extends Person {
  readonly id: string;
}

/** `GET /api/v1/sittings/{id}`. */
export interface Sitting extends SittingFacts {
  readonly speakers: readonly Speaker[];
  readonly agenda: readonly AgendaItem[];
  readonly documents: readonly SittingDocument[];
}

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly state: 'ahead' | 'running' | 'late' | 'done';
  readonly due: string | null;
  /** The day of the sitting from which on it is counted: for minutes, of the one that adopts them. */
  readonly after: string | null;
  readonly daysLeft: number | null;
}

interface ClerkKnown {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly deadlines: readonly Deadline[];
  readonly settled: readonly DeadlineKind[];
  /** When its broadcast ended, as long as nobody has said whether the sitting is over; null where there is nothing to ask. */
  readonly broadcastEndedAt: string | null;
}

export type ClerkSummary = SittingSummary & ClerkKnown;

export interface ClerkItem extends AgendaItem {
  readonly notes: string;
}

export interface ClerkDocument extends SittingDocument {
  readonly public: boolean;
}

/** `GET /api/v1/operator/sittings/{id}`. */
export interface ClerkSitting extends SittingFacts, ClerkKnown {
  readonly speakers: readonly Speaker[];
  readonly agenda: readonly ClerkItem[];
  readonly documents: readonly ClerkDocument[];
  readonly broadcasts: readonly string[];
}

export interface PreviewItem extends ClerkItem {
  readonly line: number;
  readonly doubts: readonly ('unmarked' | 'number-skipped' | 'number-twice' | 'cut')[];
  readonly change: 'new' | 'same' | 'changed';
  readonly before: { readonly numbering: string; readonly title: string } | null;
}

export interface AgendaPreview {
  readonly items: readonly PreviewItem[];
  readonly removed: readonly ClerkItem[];
  readonly ignored: readonly { readonly line: number; readonly text: string }[];
}

/** `GET /api/v1/people`. */
export interface Suggestions {
  readonly people: readonly Person[];
  readonly groups: readonly string[];
  readonly bodies: readonly string[];
  readonly places: readonly string[];
}

export function sittingAddress(id: string): string {
  return `/api/v1/sittings/${encodeURIComponent(id)}`;
}

/** Throws {@link Refusal}, as all of these. */
export function readSittings(year: number | null = null, before: string | null = null): Promise<SittingList> {
  const wishes = Object.entries({ year: year?.toString() ?? '', before: before ?? '' }).filter(([, value]) => value);
  const query = new URLSearchParams(wishes).toString();
  return read(`/api/v1/sittings${query && `?${query}`}`);
}

/** The newest sittings that can be watched again. */
export async function readSittingReplays(limit: number): Promise<readonly SittingReplay[]> {
  return (await read<{ sittings: readonly SittingReplay[] }>(`/api/v1/sitting-replays?limit=${limit}`)).sittings;
}

export function readSitting(id: string): Promise<Sitting> {
  return read(sittingAddress(id));
}

/** A page of all sittings, the latest first: `GET /api/v1/operator/sittings`. */
export interface ClerkPage {
  readonly sittings: readonly ClerkSummary[];
  /** To ask for the page behind; null at the end. */
  readonly next: string | null;
}

/** @param before only those that start before */
export function readClerkSittings(before: string | null = null): Promise<ClerkPage> {
  return read(`/api/v1/operator/sittings${before ? `?before=${encodeURIComponent(before)}` : ''}`);
}

/** Makes the hours of all sittings those of the site's zone; answers which changed. Throws {@link Refusal}. */
export async function adoptTimezone(): Promise<readonly string[]> {
  return (await order<{ changed: readonly string[] }>('POST', '/api/v1/operator/sittings/timezone', {})).changed;
}

export function readClerkSitting(id: string): Promise<ClerkSitting> {
  return read(`/api/v1/operator/sittings/${encodeURIComponent(id)}`);
}

export function readSuggestions(): Promise<Suggestions> {
  return read('/api/v1/people');
}

export function createSitting(facts: { body: string; localStart: string; title: string; place: string }): Promise<ClerkSitting> {
  return order('POST', '/api/v1/sittings', facts);
}

/** Says that a sitting is over, or that it goes on. */
export function settleEnd(id: string, version: number, isOver: boolean): Promise<ClerkSitting> {
  return order('PATCH', sittingAddress(id), { version, status: isOver ? 'held' : 'open' });
}

export async function deleteSitting(id: string, version: number): Promise<void> {
  await order('DELETE', `${sittingAddress(id)}?version=${version}`);
}

/** What an agenda would become; nothing is written. */
export function previewAgenda(id: string, content: string | Blob, isTable: boolean): Promise<AgendaPreview> {
  return order('POST', `${sittingAddress(id)}/agenda/preview`, new Blob([content], { type: isTable ? 'text/csv' : 'text/plain' }));
}

export function describeDocument(sitting: string, document: string, change: object): Promise<ClerkSitting> {
  return order('PATCH', `${sittingAddress(sitting)}/documents/${document}`, change);
}

export function removeDocument(sitting: string, document: string): Promise<ClerkSitting> {
  return order('DELETE', `${sittingAddress(sitting)}/documents/${document}`);
}

/** An id as the server makes them: letters that are no word, and easy to read out. */
export function newId(): string {
  const letters = '23456789bcdfghjkmnpqrstvwxz';
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => letters[byte % letters.length]).join('');
}
