/** A language that the pages are written in. */
export type Language = 'fr' | 'en';

export const LANGUAGES: readonly Language[] = ['fr', 'en'];

const STORED = 'tribune.language';
const listeners = new Set<() => void>();
let current: Language = 'fr';
let offered: readonly Language[] = LANGUAGES;

/**
 * The language for a visitor: what the address asks (`?lang=`), else what was chosen before, else
 * the first of the browser's languages that the site offers, else the one that the site prefers.
 */
export function choose(query: string, stored: string | null, browser: readonly string[], site: readonly Language[] = LANGUAGES): Language {
  const wishes = [new URLSearchParams(query).get('lang'), stored, ...browser];
  const spoken = wishes.map((wish) => (wish ?? '').toLowerCase().split('-')[0]);
  const wish = spoken.find((word) => site.some((language) => language === word));
  return site.find((language) => language === wish) ?? site[0] ?? 'fr';
}

/** Those of {@link names} that the pages are written in, in their order; all if that leaves none. */
export function languagesOf(names: readonly string[]): readonly Language[] {
  const known = names.flatMap((name) => LANGUAGES.filter((language) => language === name));
  return known.length > 0 ? known : LANGUAGES;
}

/** The languages that the site offers, the preferred one first. */
export function offeredLanguages(): readonly Language[] {
  return offered;
}

/** The language that is shown. */
export function language(): Language {
  return current;
}

/** Call once, with the site's languages, before the first element is drawn. */
export function startLanguage(site: readonly string[]): void {
  offered = languagesOf(site);
  current = choose(location.search, readStored(), navigator.languages, offered);
  document.documentElement.lang = current;
}

/** Shows another language at once, without a reload that would interrupt the picture. */
export function setLanguage(wish: Language): void {
  current = wish;
  document.documentElement.lang = wish;
  try {
    localStorage.setItem(STORED, wish);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Calls {@link listener} with each change; the answer ends that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
