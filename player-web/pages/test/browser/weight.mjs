/** What is played, not what plays it. */
const VIDEO = /\/hls\/.*\.(m3u8|m4s|mp4)/;
const QUIET_MILLIS = 500;

/**
 * Adds up what {@link page} loads from now on, as it comes over the wire: all of it, and the scripts of it, in bytes. Playlists and
 * media are not counted, and event streams do not end.
 */
export async function weigh(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const weight = { all: 0, script: 0 };
  const awaited = new Map();
  let changed = Date.now();
  devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (VIDEO.test(request.url) || type === 'EventSource' || !request.url.startsWith('http')) return;
    awaited.set(requestId, type);
    changed = Date.now();
  });
  const ends = ({ requestId, encodedDataLength = 0 }) => {
    const type = awaited.get(requestId);
    if (!awaited.delete(requestId)) return;
    changed = Date.now();
    weight.all += encodedDataLength;
    if (type === 'Script') weight.script += encodedDataLength;
  };
  devtools.on('Network.loadingFinished', ends);
  devtools.on('Network.loadingFailed', ends);
  /** Settles once all that was asked for has come, and nothing else is asked for. */
  weight.settled = async () => {
    while (awaited.size > 0 || Date.now() - changed < QUIET_MILLIS) await page.waitForTimeout(100);
    return weight;
  };
  return weight;
}

/** Kilobytes, to be read. */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
