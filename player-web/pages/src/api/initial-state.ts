import type { Channel } from './schema.ts';

/** The channel of the page as it was when the server wrote it; null if there is none, or the page was brought back from the browser's history. */
export function initialChannel(): Channel | null {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type === 'back_forward') return null;
  const written = document.head.querySelector('script[type="application/json"]')?.textContent;
  return written ? (JSON.parse(written) as Channel) : null;
}
