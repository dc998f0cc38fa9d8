import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedSitting } from '../../src/player/followed-sitting.ts';

let asked: string[] = [];
let fails = false;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, fails] = [[], false];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(String(address));
    if (fails) throw new TypeError('away');
    return new Response(JSON.stringify({ id: 's-1', title: `${asked.length}` }), { headers: { 'Content-Type': 'application/json' } });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('FollowedSitting', () => {
  it('told_anotherTag_readsAgainWithinASecondAndAHalf', async () => {
    const sitting = new FollowedSitting(() => undefined);
    sitting.told({ id: 's-1', tag: 'a' });
    await vi.advanceTimersByTimeAsync(1);
    expect(sitting.value?.title).toBe('1');
    sitting.told({ id: 's-1', tag: 'a' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    sitting.told({ id: 's-1', tag: 'b' });
    await vi.advanceTimersByTimeAsync(1501);
    expect(sitting.value?.title).toBe('2');
    sitting.told({ id: null, tag: null });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sitting.value?.title).toBe('2');
  });

  it('told_serverAway_tellsThatNothingCameAndAsksAgain', async () => {
    const changed = vi.fn();
    const sitting = new FollowedSitting(changed);
    fails = true;
    sitting.told({ id: 's-1', tag: 'a' });
    await vi.advanceTimersByTimeAsync(1);
    expect(changed).toHaveBeenCalledOnce();
    expect([sitting.settled, sitting.value]).toEqual([true, null]);
    fails = false;
    await vi.advanceTimersByTimeAsync(5001);
    expect(changed).toHaveBeenCalledTimes(2);
    expect(sitting.value?.id).toBe('s-1');
  });
});
