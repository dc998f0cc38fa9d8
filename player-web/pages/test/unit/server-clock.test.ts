import { describe, expect, it } from 'vitest';
import { ServerClock } from '../../src/time/server-clock.ts';

const SERVER = Date.parse('2026-11-25T18:30:00Z');
const header = (millis: number) => new Date(millis).toUTCString();

describe('ServerClock', () => {
  it('now_withoutAnswer_isThisMachinesTime', () => {
    const clock = new ServerClock(() => 1234);
    expect(clock.now()).toBe(1234);
    expect(clock.uncertainty).toBe(Number.POSITIVE_INFINITY);
  });

  it('observe_severalFractionsOfASecond_findTheOffset', () => {
    const offset = 90_250;
    let local = SERVER - offset;
    const clock = new ServerClock(() => local);
    for (const step of [0, 370, 740, 1110, 1480]) {
      local = SERVER - offset + step;
      clock.observe(header(Math.floor((SERVER + step) / 1000) * 1000), null, local, local + 20);
    }
    expect(Math.abs(clock.now() - local - offset)).toBeLessThanOrEqual(clock.uncertainty);
    expect(clock.uncertainty).toBeLessThan(250);
  });

  it('observe_clockSetMeanwhile_beginsAgain', () => {
    let local = SERVER;
    const clock = new ServerClock(() => local);
    clock.observe(header(SERVER), null, local, local + 10);
    local = SERVER - 3_600_000;
    clock.observe(header(SERVER + 5000), null, local, local + 10);
    expect(Math.abs(clock.now() - SERVER - 5000)).toBeLessThan(1000);
  });

  it('observe_answerFromACache_countsItsAge', () => {
    const clock = new ServerClock(() => SERVER);
    clock.observe(header(SERVER - 7000), '7', SERVER, SERVER + 10);
    expect(Math.abs(clock.now() - SERVER)).toBeLessThanOrEqual(clock.uncertainty);
    expect(clock.uncertainty).toBeLessThan(1010);
  });

  it('observe_unreadableHeader_changesNothing', () => {
    const clock = new ServerClock(() => 7);
    clock.observe('soon', null, 0, 1);
    clock.observe(null, null, 0, 1);
    expect(clock.now()).toBe(7);
  });
});
