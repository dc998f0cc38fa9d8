import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Withholding } from '../../src/api/withholding.ts';
import '../../src/console/broadcast/alert-list.ts';
import { timesFault, type WithholdPanel } from '../../src/console/broadcast/withhold-panel.ts';
import '../../src/console/broadcast/withhold-panel.ts';
import { gapsOf, isHeld, missingAt, wayOut, type Listed } from '../../src/player/withheld-gaps.ts';
import { lastTimeAt } from '../../src/time/time-of-day.ts';

const NOW = new Date(2026, 10, 25, 19, 30, 20).getTime();

describe('lastTimeAt', () => {
  it('lastTimeAt_today_isToday', () => {
    expect(lastTimeAt('18:02:30', NOW)).toEqual(new Date(2026, 10, 25, 18, 2, 30));
    expect(lastTimeAt('18:02', NOW)).toEqual(new Date(2026, 10, 25, 18, 2));
    expect(lastTimeAt('18 h 02', NOW)).toEqual(new Date(2026, 10, 25, 18, 2));
  });

  it('lastTimeAt_notYetToday_isYesterday', () => {
    expect(lastTimeAt('23:50', NOW)).toEqual(new Date(2026, 10, 24, 23, 50));
    expect(lastTimeAt('19:31', NOW)).toEqual(new Date(2026, 10, 25, 19, 31));
  });

  it('lastTimeAt_noTime_isNull', () => {
    for (const shown of ['', '25:00', '18:60', 'midi', '18']) expect(lastTimeAt(shown, NOW)).toBeNull();
  });
});

describe('timesFault', () => {
  it('timesFault_saysWhatIsWrong', () => {
    const at = (minute: number) => new Date(2026, 10, 25, 19, minute);
    expect(timesFault(null, at(2), NOW)).toBe('withhold.unreadable');
    expect(timesFault(at(3), at(3), NOW)).toBe('withhold.reversed');
    expect(timesFault(at(3), at(50), NOW)).toBe('withhold.future');
    expect(timesFault(at(3), at(5), NOW)).toBeNull();
  });
});

function listed(...gaps: boolean[]): Listed[] {
  return gaps.map((gap, index) => ({ start: 10 + 2 * index, duration: 2, tagList: gap ? [['GAP'], ['INF', '2']] : [['INF', '2']] }));
}

describe('withheld gaps', () => {
  it('gapsOf_thoseThatMeet_areOne', () => {
    expect(gapsOf(listed(false, true, true, false, true))).toEqual([{ start: 12, end: 16 }, { start: 18, end: 20 }]);
  });

  it('wayOut_insideAGap_isItsEnd', () => {
    const gaps = gapsOf(listed(false, true, true, false));
    expect(wayOut(gaps, 13, 18)).toBe(16);
    expect(wayOut(gaps, 11, 18)).toBeNull();
    expect(wayOut(gaps, 16, 18)).toBeNull();
  });

  it('wayOut_nothingFollowsYet_waits', () => {
    expect(wayOut(gapsOf(listed(false, true, true)), 13, 16)).toBeNull();
  });

  it('missingAt_justBeforeTheEndOfWhatIsThere_isTheGapThatFollows', () => {
    const gaps = gapsOf(listed(false, true, true, false));
    expect(wayOut(gaps, 11.8, 18)).toBeNull();
    expect([[11.8, 11.98], [11.8, 12], [12, 12], [13, 13]].map(([at = 0, until = 0]) => wayOut(gaps, missingAt(at, until), 18))).toEqual([16, 16, 16, 16]);
    // More is there than a browser leaves, or it is no gap that is missing.
    expect([[11.5, 12], [11.4, 11.5], [16, 16]].map(([at = 0, until = 0]) => wayOut(gaps, missingAt(at, until), 18))).toEqual([null, null, null]);
  });

  it('isHeld_whatWasFetchedBefore_isTrue', () => {
    const buffered = { length: 1, start: () => 11, end: () => 13 };
    expect(isHeld({ start: 12, end: 16 }, buffered)).toBe(true);
    expect(isHeld({ start: 13, end: 16 }, buffered)).toBe(false);
  });
});

