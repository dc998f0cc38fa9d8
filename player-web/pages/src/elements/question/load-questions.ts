let loaded = false;

/** Brings the element `question-panel` as soon as a sitting takes questions, or has some; call it again while there is none. */
export async function loadQuestions(sitting: string): Promise<void> {
  if (loaded) return;
  try {
    const answer = await fetch(`/api/v1/sittings/${encodeURIComponent(sitting)}/questions`);
    const { taking, questions } = await answer.json();
    if (taking.mode === 'off' && questions.length === 0) return;
    loaded = true;
    await import('./question-panel.ts');
  } catch {
    // The page is whole without them.
    loaded = false;
  }
}
