/* What else a machine may have to do. */
import { spawn } from 'node:child_process';

/** So many processes that want a core each, and never rest; gives what ends them. */
export function keepBusy(count) {
  const busy = Array.from({ length: count }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  return () => busy.forEach((each) => each.kill('SIGKILL'));
}
