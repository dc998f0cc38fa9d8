import { describe, expect, it, vi } from 'vitest';
import { lastDays } from '../../src/api/audience.ts';
import { seen } from '../../src/console/audience/audience-bars.ts';
import { everyDay, type AudienceList } from '../../src/console/audience/audience-list.ts';

describe('lastDays', () => {
  it('endsTodayAndIsSoManyDays', () => {
    expect(lastDays(7, new Date(2026, 10, 26, 23, 59))).toEqual({ from: '2026-11-20', to: '2026-11-26' });
    expect(lastDays(1, new Date(2026, 0, 1))).toEqual({ from: '2026-01-01', to: '2026-01-01' });
    expect(lastDays(30, new Date(2026, 2, 3))).toEqual({ from: '2026-02-02', to: '2026-03-03' });
  });
});

describe('everyDay', () => {
  it('fillsTheDaysOnWhichNobodyWatched', () => {
    const known = [{ day: '2026-10-25', liveMinutes: 5, replayMinutes: 1 }];
    // A night of 25 hours is between two of them.
    expect(everyDay({ from: '2026-10-24', to: '2026-10-26' }, known)).toEqual([
      { day: '2026-10-24', liveMinutes: 0, replayMinutes: 0 },
      { day: '2026-10-25', liveMinutes: 5, replayMinutes: 1 },
      { day: '2026-10-26', liveMinutes: 0, replayMinutes: 0 },
    ]);
  });
});

describe('seen', () => {
  const bars = (count: number) => Array.from({ length: count }, (_, index) => ({ live: index, replay: 2 }));

  it('fewBars_areShownEach', () => {
    expect(seen(bars(240))).toHaveLength(240);
  });

  it('manyBars_areShownByTheirMeans', () => {
    const shown = seen(bars(601));
    expect(shown).toHaveLength(201);
    expect(shown[0]).toEqual({ live: 1, replay: 2 });
    expect(shown.at(-1)).toEqual({ live: 600, replay: 2 });
  });
});

describe('audience-list', () => {
  it('serverAway_saysSoAndNoLongerThatItLoads', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')));
    const list = document.body.appendChild(document.createElement('audience-list') as AudienceList);
    await list.updateComplete;
    expect(list.querySelector('[role=status]')).not.toBeNull();
    await vi.waitFor(() => expect(list.querySelector('[role=alert]')?.textContent).not.toBe(''));
    expect(list.querySelector('[role=status]')).toBeNull();
    list.remove();
    vi.unstubAllGlobals();
  });
});
