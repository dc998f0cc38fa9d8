import { order, read, send } from './request.ts';
import type { Language } from '../text/language.ts';
import type { Contact, Notice } from './schema.ts';

export type { Contact, ContactState, Notice } from './schema.ts';

export const NOTICES: readonly Notice[] = ['returned', 'published', 'failed'];

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
