package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.rendition.Rendition;

/** Under which addresses caches may have what the public may not fetch any more of a recording. */
final class WithheldAddresses {
  private static final String ROOT = "/hls/";

  private WithheldAddresses() {}

  /**
   * All of them. Blocks.
   *
   * @param open what the public may see; empty for nothing
   * @throws org.tribune.catalogue.CatalogueException if the catalogue does not answer
   */
  static List<String> of(Catalogue catalogue, Recording recording, Optional<RecordingIndex> open) {
    List<String> addresses = new ArrayList<>();
    for (Rendition rendition : recording.format().renditions()) {
      if (open.isEmpty()) {
        addresses.add(ROOT + RecordingNames.header(recording.id(), rendition.id()));
      }
      Optional<ReplaySegments> table = open.flatMap(index -> index.table(rendition.id()));
      addresses.addAll(
          catalogue.gatherSegments(
              recording.id(),
              rendition.id(),
              /* indexed= */ false,
              Collectors.filtering(
                  segment -> !isOpen(table, segment),
                  Collectors.mapping(
                      segment -> ROOT + RecordingNames.segment(recording.id(), segment),
                      Collectors.toList()))));
    }
    List<Asset> shown = open.map(RecordingIndex::assets).orElse(List.of());
    catalogue.assets(recording.id()).stream()
        .filter(asset -> shown.stream().noneMatch(each -> each.file().equals(asset.file())))
        .flatMap(asset -> addresses(recording, asset))
        .forEach(addresses::add);
    return addresses;
  }

  /** Those of the segments alone that hold anything of these passages. Blocks; as {@link #of}. */
  static List<String> of(Catalogue catalogue, Recording recording, WithheldSegments passages) {
    List<String> addresses = new ArrayList<>();
    for (Rendition rendition : recording.format().renditions()) {
      addresses.addAll(
          catalogue.gatherSegments(
              recording.id(),
              rendition.id(),
              /* indexed= */ false,
              Collectors.filtering(
                  segment -> passages.contains(segment.number()),
                  Collectors.mapping(
                      segment -> ROOT + RecordingNames.segment(recording.id(), segment),
                      Collectors.toList()))));
    }
    return addresses;
  }

  private static boolean isOpen(Optional<ReplaySegments> table, RecordedSegment segment) {
    SegmentName name = new SegmentName(segment.number(), segment.revision(), segment.piece());
    return table.map(rows -> rows.find(name)).filter(OptionalInt::isPresent).isPresent();
  }

  /** A picture's own, and that of its small size. */
  private static Stream<String> addresses(Recording recording, Asset asset) {
    String address = ROOT + RecordingNames.asset(recording.id(), asset.file());
    return asset.type().equals("image/jpeg")
        ? Stream.of(address, address + "?w=" + SmallPictures.WIDTH)
        : Stream.of(address);
  }
}