describe('withhold-panel', () => {
  const sent: { path: string; body: unknown }[] = [];
  const withheld: Withholding = { id: 3, fromAt: '2026-11-25T18:02:10Z', toAt: '2026-11-25T18:04:10Z', since: '2026-11-25T18:04:12Z', state: 'withheld' };
  let panel: WithholdPanel;
  let answer: () => Response;

  beforeEach(async () => {
    sent.length = 0;
    answer = () => Response.json({});
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      sent.push({ path, body: JSON.parse(init.body as string) });
      return Promise.resolve(answer());
    });
    panel = document.body.appendChild(document.createElement('withhold-panel') as WithholdPanel);
    panel.broadcast = 'b-1';
    await panel.updateComplete;
  });

  afterEach(() => {
    panel.remove();
    vi.unstubAllGlobals();
  });

  const buttons = () => [...panel.querySelectorAll<HTMLButtonElement>('.withhold .orders button')];

  it('lastMinutes_areOrderedAtOnce', async () => {
    buttons()[1]?.click();
    await vi.waitFor(() => expect(panel.querySelector('[role=status]')?.textContent).not.toBe(''));
    expect(sent).toEqual([{ path: '/api/v1/broadcasts/b-1/withhold', body: { last: 120 } }]);
  });

  it('secondClick_whileOneIsUnderWay_doesNothing', async () => {
    buttons()[0]?.click();
    buttons()[0]?.click();
    await vi.waitFor(() => expect(panel.querySelector('[role=status]')?.textContent).not.toBe(''));
    expect(sent).toHaveLength(1);
  });

  it('times_reversed_areRefusedHere', async () => {
    const [from, to] = panel.querySelectorAll<HTMLInputElement>('input[type=time]');
    if (from && to) [from.value, to.value] = ['18:04:00', '18:02:00'];
    panel.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await panel.updateComplete;
    expect(panel.querySelector('#withhold-fault')?.textContent).not.toBe('');
    expect(sent).toEqual([]);
  });

  it('refusal_isSaidInItsWords', async () => {
    answer = () => Response.json({ title: 'x', status: 400, detail: { fr: 'Rien n’a été diffusé', en: 'Nothing was broadcast' } }, { status: 400 });
    buttons()[0]?.click();
    await vi.waitFor(() => expect(panel.querySelector('#withhold-fault')?.textContent).toMatch(/Rien n’a été diffusé|Nothing was broadcast/));
  });

  it('withheld_isListedWithAWayBack', async () => {
    panel.withholdings = [withheld, { ...withheld, id: 4, state: 'correcting' }];
    await panel.updateComplete;
    expect(panel.querySelectorAll('.withheld li')).toHaveLength(2);
    expect(panel.querySelectorAll('.withheld li button')).toHaveLength(1);
    panel.querySelector<HTMLButtonElement>('.withheld li button')?.click();
    await vi.waitFor(() => expect(panel.querySelector('dialog')?.open).toBe(true));
    panel.querySelector<HTMLButtonElement>('dialog .danger')?.click();
    await vi.waitFor(() => expect(sent).toEqual([{ path: '/api/v1/broadcasts/b-1/lift', body: { withholding: 3 } }]));
  });
});

describe('alert-list', () => {
  it('alertOfAPassage_withholdsThatPassage', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      sent.push([path, JSON.parse(init.body as string)]);
      return Promise.resolve(Response.json({}));
    });
    const list = document.body.appendChild(document.createElement('alert-list'));
    const passage = { broadcast: 'b-1', from: '2026-11-25T18:02:10Z', to: '2026-11-25T18:04:10Z' };
    Object.assign(list, { alerts: [{ code: 'closed-session-leak', severity: 'CRITICAL', raised: true, at: passage.to, message: { fr: 'x', en: 'x' }, passage }] });
    await vi.waitFor(() => expect(list.querySelector('withhold-button button')).not.toBeNull());
    list.querySelector<HTMLButtonElement>('withhold-button button')?.click();
    await vi.waitFor(() => expect(list.querySelector('withhold-button button')).toBeNull());
    expect(sent).toEqual([['/api/v1/broadcasts/b-1/withhold', { from: passage.from, to: passage.to }]]);
    list.remove();
    vi.unstubAllGlobals();
  });

  it('alertOfAClosedSession_staysUntilItIsSettled', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      sent.push([init.method, path]);
      return Promise.resolve(Response.json({}));
    });
    const list = document.body.appendChild(document.createElement('alert-list'));
    const passage = { broadcast: 'b-1', from: '2026-11-25T18:02:10Z', to: '2026-11-25T18:04:10Z' };
    const alert = (number: number, severity: string) => ({ code: `closed-session:b-1:${number}`, severity, raised: true, at: passage.to, message: { fr: `huis clos ${number}`, en: 'x' },
      passage: severity === 'CRITICAL' ? passage : null, closedSession: { broadcast: 'b-1', number, pictureAt: severity === 'CRITICAL' ? passage.from : null } });
    Object.assign(list, { channel: 'chamber', alerts: [alert(1, 'CRITICAL'), alert(2, 'CRITICAL'), alert(3, 'INFO')] });
    await vi.waitFor(() => expect(list.querySelectorAll('settle-button')).toHaveLength(2));
    expect(list.querySelectorAll('found-picture')).toHaveLength(2);
    const settle = list.querySelector('settle-button');
    settle?.querySelector<HTMLButtonElement>('button')?.click();
    await vi.waitFor(() => expect(settle?.querySelector('dialog')?.open).toBe(true));
    settle?.querySelector<HTMLButtonElement>('dialog .primary')?.click();
    await vi.waitFor(() => expect(sent).toEqual([['POST', '/api/v1/recordings/b-1/closed-sessions/1/settlement']]));
    list.remove();
    vi.unstubAllGlobals();
  });

  it('noAlertWithoutACamera_isNotSaidToBeWell', async () => {
    const list = document.body.appendChild(document.createElement('alert-list'));
    Object.assign(list, { alerts: [], delivers: false });
    await vi.waitFor(() => expect(list.textContent).toContain('aucune caméra ne transmet'));
    list.remove();
  });
});
