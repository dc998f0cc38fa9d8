/* Asks over one connection that stays, and times the answers. */
import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Asks for an address: its status, headers and body as it came, and the milliseconds to its first byte and to its last.
 *
 * @param enough bytes of the body after which the rest is not wanted; the connection goes then
 */
export function ask(address, { headers = {}, enough = Infinity } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const request = get(address, { agent, headers: { 'Accept-Encoding': 'gzip', ...headers } }, (answer) => {
      const pieces = [];
      let length = 0;
      let first = null;
      const done = () => resolve({ status: answer.statusCode, headers: answer.headers, first, whole: performance.now() - begun,
        body: Buffer.concat(pieces) });
      answer.on('data', (piece) => {
        first ??= performance.now() - begun;
        pieces.push(piece);
        length += piece.length;
        if (length >= enough) {
          answer.removeAllListeners();
          request.destroy();
          done();
        }
      });
      answer.on('end', done);
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** The same, which must succeed. */
export async function wanted(address, options) {
  const answer = await ask(address, options);
  if (answer.status >= 300) throw new Error(`${address}: ${answer.status} ${answer.body}`);
  return answer;
}
