import { order, read, send } from './request.ts';
import type { Assembly, AssemblyRules, Attendance, Ballot, Collectivity, MemberFacts, MembersPreview, PresenceChange, PreviewMember, Seat } from './schema.ts';
import { sittingAddress, type ClerkSitting } from './sitting.ts';

export type { Attendance, Ballot, PresenceChange, Seat };
export type Presence = PresenceChange['presence'];
export type BallotKind = Ballot['kind'];
export type Cast = Ballot['casts'][number];
export type Position = Cast['position'];

/** What a body is made of. */
export type Member = MemberFacts;
export type QuorumRule = AssemblyRules['quorum'];
export type { Assembly, AssemblyRules, Collectivity, MembersPreview, PreviewMember };

/** As the law has it where a body has no rules of its own: CGCT L2121-17 and L2121-20. */
export const LAWFUL: AssemblyRules = { proxiesPerHolder: 1, quorum: 'half', deliberationPattern: '', publishesAttendance: false };

export const NOBODY: Attendance = { seats: [], chair: null, secretary: null, itemChairs: [], convokedOn: null, withoutQuorum: false };

export function assemblyAddress(id: string): string {
  return `/api/v1/operator/assemblies/${encodeURIComponent(id)}`;
}

/** Throws {@link Refusal}, as all of these. */
export async function readAssemblies(): Promise<readonly Assembly[]> {
  return (await read<{ assemblies: readonly Assembly[] }>('/api/v1/operator/assemblies')).assemblies;
}

export function createAssembly(body: string): Promise<Assembly> {
  return order('POST', '/api/v1/operator/assemblies', { body });
}

export function deleteAssembly(id: string, version: number): Promise<void> {
  return send('DELETE', `${assemblyAddress(id)}?version=${version}`);
}

/** The members of a sitting's day become its speakers, each with a seat; who is there already stays who they are. */
export function takeSeats(sitting: string, version: number): Promise<ClerkSitting> {
  return order('POST', `${sittingAddress(sitting)}/seats`, { version });
}

/** What a table of members would become; nothing is written. */
export function previewMembers(assembly: string, table: string | Blob): Promise<MembersPreview> {
  return order('POST', `${assemblyAddress(assembly)}/members/preview`, new Blob([table], { type: 'text/csv' }));
}
