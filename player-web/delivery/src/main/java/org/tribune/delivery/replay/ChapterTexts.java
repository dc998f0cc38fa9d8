package org.tribune.delivery.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.hls.WebVttTime;

/** Chapters as players read them. */
final class ChapterTexts {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double MICROS = 1_000_000;

  private ChapterTexts() {}

  /** A WebVTT file for a track of {@code kind="chapters"} (W3C WebVTT 1, 1.4). */
  static String webVtt(List<ReplayChapters.Chapter> chapters) {
    StringBuilder out = new StringBuilder("WEBVTT\n");
    for (ReplayChapters.Chapter each : chapters) {
      out.append('\n')
          .append(WebVttTime.format(each.startMicros()))
          .append(" --> ")
          .append(WebVttTime.format(each.endMicros()))
          .append('\n')
          .append(WebVtt.escaped(each.mark().label()))
          .append('\n');
    }
    return out.toString();
  }

  /**
   * The JSON of {@code com.apple.hls.chapters} (Apple, "Providing JavaScript Object Notation (JSON)
   * chapters").
   *
   * @param language of the titles, as in RFC 5646
   */
  static String json(List<ReplayChapters.Chapter> chapters, String language) {
    ArrayNode all = MAPPER.createArrayNode();
    for (ReplayChapters.Chapter each : chapters) {
      ObjectNode chapter = all.addObject();
      chapter
          .put("chapter", all.size())
          .put("start-time", each.startMicros() / MICROS)
          .put("duration", (each.endMicros() - each.startMicros()) / MICROS)
          .putArray("titles")
          .addObject()
          .put("language", language)
          .put("title", each.mark().label());
    }
    try {
      return MAPPER.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON of plain texts can always be written", e);
    }
  }
}
