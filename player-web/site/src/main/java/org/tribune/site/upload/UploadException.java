package org.tribune.site.upload;

import java.time.Duration;
import java.util.Optional;
import org.tribune.delivery.http.Problem;

/** Why an upload is not taken, or not now; the problem is the answer. */
final class UploadException extends RuntimeException {
  /** The checksum is that of other bytes (tus 1.0, Checksum). */
  private static final int CHECKSUM_MISMATCH = 460;

  private static final int LOCKED = 423;
  private static final long MEGABYTE = 1_000_000;
  private static final long GIGABYTE = 1_000_000_000;
  private static final Duration SOON = Duration.ofSeconds(2);

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  UploadException(Problem problem) {
    this(problem, /* retryAfter= */ Optional.empty());
  }

  private UploadException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return problem;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  private static UploadException of(int status, String title, String fr, String en) {
    return new UploadException(Problem.of(status, title, fr, en));
  }

  static UploadException badRequest(String fr, String en) {
    return of(400, "Bad request", fr, en);
  }

  static UploadException unknown() {
    return of(
        404,
        "No such upload",
        "Cet envoi n’existe pas, ou plus : envoyez le fichier à nouveau.",
        "There is no such upload, or no more: send the file again.");
  }

  static UploadException expired() {
    return of(
        410,
        "Expired",
        "Cet envoi est resté inachevé trop longtemps : envoyez le fichier à nouveau.",
        "This upload was left unfinished for too long: send the file again.");
  }

  static UploadException abandoned() {
    return of(
        410,
        "Cancelled",
        "Cet envoi a été annulé : reprenez-le dans l’heure, ou envoyez le fichier à nouveau.",
        "This upload was cancelled: take it up again within the hour, or send the file again.");
  }

  static UploadException tooLarge(long largest) {
    String size = largest >= GIGABYTE ? largest / GIGABYTE + " G" : largest / MEGABYTE + " M";
    return of(
        413,
        "Too large",
        "Ce film dépasse " + size + "o : exportez-le en qualité moindre, ou coupez-le.",
        "This film is larger than " + size + "B: export it in a lower quality, or cut it.");
  }

  static UploadException moreThanAnnounced() {
    return of(
        413,
        "More than announced",
        "Il arrive plus d’octets qu’annoncé : envoyez le fichier à nouveau.",
        "More bytes come than were announced: send the file again.");
  }

  static UploadException noSpace() {
    return of(
        507,
        "No space",
        "Le serveur n’a plus assez de place pour ce film : prévenez l’administrateur du site.",
        "The server has not enough space left for this film: tell the site's administrator.");
  }

  static UploadException tooManyOfYours(int most) {
    return of(
        429,
        "Too many uploads",
        "Vous avez déjà " + most + " envois en cours : terminez-en un, ou annulez-le.",
        "You have " + most + " uploads under way already: finish one, or cancel it.");
  }

  static UploadException tooMany() {
    return of(
        503,
        "Too many uploads",
        "Trop d’envois sont en cours sur ce site : réessayez plus tard.",
        "Too many uploads are under way on this site: try again later.");
  }

  static UploadException busy() {
    return new UploadException(
        Problem.of(
            LOCKED,
            "Being written",
            "Cet envoi est en cours par une autre connexion : réessayez dans quelques secondes.",
            "This upload is being written by another connection: try again in a few seconds."),
        Optional.of(SOON));
  }

  static UploadException wrongOffset(long offset) {
    return of(
        409,
        "Wrong offset",
        "La suite de cet envoi commence à l’octet " + offset + ".",
        "This upload goes on at byte " + offset + ".");
  }

  static UploadException wrongChecksum() {
    return of(
        CHECKSUM_MISMATCH,
        "Checksum mismatch",
        "Ce morceau est arrivé abîmé : envoyez-le à nouveau.",
        "This piece came damaged: send it again.");
  }

  static UploadException noFilm(NoFilm what) {
    return new UploadException(new Problem(415, "Not a film", what.said()));
  }

  static UploadException notNow() {
    return of(
        503,
        "Not available now",
        "Le serveur ne peut pas écrire ce fichier pour l’instant : réessayez bientôt.",
        "The server can't write this file now: try again soon.");
  }
}
