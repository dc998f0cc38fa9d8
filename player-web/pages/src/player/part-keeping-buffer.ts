import Hls, { type HlsConfig } from 'hls.js';

const BufferController = Hls.DefaultConfig.bufferController as NonNullable<HlsConfig['bufferController']>;
type Tracker = ConstructorParameters<typeof BufferController>[1];

/** A fragment as hls.js's tracker knows it. While its parts are on their way, it is not buffered and nothing of it is loaded. */
interface Tracked {
  buffered: boolean;
  loaded: unknown;
}

const PART_ON_ITS_WAY = {};

/**
 * The buffer of hls.js, without its trap for a live that comes in parts. Each time that it has dropped what was played (see
 * `backBufferLength`), hls.js 1.7.4 also forgets the segment of which a part has arrived and is not in the buffer yet, and takes
 * the parts of it before that for missing. If then the buffer ends by a rounding error before that segment does, hls.js asks for
 * nothing until the segment has left the list of parts: the picture stands still for three seconds, about once a minute.
 */
export class PartKeepingBuffer extends BufferController {
  constructor(hls: Hls, tracker: Tracker) {
    super(hls, tracker);
    keepPartsOnTheirWay(tracker);
  }
}

function keepPartsOnTheirWay(tracker: Tracker): void {
  const detect = tracker.detectEvictedFragments.bind(tracker);
  tracker.detectEvictedFragments = (...change) => {
    const [, , , , , removeAppending] = change;
    const { fragments } = tracker as unknown as { fragments: Record<string, Tracked> };
    const onTheirWay = removeAppending ? [] : Object.values(fragments).filter((one) => !one.buffered && one.loaded === null);
    for (const one of onTheirWay) one.loaded = PART_ON_ITS_WAY;
    detect(...change);
    for (const one of onTheirWay) one.loaded = null;
  };
}
