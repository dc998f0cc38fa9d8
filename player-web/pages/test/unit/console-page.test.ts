import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OperatorChannel } from '../../src/api/operator.ts';
import { newest } from '../../src/api/operator.ts';
import '../../src/console/broadcast/console-page.ts';
import { FakeEventSource } from './fake-event-source.ts';

function operatorChannel(id: string, viewers = 0): OperatorChannel {
  return {
    id, name: id, state: 'live', broadcast: null, viewers, autostart: false, autostartMode: 'off', publicationDelay: 0, sources: [], transcoder: null, captions: { sources: [], recogniser: null }, alerts: [], previewUrl: null,
  };
}

let page: HTMLElement;

beforeEach(async () => {
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(Response.json(address.endsWith('/site') ? { name: 'Tribune' } : [operatorChannel('chamber'), operatorChannel('committee')])),
  );
  page = document.body.appendChild(document.createElement('console-page'));
  await vi.waitFor(() => expect(page.querySelectorAll('channel-console')).toHaveLength(2));
});

afterEach(() => {
  page.remove();
  vi.unstubAllGlobals();
});

const stream = () => FakeEventSource.opened.at(-1) as FakeEventSource;
const card = (id: string) => page.querySelector(`[aria-labelledby="channel-${id}"]`)?.closest('channel-console') as HTMLElement;

describe('console-page', () => {
  it('manyChannels_openOneStream', () => {
    expect(FakeEventSource.opened.map((one) => one.url)).toEqual(['/api/v1/operator/events']);
  });

  it('event_ofOneChannel_changesThatOne', async () => {
    stream().tell('channel', JSON.stringify(operatorChannel('committee', 4711)));
    await vi.waitFor(() => expect(card('committee').textContent).toMatch(/4.?711/));
    expect(card('chamber').textContent).not.toMatch(/4.?711/);
  });

  it('sound_ofOneChannel_movesThatMeter', async () => {
    stream().tell('sound', JSON.stringify({ channel: 'committee', peakDecibels: [-6], rmsDecibels: [-20] }));
    await vi.waitFor(() => expect(card('committee').querySelectorAll('[role=meter]')).toHaveLength(1));
    expect(card('chamber').querySelectorAll('[role=meter]')).toHaveLength(0);
  });

  it('page_leaves_closesTheStream', () => {
    page.remove();
    expect(stream().closed).toBe(true);
  });
});

describe('newest', () => {
  it('told_replacesItsOwn_andKeepsTheOrder', () => {
    const known = [operatorChannel('a'), operatorChannel('b')];
    expect(newest(known, [operatorChannel('a', 2), operatorChannel('c')]).map((one) => [one.id, one.viewers])).toEqual([
      ['a', 2], ['b', 0], ['c', 0],
    ]);
  });
});
