import { afterEach, expect, it, vi } from 'vitest';
import { initialChannel } from '../../src/api/initial-state.ts';

const opened = (type: NavigationTimingType) => vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type } as PerformanceNavigationTiming]);

afterEach(() => {
  document.head.innerHTML = '';
  vi.restoreAllMocks();
});

it('initialChannel_writtenByTheServer_isKnown', () => {
  opened('navigate');
  document.head.innerHTML = '<script type="application/ld+json">{}</script><script type="application/json">{"id":"chamber","state":"live","name":"\\u003cb>"}</script>';
  expect(initialChannel()).toMatchObject({ id: 'chamber', state: 'live', name: '<b>' });
});

it('initialChannel_notWritten_isNull', () => {
  opened('navigate');
  expect(initialChannel()).toBeNull();
});

it('initialChannel_ofAPageFromTheHistory_isTooOldToBeBelieved', () => {
  opened('back_forward');
  document.head.innerHTML = '<script type="application/json">{"id":"chamber","state":"live"}</script>';
  expect(initialChannel()).toBeNull();
});
