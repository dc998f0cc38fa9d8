import { afterEach, describe, expect, it } from 'vitest';
import { clockWords } from '../../src/console/account/clock-words.ts';
import { midnight } from '../../src/player/seek-marks.ts';
import { day, shortDay, timeOfDay } from '../../src/text/text.ts';
import { dueDay, localDay } from '../../src/text/when.ts';
import { fromWall, isAlike, startZone, wallClock, wallDay, wallField, zoneToName } from '../../src/time/site-zone.ts';
import { lastTimeAt } from '../../src/time/time-of-day.ts';

afterEach(() => startZone(undefined));

describe('site zone', () => {
  it('timeOfDay_farAway_isTheSites', () => {
    startZone('Indian/Reunion');
    expect(timeOfDay('2026-11-25T21:30:00Z')).toBe('1\u00a0h\u00a030');
    expect(day('2026-11-25T21:30:00Z')).toBe('jeudi 26 novembre 2026');
    expect(shortDay('2026-11-25')).toBe('25 nov. 2026');
    expect(day('2026-12-01')).toBe('mardi 1er décembre 2026');
    expect(localDay('2026-12-01T18:30')).toBe('mardi 1er décembre 2026');
    expect(dueDay('2026-12-11')).toBe('11 déc. 2026');
  });

  it('fromWall_wallField_areEachOthersInverse', () => {
    for (const zone of ['Europe/Paris', 'America/Martinique', 'Asia/Kathmandu']) {
      startZone(zone);
      for (const local of ['2026-01-01T00:00', '2026-07-14T19:30', '2026-03-29T04:00', '2026-10-25T04:00']) expect(wallField(fromWall(local).toISOString())).toBe(local);
    }
  });

  it('fromWall_changeOfTheHour_isAsOnTheServer', () => {
    startZone('Europe/Paris');
    // Left out in spring: the hour after it. Shown twice in autumn: the first.
    expect(fromWall('2026-03-29T02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(fromWall('2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(fromWall('2026-10-25T03:30').toISOString()).toBe('2026-10-25T02:30:00.000Z');
    expect(fromWall('soon').getTime()).toBeNaN();
  });

  it('wallDay_lastTimeAt_midnight_areOfTheSite', () => {
    startZone('Pacific/Noumea');
    const now = Date.parse('2026-11-25T14:00:00Z');
    expect(wallDay(now)).toBe('2026-11-26');
    expect(wallDay(now, -26)).toBe('2026-10-31');
    expect(lastTimeAt('23:50', now)?.toISOString()).toBe('2026-11-25T12:50:00.000Z');
    expect(midnight(new Date(now), 100_000)).toBe(100_000 - 3600);
  });

  it('startZone_unknown_isTheBrowsers', () => {
    startZone('Mars/Olympus');
    expect(wallClock(0)).toBe(wallClock(0, Intl.DateTimeFormat().resolvedOptions().timeZone));
    expect(zoneToName()).toBeNull();
  });

  it('isAlike_asksBothHalvesOfTheYear', () => {
    const winter = Date.parse('2026-12-25T12:00:00Z');
    expect(isAlike('Europe/Paris', 'Africa/Algiers', winter)).toBe(false);
    expect(isAlike('Europe/Paris', 'Europe/Brussels', winter)).toBe(true);
  });

  it('clockWords_tellWhatDiffers', () => {
    const now = '2026-11-25T18:53:00Z';
    const [at, clock] = [Date.parse(now), { now, timezone: 'Europe/Paris', machineTimezone: 'Etc/UTC' }];
    expect(clockWords({ ...clock, machineTimezone: 'Europe/Paris' }, at, 'Europe/Paris')).toBe('Fuseau horaire du site\u00a0: Europe/Paris\u00a0; il y est 19\u00a0h\u00a053.');
    expect(clockWords(clock, at, 'Europe/Paris')).toContain('réglée sur Etc/UTC');
    expect(clockWords(clock, at, 'Etc/UTC')).toContain('où il est 18\u00a0h\u00a053');
    expect(clockWords(clock, at - 300_000, 'Europe/Paris')).toContain('avance de 5\u00a0min');
  });
});
