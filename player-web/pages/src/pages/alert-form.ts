/*
 * Asks for an alert, with the work that each is shown with. Loaded by deliberations.ts once somebody turns to the form, as a bundle of its
 * own: what all pages with elements share weighs thirty times as much.
 */
import { Refusal, order, type Message } from '../api/request.ts';
import { ProofOfWork } from '../question/proof-of-work.ts';

const form = document.querySelector<HTMLFormElement>('.alert-form');
if (form) takeWishes(form);

function takeWishes(wanted: HTMLFormElement): void {
  const button = wanted.querySelector('button')!;
  const status = wanted.querySelector<HTMLElement>('.alert-status')!;
  const email = wanted.querySelector('input')!;
  const { words, body, language, sending = '', failed = '' } = wanted.dataset;
  const spoken = language === 'en' ? 'en' : 'fr';
  const work = new ProofOfWork(() => undefined);
  // So that nobody waits for it.
  work.begin();
  wanted.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });

  async function ask(): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    status.textContent = sending;
    try {
      const wish = { email: email.value, words, ...(body ? { body } : {}), language: spoken, challenge: await work.take() };
      const { said } = await order<{ readonly said: Message }>('POST', '/api/v1/alerts', wish);
      status.textContent = said[spoken];
    } catch (error) {
      status.textContent = (error instanceof Refusal && error.detail?.[spoken]) || failed;
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }
}
