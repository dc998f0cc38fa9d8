package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.archive.recording.FakeSitting.ID;
import static org.tribune.archive.recording.FakeSitting.format;
import static org.tribune.archive.recording.FakeSitting.joined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;

final class SpoolRecoveryTest {
  @TempDir Path root = Path.of("");

  @SuppressWarnings("NullAway.Init") // made before each test
  private Path rendition;

  @BeforeEach
  void writeFormat() throws IOException {
    DiskSpool before = new DiskSpool(root, /* limit= */ 10_000);
    SpoolFile file = before.open(ID, format(1), "240p", /* number= */ 1);
    file.discard();
    rendition = root.resolve(ID.value()).resolve("240p");
  }

  private void write(String name, Bytes content) throws IOException {
    Files.write(rendition.resolve(name), content.array());
  }

  private static Bytes torn(Bytes whole) {
    return Bytes.wrap(Arrays.copyOf(whole.array(), whole.length() - 5));
  }

  private List<SpoolRecovery.Left> find(DiskSpool spool) {
    List<SpoolRecovery.LeftBroadcast> found = new SpoolRecovery(spool).find();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().id()).isEqualTo(ID);
    assertThat(found.getFirst().format()).contains(format(1));
    return found.getFirst().segments();
  }

  private List<SpoolRecovery.Left> find() {
    return find(new DiskSpool(root, /* limit= */ 10_000));
  }

  @Test
  void find_nothing_isEmpty() {
    Path none = root.resolve("none");
    assertThat(new SpoolRecovery(new DiskSpool(none, 1)).find()).isEmpty();
  }

  @Test
  void find_wholeAndBegun_tellsThemApartInOrderAndCountsThem() throws IOException {
    write("10.parts", joined("240p", 10, 2));
    write("9.m4s", joined("240p", 9, 4));
    write("8.storing", Bytes.EMPTY);
    write("notes.txt", Bytes.utf8("not ours"));
    DiskSpool spool = new DiskSpool(root, /* limit= */ 10_000);
    List<SpoolRecovery.Left> left = find(spool);
    assertThat(left).extracting(SpoolRecovery.Left::number).containsExactly(8L, 9L, 10L);
    assertThat(left).extracting(SpoolRecovery.Left::inProgress).containsExactly(false, false, true);
    assertThat(left.getFirst().content()).isInstanceOf(Content.InStore.class);
    assertThat(spool.bytes())
        .isEqualTo(joined("240p", 10, 2).length() + joined("240p", 9, 4).length());
  }

  @Test
  void find_begunTwice_keepsTheLonger() throws IOException {
    write("7.short", joined("240p", 7, 3));
    write("7.parts", torn(joined("240p", 7, 3)));
    assertThat(find().getFirst().content().length()).isEqualTo(joined("240p", 7, 3).length());
    write("7.parts", joined("240p", 7, 4));
    assertThat(find().getFirst().content().length()).isEqualTo(joined("240p", 7, 4).length());
    try (var files = Files.list(rendition)) {
      assertThat(files).containsExactly(rendition.resolve("7.short"));
    }
  }

  @Test
  void find_zerosAfterAPowerCut_areNoSegment() throws IOException {
    write("7.parts", Bytes.wrap(new byte[4_096]));
    assertThat(find()).isEmpty();
    assertThat(rendition.resolve("7.parts")).doesNotExist();
  }

  @Test
  void find_formatTorn_segmentsAreStillFound() throws IOException {
    write("9.m4s", joined("240p", 9, 4));
    Files.write(root.resolve(ID.value()).resolve(DiskSpool.FORMAT), new byte[10]);
    List<SpoolRecovery.LeftBroadcast> found =
        new SpoolRecovery(new DiskSpool(root, /* limit= */ 10_000)).find();
    assertThat(found.getFirst().format()).isEmpty();
    assertThat(found.getFirst().segments()).hasSize(1);
  }
}
