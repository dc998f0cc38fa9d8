import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveResource } from '../../src/api/live-resource.ts';
import { FakeEventSource } from './fake-event-source.ts';

const told: unknown[] = [];
let answer: () => Promise<Response>;
let resource: LiveResource<number>;

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('fetch', () => answer());
  answer = () => Promise.resolve(Response.json(7));
  resource = new LiveResource<number>(
    { events: '/events', value: '/value', event: 'channel', others: ['sound'] },
    {
      value: (value) => told.push(value),
      connected: (connected) => told.push(connected),
      refused: (status) => told.push(`refused ${status}`),
      other: (event, data) => told.push(`${event} ${String(data)}`),
    },
  );
  resource.start();
});

afterEach(() => {
  resource.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stream = () => FakeEventSource.opened.at(-1) as FakeEventSource;

describe('LiveResource', () => {
  it('event_arrives_isToldAndStopsPolling', async () => {
    stream().tell('channel', '3');
    stream().tell('sound', '4');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([true, 3, 'sound 4']);
  });

  it('stream_silent_polls', async () => {
    await vi.advanceTimersByTimeAsync(2500);
    expect(told).toEqual([7, true]);
  });

  it('restart_ofAStreamThatIsDead_opensAnotherAndAsks', async () => {
    stream().tell('channel', '3');
    resource.restart();
    expect([FakeEventSource.opened.length, FakeEventSource.opened[0]?.closed]).toEqual([2, true]);
    await vi.advanceTimersByTimeAsync(2500);
    expect(told).toEqual([true, 3, 7, true]);
  });

  it('stream_fails_pollsAndOpensAnother', async () => {
    stream().dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(1200);
    expect(told).toEqual([7, true]);
    expect(FakeEventSource.opened).toHaveLength(2);
    expect(FakeEventSource.opened[0]?.closed).toBe(true);
  });

  it('nothingAnswers_isToldAsLost', async () => {
    answer = () => Promise.reject(new TypeError('network'));
    stream().dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([false]);
  });

  it('serverKnowsNothingOfIt_isToldAsRefused', async () => {
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    await vi.advanceTimersByTimeAsync(2500);
    expect(told).toEqual(['refused 404', true]);
  });

  it('error_whileTheBrowserResumes_keepsTheStreamAndPollsUntilItIsBack', async () => {
    resource.close();
    const resumed = new LiveResource<number>(
      { events: '/resumed', value: '/value', event: 'channel', resumes: true },
      { value: (value) => told.push(value), connected: (connected) => told.push(connected), refused: () => undefined },
    );
    resumed.start();
    stream().tell('channel', '3');
    stream().readyState = 0;
    stream().dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([true, 3, 7, true]);
    expect(stream().closed).toBe(false);
    stream().dispatchEvent(new Event('open'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([true, 3, 7, true, true]);
    stream().readyState = 2;
    stream().dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stream().url).toBe('/resumed');
    expect(FakeEventSource.opened.filter(({ url }) => url === '/resumed').length).toBeGreaterThan(1);
    resumed.close();
  });

  it('unreadableEvent_isLeftOut', () => {
    stream().tell('channel', '{');
    expect(told).toEqual([]);
  });

  it('networkComesBack_opensAtOnce', () => {
    window.dispatchEvent(new Event('online'));
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  it('close_always_opensAndAsksNoMore', async () => {
    resource.close();
    stream().dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    expect(FakeEventSource.opened).toHaveLength(1);
  });
});
