package org.tribune.sql;

import static org.tribune.testkit.catalogue.RecordingSamples.recording;
import static org.tribune.testkit.catalogue.RecordingSamples.segment;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;

/** Times what a replay asks of SQLite, and what opening it costs. Run by hand; no test. */
final class CatalogueBench {
  private static final BroadcastId SITTING = new BroadcastId("sitting");
  private static final int SEGMENTS = 5_600;
  private static final int INDEX_BYTES = 500;
  private static final int TURNS = 60;

  private CatalogueBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("catalogue-bench");
    CatalogueConfig config = new CatalogueConfig.Sqlite(folder.resolve("tribune.db"));
    for (String what : List.of("opening a new file", "opening it again")) {
      LongSupplier clock = System::nanoTime;
      long before = clock.getAsLong();
      long cpu = processorNanos();
      try (Catalogue catalogue = SqlCatalogue.open(config)) {
        var _ = catalogue.channels();
        System.out.printf(
            "%s: %d ms, %d ms of CPU%n",
            what, (clock.getAsLong() - before) / 1_000_000, (processorNanos() - cpu) / 1_000_000);
      }
      if (arguments.length > 0) {
        return;
      }
    }
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      fill(catalogue);
      time("segments of 3 h", () -> catalogue.segments(SITTING, "r0").size());
      time(
          "indexes of a minute",
          () -> catalogue.indexedSegments(SITTING, "r0", 2_000, 2_032).size());
      long[] number = {SEGMENTS};
      time(
          "five segments stored",
          () -> {
            List<RecordedSegment> added = new ArrayList<>();
            for (int rendition = 0; rendition < 5; rendition++) {
              added.add(withIndex(segment("r" + rendition, number[0])));
            }
            number[0]++;
            catalogue.addSegments(SITTING, added);
            return added.size();
          });
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void fill(Catalogue catalogue) {
    catalogue.begin(recording(SITTING.value()));
    for (int rendition = 0; rendition < 5; rendition++) {
      String id = "r" + rendition;
      catalogue.addSegments(
          SITTING,
          LongStream.range(0, SEGMENTS).mapToObj(each -> withIndex(segment(id, each))).toList());
    }
  }

  private static RecordedSegment withIndex(RecordedSegment segment) {
    byte[] index = new byte[INDEX_BYTES];
    new Random(segment.number()).nextBytes(index);
    return new RecordedSegment(
        segment.rendition(),
        segment.number(),
        segment.piece(),
        segment.revision(),
        segment.state(),
        segment.start(),
        segment.duration(),
        segment.length(),
        segment.sha256(),
        Bytes.wrap(index));
  }

  private static void time(String what, LongSupplier work) {
    List<Long> times = new ArrayList<>();
    long rows = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      long before = System.nanoTime();
      rows = work.getAsLong();
      times.add(System.nanoTime() - before);
    }
    List<Long> warm = times.subList(TURNS / 2, TURNS).stream().sorted().toList();
    System.out.printf(
        "%s (%d rows): first %.1f ms, then median %.1f ms, slowest %.1f ms%n",
        what, rows, times.getFirst() / 1e6, warm.get(warm.size() / 2) / 1e6, warm.getLast() / 1e6);
  }
}
