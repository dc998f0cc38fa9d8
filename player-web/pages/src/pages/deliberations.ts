/*
 * The page on which decisions are looked for needs no script (see decisions.jte), but for asking for an alert: who does so shows a little
 * work, so that nobody floods others' mailboxes.
 */

const form = document.querySelector<HTMLFormElement>('.alert-form');
if (form) offer(form);

function offer(wanted: HTMLFormElement): void {
  const button = wanted.querySelector('button')!;
  const status = wanted.querySelector<HTMLElement>('.alert-status')!;
  const email = wanted.querySelector('input')!;
  const { words, body, language, sending, failed } = wanted.dataset;
  const loading = once(async () => {
    const { AlertRequests } = await import('../question/alert-requests.ts');
    return new AlertRequests();
  });
  wanted.hidden = false;
  email.addEventListener('focus', () => void loading().then((requests) => requests.begin(), () => undefined), { once: true });
  wanted.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });

  async function ask(): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    status.textContent = sending ?? '';
    try {
      const requests = await loading();
      status.textContent = await requests.ask({ email: email.value, words: words ?? '', ...(body ? { body } : {}), language: language ?? 'fr' }, failed ?? '');
    } catch {
      status.textContent = failed ?? '';
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }
}

/** What {@link load} gives; where it failed, it is tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
