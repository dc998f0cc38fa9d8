/* Connections that ask for public addresses, each again as soon as it is answered; a process of its own, so that it
 * delays nobody who measures: node hammer.mjs PORT CONNECTIONS NETWORKS PATH…. They come from so many networks of this machine
 * (127.1.x.y). Ends when its standard input does. */
import { connect } from 'node:net';

const [port, connections, networks, ...paths] = process.argv.slice(2);
const HOST = '127.0.0.1';
const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');
const AGAIN_MILLIS = 500;
const statuses = new Map();
let next = 0;

for (let each = 0; each < Number(connections); each++) setTimeout(() => open(each), each);
process.stdin.resume();
process.stdin.on('end', () => {
  console.log(JSON.stringify(Object.fromEntries(statuses)));
  process.exit();
});

/** A connection; one that is refused or cut is opened again after a while. */
function open(number) {
  const network = number % Number(networks);
  const localAddress = `127.1.${Math.floor(network / 200)}.${(network % 200) + 1}`;
  const socket = connect({ host: HOST, port: Number(port), localAddress });
  let left = null;
  let tail = Buffer.alloc(0);
  socket.on('connect', ask);
  socket.on('error', () => count('cut'));
  socket.on('close', () => setTimeout(() => open(number), AGAIN_MILLIS));
  socket.on('data', (bytes) => {
    let body = bytes;
    if (left === null) {
      tail = Buffer.concat([tail, bytes]);
      const end = tail.indexOf(HEAD_END);
      if (end < 0) return;
      const head = tail.toString('latin1', 0, end);
      count(head.slice(9, 12));
      body = tail.subarray(end + HEAD_END.length);
      const length = head.match(/content-length: *(\d+)/i);
      left = length ? Number(length[1]) : /transfer-encoding: *chunked/i.test(head) ? Infinity : 0;
      tail = HEAD_END;
    }
    if (left === Infinity) {
      tail = Buffer.concat([tail, body]).subarray(-LAST_CHUNK.length);
      if (tail.equals(LAST_CHUNK)) left = 0;
    } else {
      left -= body.length;
    }
    if (left <= 0) {
      left = null;
      tail = Buffer.alloc(0);
      ask();
    }
  });

  function ask() {
    const path = paths[next++ % paths.length];
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${HOST}:${port}\r\nAccept: */*\r\nAccept-Language: fr\r\n\r\n`);
  }
}

function count(status) {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
