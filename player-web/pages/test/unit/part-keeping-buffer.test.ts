import Hls, { Events, type HlsConfig } from 'hls.js';
import { expect, test } from 'vitest';
import { PartKeepingBuffer } from '../../src/player/part-keeping-buffer.ts';

type BufferController = NonNullable<HlsConfig['bufferController']>;
type Tracker = ConstructorParameters<BufferController>[1];

/** Two parts of a segment of pictures: the first is in the buffer, the second has arrived. */
function twoPartsOf(hls: Hls) {
  const piece = () => ({
    stats: { loading: { start: 0, first: 0, end: 0 }, parsing: { start: 0, end: 0 }, loaded: 1, total: 1, aborted: false },
    duration: 1,
    elementaryStreams: { video: null } as { video: unknown },
    clearElementaryStreamInfo() {
      this.elementaryStreams.video = null;
    },
  });
  const frag = { ...piece(), type: 'main', level: 0, sn: 5, start: 10, end: 12, relurl: '5.m4s' };
  const parts = [0, 1].map((index) => ({ ...piece(), index, fragment: frag, start: 10 + index / 4, end: 10.25 + index / 4 }));
  const send = (event: Events, data: object) => hls.trigger(event as Events.FRAG_LOADED, data as never);
  const info = { startPTS: 10, endPTS: 10.25, partial: false };
  parts[0]!.elementaryStreams.video = frag.elementaryStreams.video = info;
  send(Events.FRAG_LOADED, { frag, part: parts[0] });
  send(Events.BUFFER_APPENDED, { frag, part: parts[0], timeRanges: { video: ranges([0, 10.25]) } });
  send(Events.FRAG_BUFFERED, { frag, part: parts[0], id: 'main' });
  send(Events.FRAG_LOADED, { frag, part: parts[1] });
  return { frag, first: parts[0]! };
}

function ranges([start, end]: [number, number]): TimeRanges {
  return { length: 1, start: () => start, end: () => end };
}

/** @returns what hls.js thinks of the segment and of its first part once it has dropped what was played. */
function afterTheBackIsDropped(buffer: (kept: (tracker: Tracker) => void) => BufferController, removeAppending = false) {
  let tracker: Tracker | undefined;
  const hls = new Hls({ bufferController: buffer((one) => (tracker = one)) });
  try {
    const { frag, first } = twoPartsOf(hls);
    tracker!.detectEvictedFragments('video', ranges([4, 10.25]), 'main' as never, null, null, removeAppending);
    return { state: tracker!.getState(frag as never), isFirstPartThere: first.elementaryStreams.video !== null };
  } finally {
    hls.destroy();
  }
}

const ofHls = (kept: (tracker: Tracker) => void): BufferController =>
  class extends (Hls.DefaultConfig.bufferController as BufferController) {
    constructor(hls: Hls, tracker: Tracker) {
      super(hls, tracker);
      kept(tracker);
    }
  };

const ours = (kept: (tracker: Tracker) => void): BufferController =>
  class extends PartKeepingBuffer {
    constructor(hls: Hls, tracker: Tracker) {
      super(hls, tracker);
      kept(tracker);
    }
  };

test('back_droppedWhileAPartIsOnItsWay_keepsTheSegmentsEarlierParts', () => {
  expect(afterTheBackIsDropped(ours)).toEqual({ state: 'APPENDING', isFirstPartThere: true });
});

test('back_droppedWhileAPartIsOnItsWay_isWhyWeMendHlsJs', () => {
  // Once this fails, hls.js has been mended: PartKeepingBuffer can go.
  expect(afterTheBackIsDropped(ofHls)).toEqual({ state: 'NOT_LOADED', isFirstPartThere: false });
});

test('buffer_full_givesUpTheSegmentOnItsWayAsHlsJsDoes', () => {
  expect(afterTheBackIsDropped(ours, true)).toEqual({ state: 'NOT_LOADED', isFirstPartThere: false });
});
