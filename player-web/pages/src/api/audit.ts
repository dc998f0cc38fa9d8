import { fromWall, wallDay } from '../time/site-zone.ts';
import { read } from './request.ts';
import type { AuditPage, TrailHead, TrailVerification } from './schema.ts';

export type { AuditEntry, AuditPage, TrailHead, TrailVerification } from './schema.ts';

/** Which entries; an empty text leaves the choice open. Days are as in a date field: 2026-11-25. */
export interface AuditFilter {
  readonly person: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

function parameters({ person, action, from, to }: AuditFilter): URLSearchParams {
  const wishes = { person, action, since: from && midnight(from, 0), until: to && midnight(to, 1) };
  return new URLSearchParams(Object.entries(wishes).filter(([, value]) => value));
}

/** When a day of the site's begins, or the one {@link later}. */
function midnight(day: string, later: number): string {
  return fromWall(`${wallDay(fromWall(`${day}T12:00`), later)}T00:00`).toISOString();
}

/** Throws {@link Refusal}. */
export function readAudit(filter: AuditFilter, before: number | null): Promise<AuditPage> {
  const wanted = parameters(filter);
  if (before !== null) wanted.set('before', String(before));
  return read(`/api/v1/audit?${wanted.toString()}`);
}

/** Where the same is as CSV. */
export function auditCsv(filter: AuditFilter): string {
  return `/api/v1/audit.csv?${parameters(filter).toString()}`;
}

/** Throws {@link Refusal}. */
export function readTrailHead(): Promise<TrailHead> {
  return read('/api/v1/audit/head');
}

/** Verifies all of it, and a head from an e-mail or from paper if one is given. Throws {@link Refusal}. */
export function verifyTrail(told: string): Promise<TrailVerification> {
  return read(`/api/v1/audit/verification${told ? `?${new URLSearchParams({ head: told }).toString()}` : ''}`);
}
