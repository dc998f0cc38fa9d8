import { order, read, send } from './request.ts';
import type { Language } from '../text/language.ts';

/** What one can be written to about: a film was sent back, is public, or could not be prepared. */
export type Notice = 'returned' | 'published' | 'failed';

export const NOTICES: readonly Notice[] = ['returned', 'published', 'failed'];

/** How far an address is: the letter that asks is to be sent, was sent; its link was opened; nobody has it. */
export type ContactState = 'asked' | 'sent' | 'confirmed' | 'unknown';

/** To which address one is written to: `GET /api/v1/account/contact`. */
export interface Contact {
  /** False if the site sends no mail. */
  readonly mail: boolean;
  readonly email: string | null;
  readonly state: ContactState | null;
  readonly language: Language | null;
  readonly wanted: readonly Notice[];
  /** When it is erased unless it is confirmed. */
  readonly endsAt: string | null;
  /** The login, if it is an address and none was given. */
  readonly offered: string | null;
}

const ADDRESS = '/api/v1/account/contact';
const KEY = 'tribune.contact-link';

/** One's own. Throws {@link Refusal}. */
export function readContact(): Promise<Contact> {
  return read(ADDRESS);
}

/** Gives an address, or changes what is wanted at the same. Throws {@link Refusal}. */
export function giveContact(email: string, language: Language, wanted: readonly Notice[]): Promise<Contact> {
  return order('PUT', ADDRESS, { email, language, wanted });
}

/** Throws {@link Refusal}. */
export function removeContact(): Promise<void> {
  return send('DELETE', ADDRESS);
}

/** Throws {@link Refusal}, with status 410 if the link is over or another account's. */
export function confirmContact(secret: string): Promise<Contact> {
  return order('POST', `${ADDRESS}/confirmation`, { secret });
}

/** Takes the secret of a letter's link out of the address bar, and keeps it in this tab while its person signs in. */
export function keepContactLink(): void {
  const secret = decodeURIComponent(location.hash.slice(1));
  if (!secret) return;
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.setItem(KEY, secret);
}

/** The secret that was kept, which is then forgotten; null if there is none. */
export function takeContactLink(): string | null {
  const secret = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return secret;
}
