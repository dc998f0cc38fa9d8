/*
 * Runs inside the page: reads the test card's time code (TimeCode.java) from each frame that is
 * presented. Camera and browser are on one machine, so there is one clock.
 */

/** Watches the page's video; what it sees lies in window.glass. A function of its own for Playwright. */
export function watchGlass() {
  const CELLS = 40;
  const CHECK = 0xa5;
  const STRIP = 16 / 720;
  const GAP_MILLIS = 200;
  const glass = { frames: [], unread: 0, waiting: [], gaps: [], first: null, heights: {}, latency: [] };
  window.glass = glass;
  const canvas = new OffscreenCanvas(CELLS * 8, 4);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let last = null;

  const read = (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    const strip = height * STRIP;
    pen.drawImage(video, 0, height - strip * 0.75, width, strip * 0.5, 0, 0, canvas.width, canvas.height);
    const pixels = pen.getImageData(0, 1, canvas.width, 1).data;
    const bytes = [0, 0, 0, 0, 0];
    for (let cell = 0; cell < CELLS; cell++) {
      const at = (cell * 8 + 4) * 4;
      if (pixels[at + 1] > 96) bytes[cell >> 3] |= 128 >> (cell & 7);
    }
    const check = bytes[0] ^ bytes[1] ^ bytes[2] ^ bytes[3] ^ CHECK;
    return check === bytes[4] ? ((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) >>> 0 : null;
  };

  const start = (video) => {
    video.addEventListener('waiting', () => {
      if (glass.first !== null) glass.waiting.push(Date.now());
    });
    const presented = (_now, metadata) => {
      video.requestVideoFrameCallback(presented);
      const early = Math.max(0, metadata.expectedDisplayTime - performance.now());
      const now = Date.now() + early;
      glass.first ??= now;
      if (last !== null && now - last > GAP_MILLIS) glass.gaps.push({ at: now, millis: Math.round(now - last) });
      last = now;
      glass.heights[metadata.height] = (glass.heights[metadata.height] ?? 0) + 1;
      const taken = read(video);
      if (taken === null) glass.unread++;
      else glass.frames.push([now, ((now % 4294967296) - taken + 4294967296) % 4294967296]);
      if (window.hls) glass.latency.push([window.hls.latency, window.hls.targetLatency]);
    };
    video.requestVideoFrameCallback(presented);
  };

  const find = () => {
    const video = document.querySelector('video') ?? deepVideo(document);
    if (video) {
      glass.video = video;
      start(video);
    } else {
      setTimeout(find, 20);
    }
  };
  const deepVideo = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const found = element.shadowRoot && (element.shadowRoot.querySelector('video') ?? deepVideo(element.shadowRoot));
      if (found) return found;
    }
    return null;
  };
  find();
}

/** What it has seen since it was asked last, without the video itself. */
export function takeGlass() {
  const { frames, latency, unread, waiting, gaps, first, heights, video } = window.glass;
  window.glass.frames = [];
  window.glass.latency = [];
  const quality = video?.getVideoPlaybackQuality();
  return { frames, latency, unread, waiting, gaps, first, heights, dropped: quality?.droppedVideoFrames ?? 0,
    rate: video?.playbackRate, shown: quality?.totalVideoFrames ?? 0 };
}
