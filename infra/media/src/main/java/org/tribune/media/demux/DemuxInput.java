package org.tribune.media.demux;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to open, and how long to wait for it. Its text never shows the options: they hold secrets.
 *
 * @param url as FFmpeg takes it
 * @param format FFmpeg's name of the container; absent: found by probing
 * @param options of FFmpeg's protocol and demuxer
 * @param protocols the only ones that may be used, so that no file can point elsewhere
 * @param waitsForPeer true if opening is a wait for somebody to connect, which may last for ever
 * @param openTimeout for the connection (unless it waits for a peer), and again for the probing
 * @param readTimeout the longest silence in {@link Demuxer#read()}
 */
public record DemuxInput(
    String url,
    Optional<String> format,
    Map<String, String> options,
    Set<String> protocols,
    boolean waitsForPeer,
    Duration openTimeout,
    Duration readTimeout) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String DECODERS = "codec_whitelist";

  public DemuxInput {
    options = Map.copyOf(options);
    protocols = Set.copyOf(protocols);
  }

  /** An input that may use {@code protocols}, with ten seconds for each wait. */
  public static DemuxInput of(String url, List<String> protocols) {
    return new DemuxInput(
        url,
        /* format= */ Optional.empty(),
        Map.of(),
        Set.copyOf(protocols),
        /* waitsForPeer= */ false,
        PATIENCE,
        PATIENCE);
  }

  /** The same, as a certain container. */
  public DemuxInput withFormat(String name) {
    return new DemuxInput(
        url, Optional.of(name), options, protocols, waitsForPeer, openTimeout, readTimeout);
  }

  /** The same with one more option. */
  public DemuxInput withOption(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new DemuxInput(url, format, more, protocols, waitsForPeer, openTimeout, readTimeout);
  }

  /**
   * The same with no other decoders than these: a track that needs one is as good as none.
   *
   * @param names as FFmpeg has them
   */
  public DemuxInput withDecoders(List<String> names) {
    return withOption(DECODERS, String.join(",", names));
  }

  /** True if a decoder of this name may be opened. */
  boolean allowsDecoder(String name) {
    return !options.containsKey(DECODERS)
        || List.of(options.getOrDefault(DECODERS, "").split(",", /* limit= */ -1)).contains(name);
  }

  /** The same, waiting for a peer as long as it takes. */
  public DemuxInput withPeerAwaited() {
    return new DemuxInput(
        url, format, options, protocols, /* waitsForPeer= */ true, openTimeout, readTimeout);
  }

  /** The same with other patience. */
  public DemuxInput withTimeouts(Duration open, Duration read) {
    return new DemuxInput(url, format, options, protocols, waitsForPeer, open, read);
  }

  @Override
  public String toString() {
    return "DemuxInput[" + format.orElse("any format") + ", " + protocols + "]";
  }
}
