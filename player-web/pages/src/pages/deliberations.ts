import formScript from './alert-form.ts?worker&url';

/*
 * The page on which decisions are looked for needs no script (see decisions.jte), but for asking for an alert: who does so shows a little
 * work, so that nobody floods others' mailboxes. What does it is loaded once somebody turns to the form.
 */

const form = document.querySelector<HTMLFormElement>('.alert-form');
if (form) offer(form);

function offer(wanted: HTMLFormElement): void {
  let isLoaded = false;
  wanted.hidden = false;
  document.querySelector('.alert-without-script')?.remove();
  wanted.addEventListener('focusin', () => void load().catch(() => undefined), { once: true });
  wanted.addEventListener('submit', (event) => {
    if (isLoaded) return;
    event.preventDefault();
    load().then(
      () => wanted.requestSubmit(),
      () => (wanted.querySelector('.alert-status')!.textContent = wanted.dataset.failed ?? ''),
    );
  });

  async function load(): Promise<void> {
    await import(/* @vite-ignore */ formScript);
    isLoaded = true;
  }
}
