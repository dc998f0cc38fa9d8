package org.tribune.ingest.rtmp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribune.core.Sha256;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.source.SourcePacket;

/** A packet as ffprobe sees it in a file, or as a sink got it, so that the two compare. */
record ProbedPacket(
    String kind, long presentationMillis, long decodingMillis, boolean keyFrame, String sha256) {
  /** The packets of one kind ({@code video} or {@code audio}) in an FLV file, by ffprobe. */
  static List<ProbedPacket> in(Path file, String kind) {
    String listing =
        Commands.run(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            kind.substring(0, 1),
            "-show_packets",
            "-show_data_hash",
            "sha256",
            "-of",
            "default=nw=0:nk=0",
            file.toString());
    List<ProbedPacket> packets = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    for (String line : listing.split("\n", -1)) {
      if (line.equals("[/PACKET]")) {
        packets.add(of(fields));
        fields.clear();
      } else if (line.contains("=")) {
        int equals = line.indexOf('=');
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return packets;
  }

  private static ProbedPacket of(Map<String, String> fields) {
    return new ProbedPacket(
        fields.getOrDefault("codec_type", ""),
        Long.parseLong(fields.getOrDefault("pts", "")),
        Long.parseLong(fields.getOrDefault("dts", "")),
        fields.getOrDefault("flags", "").startsWith("K"),
        fields.getOrDefault("data_hash", "").replace("SHA256:", ""));
  }

  /** A packet that a sink got. */
  static ProbedPacket of(SourcePacket packet) {
    return new ProbedPacket(
        packet.track() == 0 ? "video" : "audio",
        packet.presentationTime().map(MediaTime::ticks).orElse(Long.MIN_VALUE),
        packet.decodingTime().map(MediaTime::ticks).orElse(Long.MIN_VALUE),
        packet.keyFrame(),
        Sha256.hex(packet.data()));
  }
}
