/* nginx with the recording's segments, and one large file, where the program has its own. */
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, until } from '../program/box.mjs';
import { folderOf } from './long.mjs';

/** A certificate for both; gives its files. */
export function certify(work) {
  const files = { certificate: join(work, 'certificate.pem'), key: join(work, 'key.pem') };
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30',
    '-subj', '/CN=localhost', '-keyout', files.key, '-out', files.certificate], { stdio: 'ignore' });
  return files;
}

/** Serves on {@link port}, and on the next one over TLS 1.3; one worker. */
export async function startNginx({ work, data, recording }, port, tls) {
  const file = join(work, 'nginx.conf');
  const hls = `/hls/recordings/${recording}/`;
  writeFileSync(file, `user root; daemon off; pid ${join(work, 'nginx.pid')}; worker_processes 1; error_log ${join(work, 'nginx.log')};
events { worker_connections 4096; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=1000;
  types { video/iso.segment m4s; video/mp4 mp4; }
  server {
    listen 127.0.0.1:${port};
    listen 127.0.0.1:${port + 1} ssl; http2 on; ssl_protocols TLSv1.3; ssl_certificate ${tls.certificate}; ssl_certificate_key ${tls.key};
    add_header Access-Control-Allow-Origin *; add_header Cache-Control "public, max-age=31536000, immutable";
    location = / { return 200; }
    location ${hls} { alias ${folderOf(data, recording)}/; }
    location /film/ { alias ${work}/film/; }
  }
}
`);
  const master = spawn('nginx', ['-c', file], { stdio: 'ignore' });
  const ended = new Promise((resolve) => master.once('exit', resolve));
  await until(() => answers(`http://127.0.0.1:${port}/`), 10_000, () => 'nginx did not start');
  return {
    worker: Number(execFileSync('pgrep', ['-P', String(master.pid)], { encoding: 'utf8' })),
    async stop() {
      master.kill('SIGTERM');
      await ended;
    },
  };
}

/** All threads of a process to one processor. */
export function pin(pid, processor) {
  execFileSync('taskset', ['-acp', String(processor), String(pid)], { stdio: 'ignore' });
}
