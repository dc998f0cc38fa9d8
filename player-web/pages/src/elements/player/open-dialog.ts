import type { LitElement } from 'lit';

/** A dialog whose module is loaded once somebody opens it: few do, and each page has a budget. */
type Dialog = LitElement & { show(): void };

/** Opens the player's keys, {@link dialog}. */
export async function openShortcuts(dialog: Dialog): Promise<void> {
  await import('./shortcut-dialog.ts');
  await open(dialog);
}

/** Opens the code that embeds a player, {@link dialog}. */
export async function openEmbed(dialog: Dialog): Promise<void> {
  await import('./embed-dialog.ts');
  await open(dialog);
}

async function open(dialog: Dialog): Promise<void> {
  await dialog.updateComplete;
  dialog.show();
}
