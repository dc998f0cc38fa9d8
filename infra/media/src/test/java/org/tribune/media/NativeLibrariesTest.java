package org.tribune.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  private static final String FOLDER = "org.bytedeco.javacpp.cachedir";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private Optional<String> before = Optional.empty();

  @BeforeEach
  void remember() {
    before = Optional.ofNullable(System.getProperty(FOLDER));
    System.clearProperty(FOLDER);
  }

  @AfterEach
  void putBack() {
    System.clearProperty(FOLDER);
    before.ifPresent(each -> System.setProperty(FOLDER, each));
  }

  @Test
  void keepApart_twoZones_areTwoFolders() {
    NativeLibraries.keepApart(PARIS);
    String paris = System.getProperty(FOLDER);
    System.clearProperty(FOLDER);
    NativeLibraries.keepApart(ZoneId.of("Indian/Reunion"));
    assertThat(System.getProperty(FOLDER)).isNotEqualTo(paris);
    assertThat(paris).endsWith("cache-Europe-Paris");
  }

  @Test
  void keepApart_folderThatWasNamed_stays() {
    System.setProperty(FOLDER, "/named");
    NativeLibraries.keepApart(PARIS);
    assertThat(System.getProperty(FOLDER)).isEqualTo("/named");
  }
}
