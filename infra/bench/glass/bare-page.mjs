/* A page with nothing but hls.js, its defaults and low-latency mode. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const HLS = new URL('../../../player-web/pages/node_modules/hls.js/dist/hls.min.js', import.meta.url);

const page = (stream) => `<!doctype html><meta charset="utf-8"><title>bare</title>
<video muted autoplay playsinline width="1280" height="720"></video><script src="/hls.js"></script><script>
window.hls = new Hls({ lowLatencyMode: true });
hls.loadSource(${JSON.stringify(stream)});
hls.attachMedia(document.querySelector('video'));
</script>`;

/** Serves it on a port of 127.0.0.1. */
export async function serveBarePage(port, stream) {
  const server = createServer((request, answer) => {
    const script = request.url === '/hls.js';
    answer.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    answer.end(script ? readFileSync(HLS) : page(stream));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
