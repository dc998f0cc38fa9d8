package org.tribune.core.film;

import java.util.Locale;
import org.tribune.core.status.Message;

/** Why a file does not become a film, in words for its author. */
public enum FilmFlaw {
  /** It holds nothing that can be taken apart. */
  NOT_A_FILM(
      "Ce fichier n’est pas un film lisible, ou il est abîmé : exportez-le en MP4 (H.264 et AAC) et"
          + " envoyez celui-là.",
      "This is no film that can be read, or it is damaged: export it as MP4 (H.264 and AAC), and"
          + " send that."),
  /** It is cut off: its index, which cameras write last, is missing. */
  CUT_OFF(
      "Le fichier est coupé : sa fin, qui contient son sommaire, manque. Recopiez-le depuis la"
          + " caméra et envoyez-le en entier.",
      "The file is cut off: its index, which is written last, is missing. Copy it from the camera"
          + " again, and send it whole."),
  /** It ends before its own end: a copy that broke off, say. Somebody may want what is there. */
  TRUNCATED(
      "Ce fichier s’arrête avant sa fin : recopiez-le depuis la caméra et envoyez-le de nouveau, ou"
          + " gardez ce qui y est.",
      "This file ends before its end: copy it from the camera again and send it once more, or keep"
          + " what is there."),
  /** There is neither picture nor sound in it. */
  EMPTY(
      "Ce fichier ne contient ni image ni son : envoyez le film lui-même.",
      "There is neither picture nor sound in this file: send the film itself."),
  /** There is no decoder for its picture or its sound. */
  UNKNOWN_CODEC(
      "L’image ou le son de ce fichier est dans un format qui ne peut être lu ici : exportez-le en"
          + " MP4 (H.264 et AAC).",
      "Its picture or its sound is in a form that can't be read here: export it as MP4 (H.264 and"
          + " AAC)."),
  /** Too much of it is damaged. */
  DAMAGED(
      "Une trop grande partie de ce fichier est abîmée : recopiez-le depuis la caméra.",
      "Too much of this file is damaged: copy it from the camera again."),
  /** Its pictures are larger than any screen. */
  TOO_LARGE_PICTURES(
      "Ses images sont plus grandes qu’aucun écran : exportez le film en 4K ou moins.",
      "Its pictures are larger than any screen: export the film in 4K or less."),
  /** It has more tracks than any camera or program writes. */
  TOO_MANY_TRACKS(
      "Ce fichier contient trop de pistes (cent au plus) : exportez le film avec une piste d’image et"
          + " une piste de son.",
      "There are too many tracks in this file (at most a hundred): export the film with one track of"
          + " pictures and one of sound."),
  /** It goes on for longer than is allowed. */
  TOO_LONG(
      "Ce film est plus long que permis : coupez-le, ou demandez que la limite soit relevée.",
      "This film is longer than is allowed: cut it, or have the limit raised."),
  /** The disk is full. */
  NO_ROOM(
      "Le disque est plein : faites de la place, puis réessayez.",
      "The disk is full: make room, and try again."),
  /** It can't be read, or what is made can't be written. */
  DISK(
      "Le fichier n’a pas pu être lu, ou le film n’a pas pu être écrit : prévenez l’administrateur,"
          + " puis réessayez.",
      "The file could not be read, or the film not be written: tell the administrator, and try"
          + " again."),
  /** The file that was sent is not there any more, after a restoration, say. */
  GONE(
      "Le fichier envoyé n’est plus là : envoyez-le de nouveau.",
      "The file that was sent is not there any more: send it again."),
  /** It can't be opened on this machine without danger. */
  UNCONFINED(
      "Ce serveur ne peut pas ouvrir de films en toute sécurité : demandez à l’administrateur de"
          + " lancer « infra/tribune doctor », puis réessayez.",
      "This server can't open films safely: ask the administrator to run 'infra/tribune doctor',"
          + " and try again."),
  /** Whoever encoded it died of it. */
  BROKE_OFF(
      "La conversion de ce fichier s’est arrêtée net : exportez-le autrement (MP4, H.264 et AAC) et"
          + " envoyez celui-là.",
      "The conversion of this file broke off: export it otherwise (MP4, H.264 and AAC), and send"
          + " that.");

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String french;
  private final String english;

  FilmFlaw(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** Its name outside of the program, such as {@code cut-off}. */
  public String code() {
    return code;
  }

  /** For its author, with what to do. */
  public Message words() {
    return new Message(french, english);
  }
}
