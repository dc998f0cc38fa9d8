/* nginx with the file that is shipped, in front of the box: its ports, certificate and folders are the benchmark's. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../program/box.mjs';

const SHIPPED = fileURLToPath(new URL('../../deploy/nginx/tribune.conf', import.meta.url));

/**
 * Starts it.
 *
 * @param port for the public over TLS; the next two are for what is withdrawn and for plain HTTP
 * @param origin of the box
 */
export async function startShipped(work, port, origin, tls) {
  const folder = join(work, 'shipped');
  mkdirSync(folder, { recursive: true });
  let text = readFileSync(SHIPPED, 'utf8').replaceAll(/^ *listen \[::\]:.*\n/gm, '');
  for (const [from, to] of [
    ['listen 80;', `listen 127.0.0.1:${port + 2};`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['listen 127.0.0.1:8079;', `listen 127.0.0.1:${port + 1};`],
    ['server 127.0.0.1:8080;', `server 127.0.0.1:${origin};`],
    [/\/etc\/letsencrypt\/\S+\/fullchain\.pem/, tls.certificate],
    [/\/etc\/letsencrypt\/\S+\/privkey\.pem/, tls.key],
    ['/var/cache/nginx/tribune', join(folder, 'cache')],
  ]) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`The shipped file has no ${from}`);
    text = changed;
  }
  writeFileSync(join(folder, 'tribune.conf'), text);
  const log = join(folder, 'access.log');
  writeFileSync(log, '');
  // A line a request: what the cache did, what the origin answered, and with how many bytes.
  writeFileSync(join(folder, 'nginx.conf'), `user root; daemon off; pid nginx.pid; error_log error.log;
events { worker_connections 4096; }
http {
  log_format bench '$upstream_cache_status $upstream_status $upstream_bytes_received $status $uri';
  access_log ${log} bench;
  client_body_temp_path body; proxy_temp_path proxy; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  include tribune.conf;
}
`);
  const master = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = new Promise((resolve) => master.once('exit', resolve));
  const listens = () => fetch(`http://127.0.0.1:${port + 2}/`, { redirect: 'manual' }).then(() => true, () => false);
  await until(listens, 10_000, () => 'nginx did not start');
  return {
    /** What it answered since the last time, as words of a line. */
    lines() {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => line.split(' '));
      writeFileSync(log, '');
      return lines;
    },
    async stop() {
      master.kill('SIGTERM');
      await ended;
    },
  };
}
