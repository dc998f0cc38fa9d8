import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Marking } from '../../src/api/marks.ts';
import type { OperatorChannel } from '../../src/api/operator.ts';
import { blankItem } from '../../src/sitting/agenda.ts';
import { ConductSession } from '../../src/sitting/conduct-session.ts';
import { clerkSitting } from './clerk-sitting.ts';
import { FakeEventSource } from './fake-event-source.ts';

const START = Date.parse('2026-11-25T17:40:00.000Z');
const sitting = clerkSitting({ status: 'announced', channel: { id: 'chamber', name: 'Salle' }, agenda: [{ ...blankItem(), id: 'a', title: 'A' }] });

function channel(state: OperatorChannel['state'], id = 'b-1', interruption: 'closedSession' | null = null): OperatorChannel {
  const broadcast = state === 'offline' ? null : { id, channel: 'chamber', title: '', state, startedAt: null, endedAt: null, interruption: interruption && { kind: interruption, itemShown: false, since: '' }, withholdings: [] };
  return { id: 'chamber', name: 'Salle', state, broadcast, viewers: 0, autostart: false, autostartMode: 'off', publicationDelay: 0, sources: [], transcoder: null, captions: { sources: [], recogniser: null }, alerts: [], previewUrl: null };
}

const marking = (change: Partial<Marking> = {}): Marking => ({ broadcast: 'b-1', channel: 'chamber', state: 'live', startedAt: null, endedAt: null, version: 1, pen: null, marks: [], ...change });
const chapter = { kind: 'chapter' as const, numbering: '', title: 'A', sitting: 's-1', item: 'a' };

describe('ConductSession', () => {
  let session: ConductSession;
  let now: OperatorChannel;
  let down = false;
  let requests: string[];

  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    localStorage.clear();
    sessionStorage.clear();
    FakeEventSource.opened = [];
    [down, now, requests] = [false, channel('offline'), []];
    vi.stubGlobal('EventSource', FakeEventSource);
    vi.stubGlobal('fetch', (address: string, { method = 'GET' }: RequestInit = {}) => {
      requests.push(`${method} ${address}`);
      if (down) return Promise.reject(new TypeError('down'));
      if (address.endsWith('/marks')) return Promise.resolve(Response.json(method === 'POST' ? { marking: marking({ version: 2 }), outcomes: [] } : marking()));
      return Promise.resolve(Response.json(address.endsWith('/channels') ? [now] : address.includes('/sittings/') ? sitting : {}));
    });
  });

  afterEach(() => {
    session.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const stream = () => FakeEventSource.opened.at(-1) as FakeEventSource;
  const sent = () => requests.filter((one) => one.startsWith('POST') || one.startsWith('PATCH'));

  async function open(state: OperatorChannel['state']): Promise<void> {
    now = channel(state);
    session = new ConductSession('s-1', { changed: () => undefined, sound: () => undefined });
    void session.start();
    // Until the window has asked for its name.
    await vi.advanceTimersByTimeAsync(600);
  }

  function tell(next: OperatorChannel): void {
    now = next;
    stream().tell('channel', JSON.stringify(next));
  }

  it('hindrance_ofEachState_isTold', async () => {
    await open('offline');
    expect(session.hindrance).toBe('off-air');
    tell(channel('live'));
    expect(session.hindrance).toBeNull();
    stream().tell('marks', JSON.stringify(marking({ version: 2, pen: { console: 'other', who: 'Mme Petit', since: '' } })));
    expect(session.hindrance).toBe('reader');
    tell(channel('live', 'b-1', 'closedSession'));
    expect(session.hindrance).toBe('closed');
    tell(channel('ended'));
    expect(session.hindrance).toBe('ended');
    tell(channel('offline'));
    expect([session.hindrance, session.desk]).toEqual(['off-air', null]);
  });

  it('rehearsal_isThrownAwayWhenItGoesLive', async () => {
    await open('preview');
    session.desk?.begin(chapter);
    session.editItem('a', { notes: 'essai' });
    expect([session.isRehearsal, session.desk?.marks.length, session.agenda[0]?.notes]).toEqual([true, 1, 'essai']);
    tell(channel('live'));
    await vi.advanceTimersByTimeAsync(5000);
    expect([session.isRehearsal, session.desk?.marks.length, session.agenda[0]?.notes]).toEqual([false, 0, '']);
    expect(sent()).toEqual([]);
  });

  it('rehearsal_ofARollCallAndAVote_writesNothing_unlessTheRollCallIsKept', async () => {
    await open('preview');
    const seats = [{ speaker: 'm', insteadOf: null, changes: [] }];
    session.decide('a', { vote: { outcome: 'adopted', unanimous: true, tally: null } });
    session.editAttendance({ ...session.attendance, seats });
    expect([session.agenda[0]?.vote?.outcome, session.attendance.seats, session.storage]).toEqual(['adopted', seats, null]);
    const step = session.votes.nextUndo(0);
    expect(step && session.turnVote('undo', step)).toBe(true);
    expect(session.agenda[0]?.vote).toBeNull();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent()).toEqual([]);
    session.keepAttendance();
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent()).toEqual(['PATCH /api/v1/sittings/s-1']);
    tell(channel('live'));
    expect([session.votes.nextUndo(0), session.votes.nextRedo(0)]).toEqual([null, null]);
  });

  it('orders_ofABroadcastThatIsOver_areStillSent', async () => {
    await open('live');
    down = true;
    session.desk?.begin(chapter);
    await vi.advanceTimersByTimeAsync(500);
    tell(channel('live', 'b-2'));
    expect([session.desk?.broadcast, session.waiting, session.rest.size]).toEqual(['b-2', 1, 1]);
    down = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect([session.waiting, session.rest.size]).toEqual([0, 0]);
    expect(sent()).toContain('POST /api/v1/broadcasts/b-1/marks');
  });

  it('pageThatIsOpenedAgain_sendsWhatAnEarlierOneCouldNot', async () => {
    await open('live');
    down = true;
    session.desk?.begin(chapter);
    await vi.advanceTimersByTimeAsync(500);
    session.close();
    down = false;
    await open('offline');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()).toContain('POST /api/v1/broadcasts/b-1/marks');
    expect([session.waiting, session.rest.size]).toEqual([0, 0]);
  });

  it('streamThatFallsSilent_isOpenedAnew_andTheLineIsToldLost', async () => {
    await open('live');
    tell(channel('live'));
    stream().tell('sound', JSON.stringify({ channel: 'chamber', peakDecibels: [], rmsDecibels: [] }));
    down = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeEventSource.opened.length).toBeGreaterThan(1);
    expect(session.offlineSince).not.toBeNull();
    down = false;
    tell(channel('live'));
    expect(session.offlineSince).toBeNull();
  });

  it('withoutEvents_theMarksArePolled', async () => {
    await open('live');
    const before = requests.filter((one) => one === 'GET /api/v1/broadcasts/b-1/marks').length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(requests.filter((one) => one === 'GET /api/v1/broadcasts/b-1/marks').length).toBeGreaterThan(before);
  });
});
