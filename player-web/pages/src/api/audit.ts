import { fromWall, wallDay } from '../time/site-zone.ts';
import { read } from './request.ts';

/** An entry of the audit trail. */
export interface AuditEntry {
  readonly number: number;
  readonly at: string;
  readonly account: string | null;
  /** Empty if nobody was signed in. */
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  /** What its id stands for, as long as that is there. */
  readonly subjectName: string | null;
  readonly detail: string;
  readonly from: string;
}

/** A page of it: `GET /api/v1/audit`. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** To ask for the page behind; null at the end. */
  readonly before: number | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly string[];
}

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

/** Where the audit trail ends: `GET /api/v1/audit/head`. */
export interface TrailHead {
  readonly entries: number;
  /** The number, then 16 groups of 4 hexadecimal digits; null while there are no entries. */
  readonly head: string | null;
  readonly since: string | null;
  readonly adopted: number;
  /** SHA-256 of the certificate that signs proofs. */
  readonly certificate: string | null;
  readonly checkpoint: {
    readonly day: string;
    readonly head: string;
    readonly madeAt: string;
    readonly stamped: boolean;
    readonly mailedAt: string | null;
  } | null;
}

/** Whether it holds: `GET /api/v1/audit/verification`. */
export interface TrailVerification {
  readonly sound: boolean;
  readonly entries: number;
  readonly erased: number;
  readonly violations: readonly {
    readonly kind: 'genesis' | 'changed' | 'unlinked' | 'missing' | 'erased' | 'head';
    readonly number: number;
    readonly text: string;
  }[];
}

/** Throws {@link Refusal}. */
export function readTrailHead(): Promise<TrailHead> {
  return read('/api/v1/audit/head');
}

/** Verifies all of it, and a head from a letter or from paper if one is given. Throws {@link Refusal}. */
export function verifyTrail(told: string): Promise<TrailVerification> {
  return read(`/api/v1/audit/verification${told ? `?${new URLSearchParams({ head: told }).toString()}` : ''}`);
}
