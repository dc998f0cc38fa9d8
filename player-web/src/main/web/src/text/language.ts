/** A language of the pages. */
export type Language = 'fr' | 'en';

export const LANGUAGES: readonly Language[] = ['fr', 'en'];

const STORED = 'tribune.language';
const listeners = new Set<() => void>();
let current: Language = 'fr';

/**
 * The language for a visitor: what the address asks (`?lang=`), else what was chosen before, else
 * the first of the browser's languages that we speak, else French.
 */
export function choose(query: string, stored: string | null, browser: readonly string[]): Language {
  const wishes = [new URLSearchParams(query).get('lang'), stored, ...browser];
  const spoken = wishes.map((wish) => (wish ?? '').toLowerCase().split('-')[0]);
  return LANGUAGES.find((language) => language === spoken.find((wish) => isLanguage(wish))) ?? 'fr';
}

function isLanguage(wish: string | undefined): wish is Language {
  return LANGUAGES.some((language) => language === wish);
}

/** The language that is shown. */
export function language(): Language {
  return current;
}

/** Call once, before the first element is drawn. */
export function startLanguage(): void {
  current = choose(location.search, readStored(), navigator.languages);
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

/** Tells {@link listener} of each change; the answer ends that. */
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
