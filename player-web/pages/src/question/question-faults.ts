/** The longest question, in characters. */
export const LONGEST_TEXT = 1000;

export type QuestionField = 'text' | 'name';
export type QuestionFault = 'text.empty' | 'text.long' | 'name.empty';

/** What is wrong with a question before it is sent, by its field. */
export function questionFaults({ text, name }: { readonly text: string; readonly name: string }): Partial<Record<QuestionField, QuestionFault>> {
  const says = /[\p{L}\p{N}]/u.test(text);
  return {
    ...(says ? {} : { text: 'text.empty' as const }),
    ...(text.trim().length > LONGEST_TEXT ? { text: 'text.long' as const } : {}),
    ...(name.trim() === '' ? { name: 'name.empty' as const } : {}),
  };
}
