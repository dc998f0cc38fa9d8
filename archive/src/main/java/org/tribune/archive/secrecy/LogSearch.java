package org.tribune.archive.secrecy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.proof.SearchedObject;
import org.tribune.archive.proof.SearchedPlace;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.topics.Topics;

/**
 * Looks whether the log holds anything of a closed session: no packet of the source may be of its
 * time, and each encoded part must be, byte by byte, a chunk of the segment that the store has of
 * it, which was decoded. Blocks; for one thread.
 */
final class LogSearch {
  private final EventLog log;
  private final ObjectStore store;

  LogSearch(EventLog log, ObjectStore store) {
    this.log = log;
    this.store = store;
  }

  /** Packets of the source from {@code from} to {@code until}. */
  SearchReport packets(BroadcastId broadcast, Instant from, Instant until) {
    List<LogEntry<ContributionEntry>> held =
        log.tail(Topics.CONTRIBUTION, broadcast.value(), Topics.CONTRIBUTION.retention());
    List<SearchedObject> within = new ArrayList<>();
    for (LogEntry<ContributionEntry> entry : held) {
      if (entry.value() instanceof ContributionPacket packet
          && !packet.time().toInstant().isBefore(from)
          && packet.time().toInstant().isBefore(until)) {
        within.add(packet("contribution/" + entry.position(), packet));
      }
    }
    return new SearchReport(
        List.of(new SearchedPlace(SearchedPlace.Kind.PACKETS, "contribution", held.size(), within)),
        within.stream().map(SearchedObject::name).toList(),
        List.of());
  }

  private static SearchedObject packet(String name, ContributionPacket packet) {
    SearchedObject object = object(name, packet.data(), /* clean= */ false);
    return new SearchedObject(
        name,
        object.bytes(),
        object.sha256(),
        object.pictures(),
        object.soundSeconds(),
        object.clean(),
        object.residues(),
        Optional.of(packet.time().toInstant()));
  }

  private static SearchedObject object(String name, Bytes data, boolean clean) {
    return new SearchedObject(
        name, data.length(), Sha256.hex(data), /* pictures= */ 0, /* soundSeconds= */ 0, clean);
  }

  /** Encoded parts of a passage. */
  SearchReport parts(Recording recording, Passage passage) {
    List<LogEntry<RenditionEntry>> held =
        log.tail(Topics.RENDITIONS, recording.id().value(), Topics.RENDITIONS.retention());
    Map<String, Optional<Bytes>> segments = new HashMap<>();
    List<SearchedObject> objects = new ArrayList<>();
    List<String> found = new ArrayList<>();
    List<String> unsearched = new ArrayList<>();
    for (LogEntry<RenditionEntry> entry : held) {
      if (entry.value() instanceof RenditionPart part
          && passage.touches(part.start(), part.start().plus(part.duration()))) {
        String name = RecordingNames.segment(recording.id(), part.rendition(), part.segment());
        Optional<Bytes> segment = segments.computeIfAbsent(name, store::get);
        String partName =
            "renditions/" + part.rendition() + "/" + part.segment() + "." + part.part();
        if (segment.isEmpty()) {
          unsearched.add(partName + ": its segment is not in the store");
        } else {
          boolean same = holds(segment.get(), part.data());
          objects.add(object(partName, part.data(), same));
          if (!same) {
            found.add(partName);
          }
        }
      }
    }
    return new SearchReport(
        List.of(new SearchedPlace(SearchedPlace.Kind.PARTS, "renditions", held.size(), objects)),
        found,
        unsearched);
  }

  private static boolean holds(Bytes segment, Bytes part) {
    try {
      SegmentIndex index = SegmentIndex.of(segment);
      for (int chunk = 0; chunk < index.chunks(); chunk++) {
        int from = index.chunkOffset(chunk);
        int to = from + part.length();
        if (to <= segment.length()
            && Arrays.equals(
                segment.array(), from, to, part.array(), /* bFromIndex= */ 0, part.length())) {
          return true;
        }
      }
      return false;
    } catch (Mp4Exception e) {
      return false;
    }
  }
}
