import type { Site } from './channel.ts';

const REQUEST_MILLIS = 3000;
let asked: Promise<Site | null> | null = null;

/** The site; null if the server does not say. Asked once: the pages' heads fetch it in advance. */
export function readSite(): Promise<Site | null> {
  asked ??= ask();
  return asked;
}

/** The site's name; empty if the server does not say. */
export async function readSiteName(): Promise<string> {
  return (await readSite())?.name ?? '';
}

async function ask(): Promise<Site | null> {
  try {
    const answer = await fetch('/api/v1/site', { signal: AbortSignal.timeout(REQUEST_MILLIS) });
    return answer.ok ? ((await answer.json()) as Site) : null;
  } catch {
    return null;
  }
}
