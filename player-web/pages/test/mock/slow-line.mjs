import { connect, createServer } from 'node:net';

/** What a packet carries, and what its headers cost beside it. */
const PACKET = 1400;
const HEADERS = 40;
/** A server is not read faster than its line takes it, beyond so many bytes a connection. */
const MOST_WAITING = 24_000;

/**
 * A visitor's line to a server, as a proxy of TCP: so many bits a second for all connections together, which take turns by packets, and a
 * round trip for each connection and each request. What is sent to the server is delayed, not counted. It loses nothing, and starts no
 * connection slowly.
 */
export class SlowLine {
  #connections = new Set();
  #turn = [];
  #free = 0;
  #timer = null;
  #server = createServer((socket) => this.#join(socket));

  /** @param {string} target `http://host:port`; `rate` in bits a second, `roundTrip` in milliseconds */
  constructor(target, rate, roundTrip) {
    this.target = new URL(target);
    this.rate = rate;
    this.roundTrip = roundTrip;
    /** All that has been sent to the visitor, headers of packets included. */
    this.bytes = 0;
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async stop() {
    clearTimeout(this.#timer);
    for (const one of this.#connections) one.socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(socket) {
    const server = connect(Number(this.target.port), this.target.hostname);
    const one = { socket, server, waiting: [], size: 0, ended: false };
    const begins = Date.now() + this.roundTrip;
    this.#connections.add(one);
    socket.setNoDelay(true);
    server.setNoDelay(true);
    socket.on('data', (bytes) => setTimeout(() => server.writable && server.write(bytes), Math.max(0, begins - Date.now()) + this.roundTrip / 2));
    server.on('data', (bytes) => this.#queue(one, bytes));
    server.on('end', () => {
      one.ended = true;
      this.#pump();
    });
    const leave = () => {
      this.#connections.delete(one);
      socket.destroy();
      server.destroy();
    };
    socket.on('close', leave);
    socket.on('error', leave);
    server.on('error', leave);
    server.on('close', () => one.size === 0 && setTimeout(leave, this.roundTrip / 2));
  }

  #queue(one, bytes) {
    for (let at = 0; at < bytes.length; at += PACKET) one.waiting.push(bytes.subarray(at, at + PACKET));
    one.size += bytes.length;
    if (one.size > MOST_WAITING) one.server.pause();
    if (!this.#turn.includes(one)) this.#turn.push(one);
    this.#pump();
  }

  /** Sends what the line takes by now, a packet of each connection in turn. */
  #pump() {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#free = Math.max(this.#free, now - 5);
    while (this.#turn.length > 0 && this.#free <= now) {
      const one = this.#turn.shift();
      const packet = one.waiting.shift();
      if (!packet || !this.#connections.has(one)) continue;
      this.#free += ((packet.length + HEADERS) * 8000) / this.rate;
      this.bytes += packet.length + HEADERS;
      one.size -= packet.length;
      if (one.size < MOST_WAITING / 2) one.server.resume();
      setTimeout(() => {
        one.socket.write(packet);
        if (one.ended && one.size === 0) one.socket.end();
      }, this.roundTrip / 2);
      if (one.waiting.length > 0) this.#turn.push(one);
    }
    if (this.#turn.length > 0) this.#timer = setTimeout(() => this.#pump(), Math.max(1, this.#free - now));
  }
}
