package org.tribune.site.upload;

import org.tribune.core.status.Message;

/** What somebody sent in the place of a film. */
enum NoFilm {
  PICTURE(
      "C’est une image, et non un film : choisissez le fichier de la vidéo (MP4, MOV, MKV…).",
      "This is a picture, not a film: choose the video's file (MP4, MOV, MKV…)."),
  DOCUMENT(
      "C’est un document, et non un film : choisissez le fichier de la vidéo (MP4, MOV, MKV…).",
      "This is a document, not a film: choose the video's file (MP4, MOV, MKV…)."),
  PACKED(
      "C’est une archive : décompressez-la, et envoyez la vidéo qu’elle contient.",
      "This is an archive: unpack it, and send the video that is in it."),
  PLAYLIST(
      "C’est une liste de lecture, qui ne contient pas la vidéo : envoyez le fichier du film.",
      "This is a playlist, which does not hold the video: send the film's own file."),
  TEXT(
      "C’est un texte, et non un film : choisissez le fichier de la vidéo (MP4, MOV, MKV…).",
      "This is a text, not a film: choose the video's file (MP4, MOV, MKV…)."),
  UNKNOWN(
      "Ce n’est pas un film que Tribune sait lire : enregistrez-le en MP4, puis envoyez-le.",
      "This is no film that Tribune can read: save it as MP4, then send it.");

  private final String fr;
  private final String en;

  NoFilm(String fr, String en) {
    this.fr = fr;
    this.en = en;
  }

  /** What to tell its sender. */
  Message said() {
    return new Message(fr, en);
  }
}
