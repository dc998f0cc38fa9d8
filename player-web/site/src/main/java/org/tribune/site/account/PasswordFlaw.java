package org.tribune.site.account;

import org.tribune.core.status.Message;

/** Why a password is not taken. */
public enum PasswordFlaw {
  TOO_SHORT(
      "Le mot de passe est trop court : il faut au moins 12 caractères. Quelques mots à la suite"
          + " se retiennent bien.",
      "The password is too short: it needs at least 12 characters. A few words in a row are easy to"
          + " remember."),
  TOO_LONG(
      "Le mot de passe est trop long : 200 caractères au plus.",
      "The password is too long: at most 200 characters."),
  UNREADABLE(
      "Le mot de passe contient un caractère invisible : tapez-le au clavier.",
      "The password has a character that can't be seen: type it on the keyboard."),
  REPEATS(
      "Le mot de passe répète ou énumère toujours la même chose : choisissez-en un autre, par"
          + " exemple quatre mots sans rapport.",
      "The password repeats or counts the same thing over and over: choose another, such as four"
          + " words that have nothing to do with each other."),
  COMMON(
      "Ce mot de passe est parmi les premiers que l’on essaie : choisissez-en un autre, par exemple"
          + " quatre mots sans rapport.",
      "This password is among the first that are tried: choose another, such as four words that"
          + " have nothing to do with each other."),
  PERSONAL(
      "Ce mot de passe reprend votre identifiant, votre nom ou celui du site : choisissez-en un"
          + " autre.",
      "This password is made of your login, your name or the site's: choose another.");

  private final String fr;
  private final String en;

  PasswordFlaw(String fr, String en) {
    this.fr = fr;
    this.en = en;
  }

  /** What is wrong, and what to do. */
  public Message message() {
    return new Message(fr, en);
  }
}
