import { describe, expect, it } from 'vitest';
import { CatchupController } from '../../src/player/catchup-controller.ts';

const PART = 0.24;
const TICK_MILLIS = 100;

/** A viewer of a live in parts, each of which is in the buffer {@link Viewer.late} seconds after it is live, and after the one before it. */
class Viewer {
  readonly controller = new CatchupController(PART, () => this.millis);
  millis = 0;
  stalls = 0;
  standsSince: number | null = null;
  late: (part: number) => number = () => 0.03;
  #came = -3;
  #position: number;

  constructor(latency: number) {
    this.#position = -latency;
  }

  get edge(): number {
    return Math.floor(this.millis / 1000 / PART) * PART;
  }

  get latency(): number {
    return this.millis / 1000 - this.#position;
  }

  get buffered(): number {
    const next = () => this.#came + 1;
    while (this.millis / 1000 >= next() * PART + this.late(next())) this.#came++;
    return this.#came * PART;
  }

  goBack(seconds: number): void {
    this.#position -= seconds;
  }

  rate: number | null = 1;

  plays(seconds: number): this {
    for (const until = this.millis + seconds * 1000; this.millis < until; this.millis += TICK_MILLIS) {
      const ahead = this.buffered - this.#position;
      if (ahead <= 0 && this.standsSince === null) {
        this.standsSince = this.millis;
        this.stalls++;
        this.controller.stalled();
      }
      if (ahead > 0.1) this.standsSince = null;
      if (this.standsSince !== null) continue;
      this.rate = this.controller.rate({ latency: this.latency, ahead }) ?? 1;
      this.#position += (TICK_MILLIS / 1000) * this.rate;
    }
    return this;
  }
}

describe('the latency of a live in parts', () => {
  it('comes to two and a quarter parts from a start that took a second, without a stall', () => {
    const viewer = new Viewer(1.5).plays(20);
    expect(viewer.latency).toBeLessThan(0.54 + 0.06);
    expect(viewer.plays(600).stalls).toBe(0);
    expect(viewer.latency).toBeGreaterThan(0.54 - 0.06);
  });

  it('is held by the plain rate once it is there', () => {
    expect(new Viewer(0.55).plays(10).rate).toBe(1);
  });

  it('keeps as far from live as the line needs', () => {
    const viewer = new Viewer(0.54);
    viewer.late = () => 0.4;
    viewer.plays(30);
    const stalls = viewer.stalls;
    expect(stalls).toBeLessThanOrEqual(2);
    expect(viewer.plays(300).stalls).toBe(stalls);
    expect(viewer.latency).toBeLessThan(1);
  });

  it('keeps as far from live as key pictures need, of which one comes in eight parts', () => {
    const viewer = new Viewer(0.54);
    viewer.late = (part) => (part % 8 === 0 ? 0.42 : 0.06);
    viewer.plays(60);
    const stalls = viewer.stalls;
    expect(viewer.plays(600).stalls).toBe(stalls);
    expect(viewer.latency).toBeLessThan(0.9);
  });

  it('comes back when the line is good again', () => {
    const viewer = new Viewer(0.54);
    viewer.late = () => 0.4;
    viewer.plays(60);
    viewer.late = () => 0.03;
    expect(viewer.plays(60).latency).toBeLessThan(0.6);
  });

  it('is back twenty seconds after a single stall of a second', () => {
    const viewer = new Viewer(0.54).plays(30);
    const hiccup = Math.floor(viewer.millis / 1000 / PART) + 2;
    viewer.late = (part) => (part < hiccup ? 0.03 : Math.max(0.03, 1.2 - (part - hiccup) * PART));
    viewer.plays(3);
    expect(viewer.stalls).toBe(1);
    expect(viewer.latency).toBeGreaterThan(1);
    expect(viewer.plays(20).latency).toBeLessThan(0.62);
    expect(viewer.stalls).toBe(1);
  });

  it('is asked of a line that stalls again and again more and more seldom', () => {
    const viewer = new Viewer(0.54);
    // Every seventh second a part is late by more than the least latency forgives, and by less than three parts do.
    viewer.late = (part) => (part % 29 === 0 ? 0.36 : 0.03);
    viewer.plays(600);
    const stalls = viewer.stalls;
    expect(viewer.plays(600).stalls - stalls).toBeLessThanOrEqual(4);
  });

  it('is asked more and more seldom also of a line that stalls twice a minute', () => {
    const viewer = new Viewer(0.54);
    viewer.late = (part) => (part % 125 === 0 ? 0.42 : 0.03);
    viewer.plays(600);
    expect(viewer.stalls).toBeLessThanOrEqual(7);
    expect(viewer.stalls).toBeGreaterThan(0);
  });

  it('never goes beyond twelve parts by itself', () => {
    const viewer = new Viewer(0.54);
    viewer.late = () => 5;
    viewer.plays(60);
    expect(viewer.controller.target).toBeLessThanOrEqual(12 * PART + 0.001);
  });
});

describe('the rate of playing', () => {
  it('stays within what a voice survives', () => {
    const controller = new CatchupController(PART, () => 0);
    expect(controller.rate({ latency: 3, ahead: 2.5 })).toBe(1.08);
    expect(controller.rate({ latency: 0.5, ahead: 0.01 })).toBe(0.97);
  });

  it('is not raised with next to nothing in the buffer', () => {
    expect(new CatchupController(PART, () => 0).rate({ latency: 1.2, ahead: 0.08 })).toBe(1);
  });

  it('is the own one of a viewer who has gone back, and plain when they go', () => {
    const controller = new CatchupController(PART, () => 0);
    controller.rate({ latency: 1.5, ahead: 1 });
    expect(controller.rate({ latency: 60, ahead: 10 })).toBe(1);
    expect(controller.rate({ latency: 60, ahead: 10 })).toBeNull();
  });
});
