package org.tribune.ingest.source;

import org.tribune.core.config.SourceConfig;
import org.tribune.core.status.Message;
import org.tribune.media.demux.DemuxException;

/** What went wrong with a source, and what to do, in the operator's words. Never a secret. */
final class Troubles {
  private Troubles() {}

  /**
   * @param delivered true if packets came before
   */
  static Message of(SourceConfig config, DemuxException trouble, boolean delivered) {
    String where = where(config);
    return switch (trouble.kind()) {
      case NOT_FOUND -> notFound(config);
      case NOT_PERMITTED ->
          new Message(
              where + " ne peut pas être lu : donnez-en le droit de lecture à Tribune.",
              where + " can't be read: give Tribune the right to read it.");
      case UNAUTHORISED ->
          new Message(
              where + " refuse l’identification : vérifiez " + secretFr(config) + ".",
              where + " refuses to let us in: check " + secretEn(config) + ".");
      case REFUSED ->
          new Message(
              where
                  + " refuse la connexion : vérifiez que l’appareil est allumé et que l’adresse et"
                  + " le port sont les bons.",
              where
                  + " refuses the connection: check that the device is on, and that address and"
                  + " port are right.");
      case UNREACHABLE ->
          new Message(
              where + " est hors d’atteinte : vérifiez l’adresse et le réseau.",
              where + " can't be reached: check the address and the network.");
      case TIMED_OUT -> silent(where, delivered);
      case ADDRESS_IN_USE -> portTaken(config);
      case DISCONNECTED ->
          new Message(
              where + " a coupé la connexion. Nouvel essai dans un instant.",
              where + " broke the connection. It is tried again in a moment.");
      case NOT_MEDIA, NO_KNOWN_TRACK ->
          new Message(
              where
                  + " n’envoie ni image ni son que l’on sache lire : réglez l’appareil sur H.264 et"
                  + " AAC, ou remplacez le fichier.",
              where
                  + " gives neither picture nor sound that can be read: set the device to H.264 and"
                  + " AAC, or replace the file.");
      case CLOSED, OTHER ->
          // ALSA has one error for all that keeps a card from being opened.
          config instanceof SourceConfig.Device && !delivered
              ? notFound(config)
              : other(where, trouble);
    };
  }

  private static Message notFound(SourceConfig config) {
    return new Message(
        where(config) + " est introuvable : vérifiez " + whatFr(config) + ".",
        where(config) + " can't be found: check " + whatEn(config) + ".");
  }

  static Message portTaken(SourceConfig config) {
    String where = where(config);
    return new Message(
        where
            + " ne peut pas écouter : le port est déjà pris. Choisissez-en un autre, ou arrêtez le"
            + " programme qui l’occupe.",
        where
            + " can't listen: the port is in use. Choose another, or stop the program that has"
            + " it.");
  }

  /**
   * @param reason the code of SRT's rejection
   */
  static Message turnedAway(SourceConfig.Srt srt, String caller, int reason) {
    String where = where(srt);
    return switch (reason) {
      case SrtHandshake.WRONG_PASSPHRASE ->
          new Message(
              where
                  + " a refusé "
                  + caller
                  + " : sa phrase secrète (passphrase) n’est pas la bonne. Réglez la même des deux"
                  + " côtés.",
              where
                  + " turned "
                  + caller
                  + " away: its passphrase is wrong. Set the same on both sides.");
      case SrtHandshake.ONE_PASSPHRASE ->
          new Message(
              where
                  + " a refusé "
                  + caller
                  + " : un seul des deux côtés a une phrase secrète (passphrase). Réglez la même"
                  + " des deux côtés.",
              where
                  + " turned "
                  + caller
                  + " away: only one side has a passphrase. Set the same on both sides.");
      default ->
          new Message(
              where
                  + " a refusé "
                  + caller
                  + " (code SRT "
                  + reason
                  + ") : vérifiez les réglages SRT de l’appareil.",
              where
                  + " turned "
                  + caller
                  + " away (SRT code "
                  + reason
                  + "): check the SRT settings of the device.");
    };
  }

  /** An SRT peer said no, or nothing at all. */
  static Message unconnected(SourceConfig.Srt srt, boolean refused) {
    String where = where(srt);
    return refused
        ? new Message(
            where
                + " refuse la connexion : vérifiez la phrase secrète (passphrase), la même des deux"
                + " côtés, et le port.",
            where
                + " refuses the connection: check the passphrase, which must be the same on both"
                + " sides, and the port.")
        : silent(where, /* delivered= */ false);
  }

  private static Message silent(String where, boolean delivered) {
    return delivered
        ? new Message(
            where + " n’envoie plus rien : vérifiez l’appareil et le réseau.",
            where + " has fallen silent: check the device and the network.")
        : new Message(
            where + " ne répond pas : vérifiez l’adresse, l’appareil et le réseau.",
            where + " does not answer: check the address, the device and the network.");
  }

  private static Message other(String where, DemuxException trouble) {
    return new Message(
        where + " a échoué (" + trouble.getMessage() + "). Nouvel essai dans un instant.",
        where + " failed (" + trouble.getMessage() + "). It is tried again in a moment.");
  }

  static Message noDevice() {
    return new Message(
        "Aucun appareil n’est indiqué : donnez video (comme /dev/video0) ou audio (comme hw:1).",
        "No device is named: set video (such as /dev/video0) or audio (such as hw:1).");
  }

  static Message rawPictures(SourceConfig.Device config) {
    return new Message(
        where(config)
            + " ne donne que des images brutes : prenez une caméra ou un boîtier qui compresse en"
            + " MJPEG ou H.264.",
        where(config)
            + " gives raw pictures only: take a camera or a box that compresses to MJPEG or H.264.");
  }

  static Message emptyFile(SourceConfig.File config) {
    return new Message(
        where(config) + " ne contient aucune image ni aucun son : remplacez-le.",
        where(config) + " holds no picture and no sound: replace it.");
  }

  static Message unforeseen(Throwable trouble) {
    return new Message(
        "La source a échoué (" + trouble + "). Nouvel essai dans un instant.",
        "The source failed (" + trouble + "). It is tried again in a moment.");
  }

  private static String where(SourceConfig config) {
    return SourceNames.of(config);
  }

  private static String whatFr(SourceConfig config) {
    return switch (config) {
      case SourceConfig.File file -> "le chemin du fichier";
      case SourceConfig.Device device -> "que l’appareil est branché, et son nom sous /dev";
      case SourceConfig.Rtsp rtsp -> "le chemin dans l’adresse de la caméra";
      case SourceConfig.Srt srt -> "le nom ou l’adresse de l’appareil";
      case SourceConfig.Rtmp rtmp -> "l’adresse";
      case SourceConfig.TestCard card -> "l’installation";
    };
  }

  private static String whatEn(SourceConfig config) {
    return switch (config) {
      case SourceConfig.File file -> "the path of the file";
      case SourceConfig.Device device -> "that the device is plugged in, and its name under /dev";
      case SourceConfig.Rtsp rtsp -> "the path in the camera's address";
      case SourceConfig.Srt srt -> "the name or address of the device";
      case SourceConfig.Rtmp rtmp -> "the address";
      case SourceConfig.TestCard card -> "the installation";
    };
  }

  private static String secretFr(SourceConfig config) {
    return config instanceof SourceConfig.Srt
        ? "la phrase secrète (passphrase), la même des deux côtés"
        : "l’utilisateur et le mot de passe";
  }

  private static String secretEn(SourceConfig config) {
    return config instanceof SourceConfig.Srt
        ? "the passphrase, which must be the same on both sides"
        : "the user and the password";
  }
}
