package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.archive.recording.FakeSitting.ID;
import static org.tribune.archive.recording.FakeSitting.format;
import static org.tribune.archive.recording.FakeSitting.joined;
import static org.tribune.archive.recording.FakeSitting.name;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class SegmentStorerTest {
  private static final String VIDEO = "240p";
  private static final int PARTS = 4;
  private static final Broadcast BROADCAST =
      new Broadcast(
          ID,
          FakeSitting.CHANNEL,
          "Council",
          BroadcastState.LIVE,
          FakeSitting.ORIGIN,
          Optional.of(FakeSitting.ORIGIN),
          Optional.empty(),
          List.of());

  @TempDir Path spool = Path.of("");

  @Test
  void store_fileTornAtAnyByte_keepsItsWholePartsAndTheirRightLength() throws IOException {
    Bytes whole = joined(VIDEO, 7, PARTS);
    for (int length = 0; length <= whole.length(); length++) {
      assertKept(Bytes.wrap(Arrays.copyOf(whole.array(), length)), wholeParts(length));
    }
  }

  /** A disk that had the length on it and not yet all of the bytes. */
  @Test
  void store_fileWithZerosFromAnyByteOn_keepsItsWholePartsAndTheirRightLength() throws IOException {
    Bytes whole = joined(VIDEO, 7, PARTS);
    int begunLast = joined(VIDEO, 7, PARTS - 1).length();
    for (int written = 0; written < begunLast; written++) {
      byte[] bytes = whole.array().clone();
      Arrays.fill(bytes, written, bytes.length, (byte) 0);
      List<RecordedSegment> rows = store(Bytes.wrap(bytes)).catalogue().segments(ID, VIDEO);
      // The bytes of a picture can't be distinguished from zeros: at most that part is kept too.
      int parts = wholeParts(written);
      assertThat(rows.stream().mapToInt(RecordedSegment::length).sum())
          .as("%d bytes written", written)
          .isBetween(joined(VIDEO, 7, parts).length(), joined(VIDEO, 7, parts + 1).length());
    }
  }

  private static int wholeParts(int length) {
    int parts = 0;
    while (parts < PARTS && joined(VIDEO, 7, parts + 1).length() <= length) {
      parts++;
    }
    return parts;
  }

  private record Left(FakeObjectStore objects, TemporaryCatalogue catalogue) {}

  private Left store(Bytes found) throws IOException {
    Left left = new Left(new FakeObjectStore(), new TemporaryCatalogue());
    Path file = spool.resolve("7.m4s");
    Files.createDirectories(spool.resolve(ID.value()).resolve(VIDEO));
    Files.write(file, found.array());
    SegmentStorer storer =
        new SegmentStorer(
            left.objects(),
            left.catalogue(),
            channel -> RecordingKind.SITTING,
            new DiskSpool(spool, /* limit= */ 1_000_000));
    storer.store(
        new WaitingSegment(
            BROADCAST,
            format(1),
            VIDEO,
            /* number= */ 7,
            new Content.OnDisk(file, found.length(), /* torn= */ true),
            Instant.EPOCH));
    assertThat(file).doesNotExist();
    return left;
  }

  private void assertKept(Bytes found, int parts) throws IOException {
    Left left = store(found);
    List<RecordedSegment> rows = left.catalogue().indexedSegments(ID, VIDEO, 7, 8);
    if (parts == 0) {
      assertThat(rows).isEmpty();
      assertThat(left.objects().get(name(VIDEO, 7))).isEmpty();
      return;
    }
    Bytes kept = left.objects().get(name(VIDEO, 7)).orElseThrow();
    assertThat(kept).as("%d bytes", found.length()).isEqualTo(joined(VIDEO, 7, parts));
    RecordedSegment row = rows.getFirst();
    assertThat(row.sha256()).isEqualTo(Sha256.of(kept));
    assertThat(row.length()).isEqualTo(kept.length());
    assertThat(row.duration().toSeconds()).isEqualTo(0.32 * parts);
    assertThat(SegmentIndex.decode(row.index())).isEqualTo(SegmentIndex.of(kept));
  }
}
