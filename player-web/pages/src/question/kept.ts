/* What this browser keeps of questions; where storage is forbidden, for as long as the page. */

/** A question that was asked from this browser, with its private link's secret. */
export interface KeptLink {
  readonly id: string;
  readonly key: string;
  readonly sitting: string;
  /** Its first words. */
  readonly text: string;
  readonly askedAt: string;
}

/** What was typed into the form. */
export interface Draft {
  readonly name: string;
  readonly commune: string;
  readonly text: string;
  readonly item: string | null;
  readonly email: string;
  /** The private link is to be mailed, too. */
  readonly mailLink: boolean;
}

export interface KeptAuthor {
  readonly name: string;
  readonly commune: string;
}

const SECRET = 'tribune.browser';
const LINKS = 'tribune.questions';
const REPORTS = 'tribune.reports';
const AUTHOR = 'tribune.author';
const FIRST_WORDS = 100;
const MOST_LINKS = 50;
const forPage = new Map<string, string>();

function get(key: string, storage: () => Storage): string | null {
  try {
    return storage().getItem(key) ?? forPage.get(key) ?? null;
  } catch {
    return forPage.get(key) ?? null;
  }
}

function set(key: string, value: string | null, storage: () => Storage): void {
  forPage.delete(key);
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    if (value !== null) forPage.set(key, value);
  }
}

function parsed<T>(value: string | null): T | null {
  try {
    return value === null ? null : (JSON.parse(value) as T);
  } catch {
    return null;
  }
}

const long = (): Storage => localStorage;
const short = (): Storage => sessionStorage;

/** The secret that distinguishes browsers; null until somebody did what needs one. */
export function knownSecret(): string | null {
  const known = get(SECRET, long);
  return known && /^[A-Za-z0-9_-]{22,64}$/.test(known) ? known : null;
}

/** The same, made and kept if there is none: only for who asks, supports or reports. */
export function browserSecret(): string {
  const known = knownSecret();
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const made = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
  set(SECRET, made, long);
  return made;
}

/** The newest first. */
export function keptLinks(): readonly KeptLink[] {
  const known = parsed<readonly KeptLink[]>(get(LINKS, long));
  return Array.isArray(known) ? known : [];
}

export function keepLink(link: KeptLink): void {
  const others = keptLinks().filter(({ id }) => id !== link.id);
  set(LINKS, JSON.stringify([{ ...link, text: link.text.slice(0, FIRST_WORDS) }, ...others].slice(0, MOST_LINKS)), long);
}

export function forgetLink(id: string): void {
  const others = keptLinks().filter((one) => one.id !== id);
  set(LINKS, others.length > 0 ? JSON.stringify(others) : null, long);
}

/** Private links of reports that were made from this browser, the newest first. */
export function keptReports(): readonly KeptLink[] {
  const known = parsed<readonly KeptLink[]>(get(REPORTS, long));
  return Array.isArray(known) ? known : [];
}

export function keepReport(link: KeptLink): void {
  set(REPORTS, JSON.stringify([{ ...link, text: link.text.slice(0, FIRST_WORDS) }, ...keptReports()].slice(0, MOST_LINKS)), long);
}

export function forgetReport(id: string): void {
  const others = keptReports().filter((one) => one.id !== id);
  set(REPORTS, others.length > 0 ? JSON.stringify(others) : null, long);
}

/** Who asked before, if they wished to be remembered. */
export function keptAuthor(): KeptAuthor | null {
  return parsed(get(AUTHOR, long));
}

/** @param author null to forget */
export function keepAuthor(author: KeptAuthor | null): void {
  set(AUTHOR, author && JSON.stringify(author), long);
}

export function keptDraft(sitting: string): Draft | null {
  const kept = parsed<Draft>(get(`tribune.draft.${sitting}`, short));
  return kept && { ...kept, email: kept.email ?? '', mailLink: kept.mailLink ?? false };
}

/** @param draft null once it was sent */
export function keepDraft(sitting: string, draft: Draft | null): void {
  set(`tribune.draft.${sitting}`, draft && JSON.stringify(draft), short);
}
