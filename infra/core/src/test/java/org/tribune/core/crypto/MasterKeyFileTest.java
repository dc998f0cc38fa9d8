package org.tribune.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasterKeyFileTest {
  @TempDir Path folder = Path.of("");
  private MasterKeyFile file = new MasterKeyFile(Path.of("of-a-test"));

  @BeforeEach
  void nameFile() {
    file = new MasterKeyFile(folder.resolve("data/keys/master.key"));
  }

  @Test
  void create_theFirst_isReadableByItsOwnerAlone() throws IOException {
    MasterKeys made = file.create();
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    assertThat(permissions(file.path().resolveSibling(""))).isEqualTo("rwx------");
    assertThat(file.load().current().id()).isEqualTo(made.current().id());
    assertThat(file.load().current().secret()).isEqualTo(made.current().secret());
    assertThat(file.create().current().id()).isEqualTo(made.current().id());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void load_ofNone_saysWhatToDoAndMakesNone() {
    assertUnusable("put the file back");
    assertThat(file.exists()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void load_ofOneThatIsOpenToOthers_isRefusedWithTheRemedy(String open) throws IOException {
    file.create();
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(open));
    assertUnusable("chmod 600 " + file.path());
  }

  @Test
  void load_ofOneThatIsDamaged_isRefusedAndShowsNothingOfIt() throws IOException {
    file.create();
    List<String> lines = Files.readAllLines(file.path());
    String key = lines.getLast();
    char other = key.endsWith("A=") ? 'E' : 'A';
    for (String damaged :
        List.of(
            "",
            key.substring(0, key.length() - 4),
            key.substring(0, 30) + (key.charAt(30) == other ? 'I' : other) + key.substring(31),
            key + " more",
            "kee" + key.substring(3))) {
      Files.writeString(file.path(), damaged);
      assertUnusable("is damaged");
    }
  }

  private void assertUnusable(String remedy) {
    assertThatExceptionOfType(CryptoException.MasterKeyUnusable.class)
        .isThrownBy(file::load)
        .withMessageContaining(file.path().toString())
        .withMessageContaining(remedy);
  }

  @Test
  void replace_byRotatedKeys_holdsBothUntilItHoldsOne() throws IOException {
    MasterKeys first = file.create();
    MasterKeys both = first.rotated();
    file.replace(both);
    assertThat(file.load().all())
        .extracting(MasterKey::id)
        .containsExactly(both.current().id(), first.current().id());
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    file.replace(MasterKeys.of(both.current()));
    assertThat(file.load().find(first.current().id())).isEmpty();
    assertOnlyTheKeyIsThere();
  }

  /**
   * Between the link to what is replaced and the move: both names are of the one that is needed.
   */
  @Test
  void replace_afterOneThatBrokeOffBeforeTheMove_losesNothing() throws IOException {
    MasterKeys first = file.create();
    Files.createLink(file.path().resolveSibling("master.key.old"), file.path());
    file.replace(first);
    assertThat(file.load().current().secret()).isEqualTo(first.current().secret());
    assertOnlyTheKeyIsThere();
  }

  @Test
  void replace_overwritesWhatWasReplaced() throws IOException {
    MasterKeys first = file.create();
    Path witness = Files.createLink(folder.resolve("witness"), file.path());
    file.replace(first.rotated());
    assertThat(Files.readAllBytes(witness)).containsOnly(0);
  }

  private void assertOnlyTheKeyIsThere() throws IOException {
    try (Stream<Path> files = Files.list(file.path().resolveSibling(""))) {
      assertThat(files).containsExactly(file.path());
    }
  }
}
