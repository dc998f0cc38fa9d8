import { order, read } from './request.ts';
import type { AgendaPreview, ClerkSitting, ClerkSittingPage as ClerkPage, Sitting, SittingList, SittingReplay, Suggestions, Transfer, Vote } from './schema.ts';

export type { AgendaItem, AgendaPreview, ClerkAgendaItem as ClerkItem, ClerkDocument, ClerkSitting, ClerkSittingPage as ClerkPage, ClerkSittingSummary as ClerkSummary, Deadline, DeadlineKind, Document as SittingDocument, DocumentKind, ItemKind, Motion, Person, PreviewItem, StatedMeeting, Sitting, SittingFacts, SittingList, SittingMode, SittingReplay, SittingStatus, SittingSummary, Speaker, Suggestions, Tally, Vote } from './schema.ts';

export type VoteOutcome = Vote['outcome'];

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

/** What an agenda that is pasted would become; nothing is written. A file's is asked for by `readAgendaFile`. */
export function previewAgenda(id: string, pasted: string): Promise<AgendaPreview> {
  return order('POST', `${sittingAddress(id)}/agenda/preview`, new Blob([pasted], { type: 'text/plain' }));
}

/** Gives a number to what was decided and has none; by the pattern of the assembly if none is given. */
export function numberDeliberations(id: string, pattern: string | null): Promise<ClerkSitting> {
  return order('POST', `${sittingAddress(id)}/deliberation-numbers`, { pattern });
}

/** What a transfer to the archive service would hold, and lack. */
export function checkTransfer(id: string): Promise<Transfer> {
  return read(`/api/v1/operator/sittings/${encodeURIComponent(id)}/archive`);
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
