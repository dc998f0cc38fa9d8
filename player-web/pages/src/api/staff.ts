import { order, orderOrNull, read, send } from './request.ts';
import type { Account as Person, Link as LinkPurpose, MadeLink, Me, Role, Session as StaffSession } from './schema.ts';

export type { Account as Person, Link as LinkPurpose, MadeLink, Me, Role, ServerTime, Session as StaffSession } from './schema.ts';

export const ROLES: readonly Role[] = ['administrator', 'clerk', 'moderator', 'reporter'];

let signedIn: Me | null = null;

/** Who is signed in, as far as the page knows; null before it has asked. */
export function me(): Me | null {
  return signedIn;
}

/** True if a person may do what this role does: an administrator may do whatever the others may. */
export function may(person: Me | null, ...roles: readonly Role[]): boolean {
  return person !== null && ['administrator' as Role, ...roles].some((role) => person.roles.includes(role));
}

/** Remembers who was let in. */
export async function welcomed(answer: Promise<Me>): Promise<Me> {
  signedIn = await answer;
  return signedIn;
}

/** Asks who is signed in. Throws {@link Refusal}, with status 401 if nobody is. */
export function readMe(): Promise<Me> {
  return welcomed(read('/api/v1/session'));
}

/** True if the browser has a session, as another tab may have opened one; nobody is asked to sign in. */
export async function isSignedIn(): Promise<boolean> {
  try {
    return (await fetch('/api/v1/session', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** Opens a session. Throws {@link Refusal}. */
export function signIn(login: string, password: string, trusted: boolean): Promise<Me> {
  return welcomed(order('POST', '/api/v1/session', { login, password, trusted }));
}

/** The address at which to sign in by the site's provider, and then come back to {@link next}. Throws {@link Refusal}. */
export async function providerAddress(next: string, trusted: boolean): Promise<string> {
  return (await order<{ url: string }>('POST', '/api/v1/session/oidc', { next, trusted })).url;
}

/** Ends the session; where to go next, if the site's provider is to end its own, too. Throws {@link Refusal}. */
export async function signOut(): Promise<string | null> {
  return (await orderOrNull<{ url: string }>('DELETE', '/api/v1/session'))?.url ?? null;
}

/** Throws {@link Refusal}, with status 410 if the link is over. */
export function lookAtLink(secret: string): Promise<LinkPurpose> {
  return order('POST', '/api/v1/links/look', { secret });
}

/** Makes the first administrator, who is then signed in. Throws {@link Refusal}. */
export function setUp(secret: string, name: string, login: string, password: string): Promise<Me> {
  return welcomed(order('POST', '/api/v1/set-up', { secret, name, login, password }));
}

/** Gives the link's person a password, who is then signed in. Throws {@link Refusal}. */
export function choosePassword(secret: string, password: string): Promise<Me> {
  return welcomed(order('POST', '/api/v1/links/password', { secret, password }));
}

/** Throws {@link Refusal}. */
export function changePassword(current: string, password: string): Promise<void> {
  return send('POST', '/api/v1/account/password', { current, password });
}

/** Where the sessions of a person are; of oneself without an id. */
function sessionsOf(person: string | null): string {
  return person === null ? '/api/v1/account/sessions' : `${addressOf(person)}/sessions`;
}

/** Where a person is in the API. */
export function addressOf(person: string): string {
  return `/api/v1/accounts/${encodeURIComponent(person)}`;
}

/** The open sessions of a person, or of oneself. Throws {@link Refusal}. */
export async function readSessions(person: string | null): Promise<readonly StaffSession[]> {
  return (await read<{ sessions: readonly StaffSession[] }>(sessionsOf(person))).sessions;
}

/** Ends a session, or all but the one that asks. Throws {@link Refusal}. */
export function endSession(person: string | null, session: string | null): Promise<void> {
  return send('DELETE', session === null ? sessionsOf(person) : `${sessionsOf(person)}/${encodeURIComponent(session)}`);
}

/** All accounts. Throws {@link Refusal}. */
export async function readPeople(): Promise<readonly Person[]> {
  return (await read<{ people: readonly Person[] }>('/api/v1/accounts')).people;
}

/** Makes an account and a link for its person to choose a password. Throws {@link Refusal}. */
export function createPerson(login: string, name: string, roles: readonly Role[]): Promise<{ person: Person; link: MadeLink }> {
  return order('POST', '/api/v1/accounts', { login, name, roles });
}

/** Throws {@link Refusal}. */
export function changePerson(person: string, change: Partial<Pick<Person, 'name' | 'roles' | 'active'>>): Promise<Person> {
  return order('PATCH', addressOf(person), change);
}

/** Lets an account be bound to another person of the provider. Throws {@link Refusal}. */
export function releasePerson(person: string): Promise<void> {
  return send('DELETE', `${addressOf(person)}/identity`);
}

/** Throws {@link Refusal}. */
export function deletePerson(person: string): Promise<void> {
  return send('DELETE', addressOf(person));
}

/** A new link for a person to choose a password. Throws {@link Refusal}. */
export function makeLink(person: string): Promise<MadeLink> {
  return order('POST', `${addressOf(person)}/link`, {});
}
