/* The tus protocol 1.0 as the server speaks it, over lines that a test breaks by hand. */

const ROOT = '/api/v1/uploads';

export class MockUploads {
  /** Called with each file that is whole: `({report, name, bytes})`. */
  whole = () => undefined;
  /** What the server says of a beginning: `(upload) => [status, fr, en]`, null for nothing. */
  refuse = () => null;

  constructor() {
    this.reset();
  }

  reset() {
    this.all = new Map();
    /** After how many bytes each of the next pieces is cut, the first first. */
    this.cuts = [];
    /** How many pieces were cut. */
    this.broken = 0;
    /** Bytes a second, 0 for no limit. */
    this.bytesPerSecond = 0;
    this.largest = 8e9;
    this.refuse = () => null;
  }

  /** Answers a request below `/uploads`. */
  async answer(request, response, path, person) {
    response.setHeader('Tus-Resumable', '1.0.0');
    const one = this.all.get(path.split('/')[2]);
    if (request.method === 'OPTIONS') return response.writeHead(204, { 'Tus-Version': '1.0.0', 'Tus-Max-Size': this.largest }).end();
    if (path === '/uploads' && request.method === 'GET') return send(response, 200, { uploads: [...this.all.values()].filter((each) => each.owner === person.id && each.body.length < each.length).map(view) });
    if (path === '/uploads') return this.#create(request, response, person);
    if (!one) return problem(response, 404, 'Cet envoi n’existe pas', 'There is no such upload');
    // Whoever asks goes on: what an old line still brings is not taken.
    one.line = request;
    if (request.method === 'HEAD' && !one.abandoned) return response.writeHead(200, { 'Upload-Offset': one.body.length, 'Upload-Length': one.length }).end();
    if (request.method === 'DELETE') {
      if (one.body.length === 0) this.all.delete(one.id);
      one.abandoned = true;
      return response.writeHead(204).end();
    }
    if (path.endsWith('/take-up')) {
      one.abandoned = false;
      return response.writeHead(204, { 'Upload-Offset': one.body.length }).end();
    }
    if (one.abandoned) return problem(response, 410, 'Cet envoi a été annulé', 'This upload was cancelled');
    return this.#write(request, response, one);
  }

  #create(request, response, person) {
    const length = Number(request.headers['upload-length']);
    const metadata = Object.fromEntries((request.headers['upload-metadata'] ?? '').split(',').map((pair) => pair.split(' ')).map(([key, value = '']) => [key, Buffer.from(value, 'base64').toString()]));
    const one = { id: `u${this.all.size + 1}`, owner: person.id, report: metadata.report, name: metadata.filename, length, body: Buffer.alloc(0) };
    const refused = this.refuse(one);
    if (refused) return problem(response, ...refused);
    this.all.set(one.id, one);
    response.writeHead(201, { Location: `${ROOT}/${one.id}`, 'Upload-Offset': 0 }).end();
  }

  async #write(request, response, one) {
    if (Number(request.headers['upload-offset']) !== one.body.length) return problem(response, 409, 'La suite commence ailleurs', 'It goes on elsewhere');
    let room = this.cuts.shift() ?? Infinity;
    try {
      for await (const piece of request) {
        if (one.line !== request) return request.socket.destroy();
        const taken = piece.subarray(0, room);
        one.body = Buffer.concat([one.body, taken]);
        room -= taken.length;
        if (room <= 0) {
          this.broken += 1;
          return request.socket.destroy();
        }
        if (this.bytesPerSecond) await new Promise((resolve) => setTimeout(resolve, (1000 * piece.length) / this.bytesPerSecond));
      }
    } catch {
      // The other side went away: what came stays.
      return undefined;
    }
    response.writeHead(204, { 'Upload-Offset': one.body.length }).end();
    if (one.body.length === one.length) this.whole({ report: one.report, name: one.name, bytes: one.length });
  }
}

function view({ id, report, name, length, body, abandoned = false }) {
  return { id, url: `${ROOT}/${id}`, report, name, length, offset: body.length, createdAt: '2026-11-25T10:00:00Z', expiresAt: '2026-11-27T10:00:00Z', abandoned };
}

function send(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function problem(response, status, fr, en) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ title: en, status, detail: { fr, en } }));
}
