import { NOBODY } from '../../src/api/assembly.ts';
import type { ClerkSitting } from '../../src/api/sitting.ts';
import { DETAILS, type Detail } from '../../src/sitting/details.ts';

const UNSAID = Object.fromEntries(DETAILS.map(({ name }) => [name, ''])) as Record<Detail, string>;

/** A sitting as clerks see it, with nothing in it but what {@link change} has. */
export function clerkSitting(change: Partial<ClerkSitting> = {}): ClerkSitting {
  return {
    id: 's-1', title: 'Budget', body: 'Conseil', startsAt: '2026-11-25T17:30:00Z', localStart: '2026-11-25T18:30', zone: 'Europe/Paris', ...UNSAID, mode: 'both',
    openToPublic: true, status: 'draft', channel: null, live: null, replays: [], version: 1, changedAt: '', changedBy: 'Claire', deadlines: [], settled: [], broadcastEndedAt: null,
    speakers: [], documents: [], broadcasts: [], agenda: [], attendance: NOBODY, checks: [], quorum: [], ...change,
  };
}
