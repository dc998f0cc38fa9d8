package org.tribune.delivery.download;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;

/**
 * What an archive package says of its film, for programs and for people. The JSON is described in
 * {@code docs/archive-package.md}.
 *
 * @param title never empty
 * @param channel the channel's name
 * @param site the site's name
 * @param address where the recording is watched
 * @param film the MP4's name in the package
 * @param length of the MP4 in bytes
 * @param rendition that the MP4 is of
 * @param captions the files of captions in the package
 */
record Metadata(
    Recording recording,
    String title,
    String channel,
    String site,
    URI address,
    String film,
    long length,
    Rendition.Video rendition,
    MediaTime duration,
    List<RecordingChapters.Chapter> chapters,
    List<PackagedCaptions> captions) {
  private static final int VERSION = 1;

  Metadata {
    chapters = List.copyOf(chapters);
    captions = List.copyOf(captions);
  }

  /** As {@code metadata.json}. */
  Bytes toJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "tribune-archive-package").put("version", VERSION);
    root.put("id", recording.id().value()).put("title", title);
    root.put("kind", recording.kind().name().toLowerCase(java.util.Locale.ROOT));
    root.put("site", site).put("address", address.toString());
    root.putObject("channel").put("id", recording.channel().value()).put("name", channel);
    root.put("startedAt", recording.startedAt().toString());
    recording
        .endedAt()
        .ifPresentOrElse(end -> root.put("endedAt", end.toString()), () -> root.putNull("endedAt"));
    root.put("duration", duration.toSeconds()).put("revision", recording.revision());
    root.putObject("file")
        .put("name", film)
        .put("bytes", length)
        .put("type", "video/mp4")
        .put("rendition", rendition.id())
        .put("checksum", "SHA256SUMS");
    ArrayNode renditions = root.putArray("renditions");
    recording.format().renditions().forEach(each -> renditions.add(node(each)));
    ArrayNode list = root.putArray("chapters");
    chapters.forEach(
        each -> list.addObject().put("start", each.start().toSeconds()).put("title", each.title()));
    ArrayNode files = root.putArray("captions");
    captions.forEach(
        each ->
            files
                .addObject()
                .put("language", each.language())
                .put("name", each.name())
                .put("type", each.type())
                .put("automatic", each.isAutomatic()));
    return Bytes.utf8(root.toPrettyString() + "\n");
  }

  private static ObjectNode node(Rendition rendition) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", rendition.id()).put("codec", rendition.codec());
    node.put("averageBandwidth", rendition.averageBandwidth());
    switch (rendition) {
      case Rendition.Video video ->
          node.put("kind", "video")
              .put("width", video.width())
              .put("height", video.height())
              .put("frameRate", video.frameRate().toDouble());
      case Rendition.Audio audio ->
          node.put("kind", "audio")
              .put("channels", audio.channels())
              .put("sampleRate", audio.sampleRate());
    }
    return node;
  }
}
