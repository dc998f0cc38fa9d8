import { describe, expect, it } from 'vitest';
import { LineMeter, rateOfPage } from '../../src/player/line-meter.ts';
import { LinePolicy, type LineView } from '../../src/player/line-policy.ts';
import { StallLog } from '../../src/player/stall-log.ts';

const NEED = 155_000;
const good: LineView = { rate: 5_000_000, need: NEED, stalled: 0, ahead: 5, away: false };

function policy(rate: number | null) {
  const clock = { now: 0 };
  const made = new LinePolicy(rate, () => clock.now);
  const act = (view: Partial<LineView>, millis = 500) => {
    let next = null;
    for (const until = clock.now + millis; next === null && clock.now < until; ) {
      clock.now += 500;
      next = made.next({ ...good, ...view });
    }
    return next;
  };
  return { made, act, clock };
}

describe('LinePolicy', () => {
  it('startsByTheRateOfThePage', () => {
    expect([null, 5_000_000, 300_000, 128_000].map((rate) => policy(rate).made.mode)).toEqual(['full', 'full', 'picture', 'sound']);
  });

  it('full_standsStillOnAThinLine_asksForLess', () => {
    expect(policy(null).act({ rate: 300_000, stalled: 4000 })).toBe('picture');
    expect(policy(null).act({ rate: 100_000, stalled: 4000 })).toBe('sound');
  });

  it('full_standsStillOnAGoodLineOrWithoutNetwork_staysAsItIs', () => {
    expect(policy(null).act({ rate: 4_000_000, stalled: 15_000 }, 20_000)).toBeNull();
    expect(policy(null).act({ rate: null, stalled: 15_000, away: true }, 20_000)).toBeNull();
  });

  it('full_nothingComesAndNothingFails_asksForLess', () => {
    expect(policy(null).act({ rate: null, stalled: 9000 })).toBe('picture');
  });

  it('picture_thatDoesNotComeInTime_isLeftOut', () => {
    const { act } = policy(300_000);
    expect(act({ rate: 130_000, ahead: 0.5 }, 1500)).toBeNull();
    expect(act({ rate: 130_000, ahead: 0.5 }, 1500)).toBe('sound');
  });

  it('picture_lineGetsGood_waitsBeforeHlsJsIsFetched', () => {
    const { act } = policy(300_000);
    expect(act({ rate: 2_000_000 }, 5500)).toBeNull();
    expect(act({ rate: 400_000 }, 500)).toBeNull();
    expect(act({ rate: 2_000_000 }, 6000)).toBeNull();
    expect(act({ rate: 2_000_000 }, 1000)).toBe('full');
  });

  it('sound_onALineThatBringsJustIt_triesNoPicture', () => {
    expect(policy(128_000).act({ rate: 128_000 }, 600_000)).toBeNull();
    expect(policy(128_000).act({ rate: NEED * 1.3 }, 600_000)).toBeNull();
  });

  it('sound_thatHasNothingToSpare_triesNoPicture', () => {
    const { act } = policy(128_000);
    expect(act({ rate: 300_000, ahead: 1.6 }, 60_000)).toBeNull();
    expect(act({ rate: 300_000, ahead: 2.5 }, 7000)).toBe('trial');
  });

  it('sound_triesThePictureLaterEachTimeItWasInVain', () => {
    const { made, act, clock } = policy(128_000);
    const waits = [];
    for (let time = 0; time < 6; time++) {
      const begun = clock.now;
      expect(act({ rate: 300_000 }, 600_000)).toBe('trial');
      waits.push((clock.now - begun) / 1000);
      made.failed();
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 240]);
  });

  it('sound_pictureThatDidNotLast_isTriedLater', () => {
    const { made, act, clock } = policy(128_000);
    act({ rate: 300_000 }, 20_000);
    made.changed('picture');
    clock.now += 20_000;
    made.changed('sound');
    expect(act({ rate: 300_000 }, 29_000)).toBeNull();
    expect(act({ rate: 300_000 }, 2000)).toBe('trial');
    made.changed('picture');
    clock.now += 70_000;
    made.changed('sound');
    expect(act({ rate: 300_000 }, 15_000)).toBe('trial');
  });
});

describe('LineMeter', () => {
  it('rate_severalAtOnce_shareTheLine', () => {
    let now = 0;
    const meter = new LineMeter(() => now);
    expect(meter.rate()).toBeNull();
    meter.begin(5000);
    meter.begin(10_000);
    now = 500;
    meter.came(10_000);
    meter.end();
    now = 1000;
    meter.came(20_000);
    meter.end();
    now = 60_000;
    expect(meter.rate()).toBe(320_000);
  });

  it('rate_lineChanges_forgetsWhatWas', () => {
    let now = 0;
    const meter = new LineMeter(() => now);
    for (const bytes of [...Array<number>(10).fill(100_000), ...Array<number>(6).fill(10_000)]) {
      meter.begin(1400);
      meter.came(bytes);
      now += 1000;
      meter.end();
    }
    expect(meter.rate()).toBe(80_000);
    for (let time = 0; time < 8; time++) {
      meter.begin(1400);
      meter.came(10_000);
      now += 50;
      meter.end();
    }
    expect(meter.rate()).toBe(1_600_000);
  });
});

it('rateOfPage_countsWhatCameAtOnceOnce_andNothingFromTheCache', () => {
  const loaded = (responseStart: number, responseEnd: number, transferSize: number) => ({ responseStart, responseEnd, transferSize });
  expect(rateOfPage([loaded(100, 1100, 20_000), loaded(600, 1600, 20_000), loaded(3000, 3500, 10_000), loaded(0, 10, 0)])).toBe(200_000);
  expect(rateOfPage([loaded(100, 1100, 0)])).toBeNull();
});

it('StallLog_lately_countsTheLastTwentySeconds', () => {
  let now = 0;
  const log = new StallLog(() => now);
  log.stands();
  now = 5000;
  log.moves();
  now = 10_000;
  log.stands();
  now = 12_000;
  expect(log.lately()).toBe(7000);
  now = 24_000;
  expect(log.lately()).toBe(15_000);
  log.forget();
  expect(log.lately()).toBe(0);
});
