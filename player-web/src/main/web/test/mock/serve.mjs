/* For development by hand: `npm run mock`, then open the address that it prints. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LiveStream } from './live-stream.mjs';
import { newChannel } from './mock-channels.mjs';
import { MockServer } from './mock-server.mjs';

const port = Number(process.argv[2] ?? 21300);
const media = join(tmpdir(), `tribune-mock-${port}`);
const stream = new LiveStream(media);
await stream.start();
const server = new MockServer({ pages: new URL('../../dist', import.meta.url).pathname, media });
server.channels.set('chamber', { ...newChannel('chamber', 'Salle du conseil'), state: 'live', broadcast: 'b-1',
  title: 'Conseil communautaire : budget primitif 2027', startedAt: new Date().toISOString(), viewers: 42 });
server.channels.set('webtv', newChannel('webtv', 'WebTV du territoire'));
await server.start(port);
console.log(`${server.address}/  ${server.address}/console/sign-in#secret`);
process.once('SIGINT', async () => (await stream.stop(), await server.stop()));
process.once('SIGTERM', async () => (await stream.stop(), await server.stop()));
