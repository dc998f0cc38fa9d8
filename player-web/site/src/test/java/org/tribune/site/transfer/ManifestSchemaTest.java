package org.tribune.site.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.site.transfer.DirectoryTransfers.Wanted;
import org.xml.sax.SAXException;

/**
 * Manifests against the schemas of SEDA 2.3, which the Service interministériel des Archives de
 * France publishes and this program does not hold: {@code -Dseda.schemas=DIR} names the folder of
 * {@code seda-2.3-main.xsd} and the others, with {@code xml.xsd} and {@code xlink.xsd} of the W3C.
 */
@Tag("wide")
final class ManifestSchemaTest {
  private static final Optional<Path> SCHEMAS =
      Optional.ofNullable(System.getProperty("seda.schemas")).map(Path::of);

  @TempDir Path folder;

  @Test
  void manifest_ofASittingWithEverything_isValid() throws IOException {
    assumeTrue(SCHEMAS.isPresent(), "Name the schemas with -Dseda.schemas=DIR");
    ArchivedSitting site = new ArchivedSitting(folder);

    assertThatCode(() -> validate(manifest(site))).doesNotThrowAnyException();
  }

  @Test
  void manifest_ofASittingThatLacksAll_isValid() throws IOException {
    assumeTrue(SCHEMAS.isPresent(), "Name the schemas with -Dseda.schemas=DIR");
    ArchivedSitting site = new ArchivedSitting(folder);
    site.catalogue.minutes().forget(site.sitting().id());
    site.store.list("").toList().forEach(each -> site.store.delete(each.name()));

    assertThatCode(() -> validate(manifest(site))).doesNotThrowAnyException();
  }

  private Path manifest(ArchivedSitting site) throws IOException {
    Path target = folder.resolve("versements");
    try (CommandTransfers transfers = site.transfers()) {
      transfers
          .transfers()
          .run(target, new Wanted(Set.of(), Set.of(), /* isAnyTaken= */ true), _ -> {});
    }
    try (Stream<Path> all = Files.list(target);
        ZipFile zip =
            new ZipFile(
                all.filter(each -> each.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow()
                    .toFile())) {
      Path manifest = folder.resolve("manifest.xml");
      Files.copy(zip.getInputStream(zip.getEntry("manifest.xml")), manifest);
      return manifest;
    }
  }

  private static void validate(Path manifest) throws SAXException, IOException {
    Path schemas = SCHEMAS.orElseThrow();
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory
        .newSchema(
            new StreamSource[] {
              new StreamSource(schemas.resolve("xml.xsd").toFile()),
              new StreamSource(schemas.resolve("xlink.xsd").toFile()),
              new StreamSource(schemas.resolve("seda-2.3-main.xsd").toFile())
            })
        .newValidator()
        .validate(new StreamSource(manifest.toFile()));
  }
}
