import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NewsletterPanel } from '../../src/console/sitting/newsletter-panel.ts';
import '../../src/console/sitting/newsletter-panel.ts';

async function shown(): Promise<NewsletterPanel> {
  const panel = document.body.appendChild(document.createElement('newsletter-panel') as NewsletterPanel);
  await panel.updateComplete;
  return panel;
}

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('newsletter-panel', () => {
  it('opened_offersTheMonthOfTheCalendarHere', async () => {
    vi.stubEnv('TZ', 'Europe/Paris');
    for (const now of [new Date(2026, 10, 1, 0, 30), new Date(2026, 10, 30, 23, 30)]) {
      vi.useFakeTimers({ now, toFake: ['Date'] });
      const panel = await shown();
      expect(panel.querySelector('input')?.value).toBe('2026-11');
      panel.remove();
    }
  });

  it('copied_isWrittenAtThePress_beforeTheLetterIsThere', async () => {
    const write = vi.fn(() => Promise.resolve());
    let copied: Record<string, Promise<Blob>> = {};
    let said: (answer: Response) => void = () => undefined;
    vi.stubGlobal('navigator', { clipboard: { write } });
    vi.stubGlobal('ClipboardItem', class {
      constructor(parts: Record<string, Promise<Blob>>) {
        copied = parts;
      }
    });
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (said = resolve)));
    const panel = await shown();
    panel.querySelector('button')?.click();
    expect(write).toHaveBeenCalledOnce();
    said(new Response('Lettre'));
    expect((await copied['text/plain'])?.type).toBe('text/plain');
  });
});
