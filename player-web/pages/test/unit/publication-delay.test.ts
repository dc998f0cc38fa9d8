import { beforeEach, describe, expect, test } from 'vitest';
import type { OperatorChannel } from '../../src/api/operator.ts';
import '../../src/text/console.ts';
import '../../src/console/broadcast/publication-delay.ts';

function channel(publicationDelay: number | null): OperatorChannel {
  return {
    id: 'chamber', name: 'Salle', state: 'offline', broadcast: null, viewers: 0, autostart: false, autostartMode: 'off', publicationDelay, sources: [], transcoder: null, captions: { sources: [], recogniser: null },
    alerts: [], previewUrl: null,
  };
}

async function drawn(publicationDelay: number | null): Promise<HTMLElement> {
  const element = document.createElement('publication-delay');
  element.channel = channel(publicationDelay);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

beforeEach(() => document.body.replaceChildren());

describe('publication-delay', () => {
  test('nobodyHasChosen_asks_withWhatEachCosts_andTheLineToWrite', async () => {
    const element = await drawn(null);
    expect(element.querySelector('details')?.open).toBe(true);
    expect(element.textContent).toContain('Choisissez avant la première séance');
    expect([...element.querySelectorAll('code')].map((line) => line.textContent)).toEqual(['publicationDelay: PT0S', 'publicationDelay: PT10S']);
    expect(element.textContent).toContain('chamber');
  });

  test('chosen_tellsItInALine', async () => {
    for (const [delay, told] of [[0, 'aucun'], [10, '10 s']] as const) {
      const element = await drawn(delay);
      expect(element.querySelector('details')?.open).toBe(false);
      expect(element.querySelector('summary')?.textContent).toContain(told);
      expect(element.textContent).not.toContain('Choisissez');
    }
  });
});
