/** The texts of the accessibility statement, in French. */
export const statementFr = {
  'statement.title': 'Déclaration d’accessibilité',
  'statement.commitment': '{name} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.',
  'statement.scope': 'Cette déclaration s’applique à {address}.',
  'statement.conformity': 'État de conformité',
  'statement.conformity.none': 'Ce site est « non conforme » au sens de la réglementation : il n’existe aucun résultat d’audit en cours de validité permettant de mesurer le respect des critères du référentiel général d’amélioration de l’accessibilité (RGAA 4.1). C’est l’état qu’elle prévoit tant qu’aucun audit n’a été réalisé, quel que soit l’état réel du site. Ce qui a été vérifié est énuméré ci-dessous.',
  'statement.conformity.partial': 'Ce site est partiellement conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA 4.1), en raison des non-conformités énumérées ci-dessous.',
  'statement.conformity.full': 'Ce site est totalement conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
  'statement.done': 'Ce qui est vérifié',
  'statement.done.checks': 'Chaque version du logiciel passe, page par page, un contrôle automatique des règles WCAG 2.2 AA, en français et en anglais, sur un petit et sur un grand écran, en clair et en sombre.',
  'statement.done.keyboard': 'Tout se fait au clavier : le lecteur, les chapitres, la recherche ; les raccourcis peuvent être coupés.',
  'statement.done.audio': 'Aucun son ne part de lui-même, et ce qui bouge peut être arrêté. Le son seul suffit à suivre une séance sur une ligne lente.',
  'statement.done.text': 'L’ordre du jour, les votes et les documents sont lisibles à côté de la vidéo.',
  'statement.lacking': 'Ce qui n’est pas encore accessible',
  'statement.lacking.captions': 'Le direct n’a pas de sous-titres. Ceux des séances enregistrées sont ajoutés après la séance.',
  'statement.lacking.documents': 'Les documents PDF joints aux séances viennent d’autres logiciels : ils ne sont pas tous lisibles par une synthèse vocale.',
  'statement.lacking.audit': 'D’autres défauts sont possibles : aucun audit n’a été fait par une personne.',
  'statement.contact': 'Nous écrire',
  'statement.contact.words': 'Si vous n’arrivez pas à accéder à un contenu, écrivez-nous : nous vous le donnerons sous une autre forme.',
  'statement.contact.town-hall': 'Adressez-vous à votre mairie ou à la communauté de communes.',
  'statement.remedy': 'Voie de recours',
  'statement.remedy.words': 'Si vous nous avez signalé un défaut qui vous empêche d’accéder à un contenu et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :',
  'statement.remedy.form': 'écrire un message au Défenseur des droits',
  'statement.remedy.delegate': 'contacter le délégué du Défenseur des droits dans votre région',
  'statement.remedy.letter': 'envoyer un courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
} as const;

export type StatementTextKey = keyof typeof statementFr;
