/** Puts {@link content} on the clipboard; false if the browser refuses (it does without TLS). */
export async function copy(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copyBySelection(content);
  }
}

/** The old way, which also works on a page without TLS. */
function copyBySelection(content: string): boolean {
  const field = document.createElement('textarea');
  field.value = content;
  field.className = 'visually-hidden';
  const owner = document.querySelector('dialog[open]') ?? document.body;
  owner.append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
