import type { StatementTextKey } from './statement-fr.ts';

/** The texts of the accessibility statement, in English. */
export const statementEn: Readonly<Record<StatementTextKey, string>> = {
  'statement.title': 'Accessibility statement',
  'statement.commitment': '{name} undertakes to make this site accessible, as article 47 of the French act n° 2005-102 of 11 February 2005 asks.',
  'statement.scope': 'This statement is about {address}.',
  'statement.conformity': 'Conformity',
  'statement.conformity.none': 'This site is “non-compliant” in the words of the law: there is no result of an audit in force by which it could be measured against the criteria of RGAA 4.1, the French reference for accessibility. That is the state the law gives wherever no audit has been made, whatever the site is like. What was tested is listed below.',
  'statement.conformity.partial': 'This site is partially compliant with the French accessibility rules (RGAA 4.1): what is not compliant is listed below.',
  'statement.conformity.full': 'This site is fully compliant with the French accessibility rules (RGAA 4.1).',
  'statement.done': 'What is checked',
  'statement.done.checks': 'Each version of the software passes, page by page, an automatic check of the rules of WCAG 2.2 AA, in French and English, on a small and a large screen, light and dark.',
  'statement.done.keyboard': 'Everything works by keyboard: the player, the chapters, the search; the shortcuts can be turned off.',
  'statement.done.audio': 'No sound starts by itself, and what moves can be stopped. Sound alone is enough to follow a meeting on a slow line.',
  'statement.done.text': 'The agenda, the votes and the documents can be read beside the video.',
  'statement.lacking': 'What is not accessible yet',
  'statement.lacking.captions': 'The live has no captions. Those of recorded meetings are added after the meeting.',
  'statement.lacking.documents': 'The PDF documents of the meetings come from other software: not all of them can be read by a screen reader.',
  'statement.lacking.audit': 'There may be other faults: no audit was made by a person.',
  'statement.contact': 'Write to us',
  'statement.contact.words': 'If you can’t get at something, write to us: we shall give it to you in another form.',
  'statement.contact.town-hall': 'Ask your town hall or the community of communes.',
  'statement.remedy': 'Redress',
  'statement.remedy.words': 'If you told us of a fault that keeps you from something and got no answer that helps, you can:',
  'statement.remedy.form': 'write to the French Defender of Rights',
  'statement.remedy.delegate': 'ask the Defender’s delegate in your region',
  'statement.remedy.letter': 'send a letter, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
};
