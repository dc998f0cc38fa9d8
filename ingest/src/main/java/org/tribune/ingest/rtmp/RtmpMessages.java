package org.tribune.ingest.rtmp;

import org.tribune.core.status.Message;

/** What operators read of a publisher's end. */
final class RtmpMessages {
  static final Message REPLACED =
      new Message(
          "Un autre encodeur publie avec la même clé : il a pris le relais",
          "Another encoder publishes with the same key: it has taken over");
  static final Message CUT =
      new Message(
          "La connexion de l’encodeur a été coupée sans fin d’émission : vérifiez l’encodeur et le"
              + " réseau",
          "The encoder's connection broke without an end: check the encoder and the network");
  static final Message SILENT =
      new Message(
          "L’encodeur est connecté mais n’envoie plus rien : vérifiez l’encodeur et le réseau",
          "The encoder is connected but sends nothing: check the encoder and the network");
  static final Message BROKEN =
      new Message(
          "L’encodeur envoie des données RTMP invalides : redémarrez-le, ou mettez-le à jour",
          "The encoder sends broken RTMP: restart it, or update it");
  static final Message STOPPED =
      new Message("Le serveur RTMP s’arrête", "The RTMP server is stopping");

  private RtmpMessages() {}

  static Message twoEncoders(String remote) {
    return new Message(
        "Deux encodeurs utilisent la même clé et se chassent l’un l’autre : celui qui est à"
            + " l’antenne y reste, "
            + remote
            + " attend. Arrêtez l’un des deux, ou donnez-lui une autre clé",
        "Two encoders use the same key and throw each other out: the one that publishes stays, "
            + remote
            + " waits. Stop one of them, or give it another key");
  }
}
