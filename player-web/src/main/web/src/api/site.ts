import type { Site } from './channel.ts';

/** The site's name; empty if the server does not say. */
export async function readSiteName(): Promise<string> {
  try {
    const answer = await fetch('/api/v1/site', { headers: { Accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as Site).name : '';
  } catch {
    return '';
  }
}
