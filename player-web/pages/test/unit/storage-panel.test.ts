import { afterEach, describe, expect, it } from 'vitest';
import type { StorageStatus } from '../../src/api/recording-desk.ts';
import type { StoragePanel } from '../../src/console/recording/storage-panel.ts';
import '../../src/console/recording/storage-panel.ts';

const STORAGE: StorageStatus = {
  usedBytes: 412e9, freeBytes: 88e9, bytesPerDay: 2.1e9, historyDays: 30, noticeDays: 14, fullAt: new Date(Date.now() + 41.5 * 86_400_000).toISOString(),
  keptDays: { sitting: null, report: 1095, test: 30, withdrawn: 365 }, deletions: [],
};
const DELETION = { recording: 'r-1', channel: 'studio', title: 'Essai', kind: 'test', startedAt: '2026-10-30T09:00:00Z', announcedAt: '2026-11-25T02:00:00Z', bytes: 3e9, reason: 'period', dueAt: '2026-12-09T02:00:00Z', erasedAt: null } as const;

async function shown(change: Partial<StorageStatus>): Promise<string> {
  const panel: StoragePanel = document.body.appendChild(document.createElement('storage-panel') as StoragePanel);
  panel.storage = { ...STORAGE, ...change };
  await panel.updateComplete;
  await panel.querySelector<StoragePanel>('deletion-list')?.updateComplete;
  return panel.textContent?.replace(/\s+/g, ' ') ?? '';
}

afterEach(() => document.body.replaceChildren());

describe('storage-panel', () => {
  it('steadyPace_tellsTheDayAndWhatIsKept', async () => {
    const words = await shown({});
    expect(words).toContain('(41 jours)');
    expect(words).not.toContain('seulement');
    expect(words).toMatch(/Séances.: pas de suppression d’office · Reportages.: 1.095 jours · Essais.: 30 jours/);
  });

  it('shortHistory_saysSo', async () => {
    expect(await shown({ historyDays: 3 })).toContain('(mesuré sur 3 jours seulement)');
    expect(await shown({ historyDays: 0, bytesPerDay: null, fullAt: null })).not.toContain('Pas de saturation en vue');
  });

  it('storeThatCantTell_showsNoBarAndNoForecast', async () => {
    const words = await shown({ freeBytes: null, fullAt: null });
    expect(words).toContain('n’indique pas la place qui lui reste');
    expect(words).not.toContain('Pas de saturation en vue');
    expect(document.querySelector('[role=meter]')).toBeNull();
  });

  it('deletions_comingAndDone_areToldApart', async () => {
    const words = await shown({ deletions: [DELETION, { ...DELETION, recording: 'r-2', reason: 'space', erasedAt: '2026-11-20T02:00:00Z' }] });
    expect(words).toMatch(/Suppressions d’office à venir.*à partir du 9 déc. 2026.*durée de conservation écoulée.*Supprimés au cours des 30 derniers jours.*le 20 nov. 2026.*manque de place/);
    expect([...document.querySelectorAll('deletion-list a')].map((link) => link.getAttribute('href'))).toEqual(['/watch/r-1']);
  });
});
