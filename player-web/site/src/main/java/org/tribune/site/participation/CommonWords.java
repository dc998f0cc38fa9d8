package org.tribune.site.participation;

import java.util.Set;

/**
 * Folded words that are in any question, whatever it is about: small words, politeness, and what
 * questions are made of. Those of {@link AnswerKind} are distinguished there.
 */
final class CommonWords {
  private static final Set<String> WORDS =
      Set.of(
          """
          actuellement ai aimerais aimerait aimerions ainsi allez allons alors an and any apres
          are as at au aucun aucune aujourd aura aurait auront aussi autre autres aux avait
          avant avec avez avoir avons ayant be beaucoup been bien bon bonjour bonsoir by ca can
          car ce ceci cela celle celles celui ces cet cette ceux chaque chez chose combien comme
          comment compte comptent comptez connaitre conseil conseiller conseillers contre
          cordialement could dans date de deja demande depuis derriere des desormais deux devant
          did dire do does doit doivent donc dont du elle elles elu elus en encore enfin entre
          envisage envisagee envisagez es est et etaient etait ete etes etre eu eux expliquer
          faire fait faut fera ferez font for from has have how hui if il ils in indiquer is it
          its je jusqu jusque la laquelle le lequel les leur leurs lors lorsque lui ma madame
          maintenant maire mais me meme memes merci mes mesdames messieurs mieux mme moi moins
          mon monsieur mr my ne ni non nos not notre nous of on ont or ou our par parce pas
          pendant peu peut peuvent peux plait please plus plusieurs possible pour pourquoi
          pourrait pourriez pouvez preciser president presidente prevoir prevoit prevoyez prevu
          prevue prevus puis puisque qu quand que quel quelle quelles quels question qui quoi
          raison raisons remercie sa salutations sans savoir se sera serait seront ses shall
          should si so soit sommes son sont souhaite souhaiterais sous stp suis sur svp ta tant
          te tel telle tes that the their there they this to toi ton tous tout toute toutes tres
          trop tu un une va vais vers vont vos votre voudrais voudrait voudrions vous vraiment
          was we were what when which who why will with would you your
          """
              .strip()
              .split("\\s+", -1));

  private CommonWords() {}

  /** True of a word that says nothing of what is asked. */
  static boolean has(String word) {
    return word.length() < 2 || WORDS.contains(word);
  }
}
