package org.tribune.box;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tribune.testkit.Clips;

/**
 * A clip that comes in by a route.
 *
 * @param width of the fullest rendition, which is 240 lines at most
 */
record Feed(String clip, Route route, int width, int height) {
  /** Without a sound track, or with a silent one. */
  private static final List<String> SILENT = List.of("cam03", "cam08", "aud01", "web01", "brk03");

  /** The clips as RTMP and SRT carry them: without the container's rotation. */
  private static final List<Feed> CLIPS =
      List.of(
          clip("cam01_auditorium_lecture.flv", 320, 240),
          clip("cam03_talking_face_200s.mp4", 300, 240),
          clip("cam04_french_lecture.mp4", 426, 240),
          clip("cam07_office_interviews_35s.mp4", 320, 180),
          clip("cam08_room_139s_noaudio.mp4", 426, 240),
          clip("int03_mpeg1_anamorphic.mpg", 416, 240),
          clip("rot01_iphone_portrait.mov", 426, 240),
          clip("rot02_phone_vfr_rot180.mp4", 426, 240),
          clip("vfr01_webcam_mov.mov", 320, 240),
          clip("vfr02_lecture_slides_2fps.mov", 320, 240),
          clip("web01_vp9_opus_noduration.webm", 426, 240),
          clip("web02_vp9_opus.webm", 320, 240),
          clip("web06_visio_recording.mp4", 426, 240),
          clip("cod02_h264_pcm_1080p50.mov", 426, 240),
          clip("cod05_h264_opus_mono.mkv", 426, 240),
          clip("cod06_h263_amr.3gp", 192, 144),
          clip("aud01_silent_aac_track.mp4", 426, 240),
          clip("brk03_corrupted_h264.mp4", 426, 240));

  private static final Feed UPRIGHT = new Feed("rot01_iphone_portrait.mov", Route.FILE, 240, 426);

  private static Feed clip(String name, int width, int height) {
    return new Feed(name, Route.RTMP, width, height);
  }

  private Feed by(Route other) {
    return new Feed(clip, other, width, height);
  }

  private static Stream<Feed> only(Route route, String... prefixes) {
    return Stream.of(prefixes)
        .flatMap(prefix -> CLIPS.stream().filter(feed -> feed.clip.startsWith(prefix)))
        .map(feed -> feed.by(route));
  }

  /** One by each route, and one of sound and picture that no camera of today sends. */
  static List<Feed> few() {
    return Stream.of(
            only(Route.RTMP, "cam07", "cod06"), only(Route.SRT, "cam01"), Stream.of(UPRIGHT))
        .flatMap(feeds -> feeds)
        .toList();
  }

  /** Each clip over RTMP; SRT and files with what only they carry. */
  static List<Feed> usual() {
    return Stream.of(
            CLIPS.stream(),
            only(Route.SRT, "cam01", "int03", "cod05"),
            only(Route.FILE, "cod06", "web01"),
            Stream.of(UPRIGHT))
        .flatMap(feeds -> feeds)
        .toList();
  }

  /** Each clip by each route. */
  static List<Feed> all() {
    Stream<Feed> files =
        CLIPS.stream().map(feed -> feed.clip.equals(UPRIGHT.clip) ? UPRIGHT : feed.by(Route.FILE));
    return Stream.of(CLIPS.stream(), CLIPS.stream().map(feed -> feed.by(Route.SRT)), files)
        .flatMap(feeds -> feeds)
        .toList();
  }

  /** Its channel's id. */
  String channel() {
    return route.name().toLowerCase(Locale.ROOT) + "-" + clip.substring(0, clip.indexOf('_'));
  }

  /** With which an encoder publishes it. */
  String streamKey() {
    return "stream-key-of-" + channel();
  }

  /** True if it must be heard. */
  boolean isHeard() {
    return SILENT.stream().noneMatch(clip::startsWith);
  }

  /** Its channel in {@code tribune.yml}; a file waits for the operator, an encoder does not. */
  String yaml(int port) {
    return """
      - id: %s
        autostart: %s
        sources: [%s]
    """
        .formatted(channel(), route != Route.FILE, route.source(streamKey(), port, Clips.of(clip)));
  }

  @Override
  public String toString() {
    return channel();
  }
}
