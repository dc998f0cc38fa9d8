package org.tribune.box;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.ServerTransport;

/** The picture in docs: core ← media, adapters; core, media ← stages ← box. */
@AnalyzeClasses(packages = "org.tribune", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "org.tribune.core..";
  private static final String MEDIA = "org.tribune.media..";
  private static final String KAFKA = "org.tribune.kafka..";
  private static final String SQL = "org.tribune.sql..";
  private static final String S3 = "org.tribune.s3..";
  private static final String SIGNING = "org.tribune.signing..";
  private static final String SPEECH = "org.tribune.speech..";
  private static final String INGEST = "org.tribune.ingest..";
  private static final String TRANSCODER = "org.tribune.transcoder..";
  private static final String ARCHIVE = "org.tribune.archive..";
  private static final String CATALOGUE = "org.tribune.catalogue..";
  private static final String DELIVERY = "org.tribune.delivery..";
  private static final String KERNEL = "org.tribune.delivery.sending.kernel..";
  private static final String SITE = "org.tribune.site..";
  private static final String BOX = "org.tribune.box..";

  @ArchTest
  static final ArchRule core_anything_knowsJdkSlf4jJacksonAndIcuOnly =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  CORE,
                  "java..",
                  "com.sun.management..",
                  "javax.crypto..",
                  "javax.imageio..",
                  "javax.xml.stream..",
                  "org.slf4j..",
                  "com.fasterxml.jackson..",
                  "com.ibm.icu..",
                  "org.yaml.snakeyaml..",
                  "org.jspecify.."));

  @ArchTest
  static final ArchRule media_anything_knowsNoStageAndNoAdapter =
      noClasses()
          .that()
          .resideInAPackage(MEDIA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, S3, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule kafka_anything_knowsTheCoreOnly =
      noClasses()
          .that()
          .resideInAPackage(KAFKA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SQL, S3, MEDIA, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule sql_anything_knowsTheCoreOnly =
      noClasses()
          .that()
          .resideInAPackage(SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, S3, MEDIA, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule s3_anything_knowsTheCoreOnly =
      noClasses()
          .that()
          .resideInAPackage(S3)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, MEDIA, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule signing_anything_knowsTheCoreOnly =
      noClasses()
          .that()
          .resideInAPackage(SIGNING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KAFKA, SQL, S3, MEDIA, SPEECH, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule speech_anything_knowsTheCoreAndMediaOnly =
      noClasses()
          .that()
          .resideInAPackage(SPEECH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KAFKA, SQL, S3, SIGNING, INGEST, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  /** What its native code does wrong is to end the worker's process alone. */
  @ArchTest
  static final ArchRule speech_itsNativeLibrary_isInItOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tribune.speech.sherpa..", "org.tribune.speech.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tribune.speech.sherpa..");

  @ArchTest
  static final ArchRule signing_itsLibrary_isInItAndForPasswordsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(SIGNING, "org.tribune.site.account..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule ingest_anything_knowsNoOtherStage =
      noClasses()
          .that()
          .resideInAPackage(INGEST)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, S3, TRANSCODER, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule transcoder_anything_knowsNoOtherStage =
      noClasses()
          .that()
          .resideInAPackage(TRANSCODER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, S3, INGEST, ARCHIVE, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule archive_anything_knowsNoOtherStage =
      noClasses()
          .that()
          .resideInAPackage(ARCHIVE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, S3, INGEST, TRANSCODER, DELIVERY, SITE, BOX);

  @ArchTest
  static final ArchRule web_anything_knowsNoOtherStage =
      noClasses()
          .that()
          .resideInAnyPackage(DELIVERY, SITE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KAFKA, SQL, S3, INGEST, TRANSCODER, ARCHIVE, BOX);

  @ArchTest
  static final ArchRule delivery_anything_knowsNothingOfTheSite =
      noClasses()
          .that()
          .resideInAPackage(DELIVERY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SITE);

  /** A new version of Vert.x or Netty is a matter of one package, which can be left out. */
  @ArchTest
  static final ArchRule kernel_theInsideOfVertxAndNetty_isInItOnly =
      noClasses()
          .that()
          .resideInAnyPackage(DELIVERY, SITE)
          .and()
          .resideOutsideOfPackage(KERNEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.netty..",
              "io.vertx..impl..",
              "io.vertx..internal..",
              "io.vertx..spi..",
              "java.lang.foreign..");

  /** Who chooses it names what it makes; nobody else knows more than the interfaces. */
  @ArchTest
  static final ArchRule kernel_itsClasses_areEnteredByTheirInterfacesAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage(KERNEL)
          .and()
          .doNotHaveFullyQualifiedName("org.tribune.site.ServingParts")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KERNEL);

  @ArchTest
  static final ArchRule kernel_whatIsPublicOfIt_isAnInterfacesImplementation =
      classes()
          .that()
          .resideInAPackage(KERNEL)
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should()
          .beAssignableTo(BodySending.class)
          .orShould()
          .beAssignableTo(ServerTransport.class);

  /** Bytes from a camera to a viewer need nothing of what the town knows. */
  @ArchTest
  static final ArchRule catalogue_isKnown_byThoseWhoAskIt =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, MEDIA, KAFKA, S3, SIGNING, SPEECH, INGEST, TRANSCODER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CATALOGUE);

  @ArchTest
  static final ArchRule catalogue_anything_knowsTheCoreOnly =
      noClasses()
          .that()
          .resideInAPackage(CATALOGUE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KAFKA,
              SQL,
              S3,
              SIGNING,
              SPEECH,
              MEDIA,
              INGEST,
              TRANSCODER,
              ARCHIVE,
              DELIVERY,
              SITE,
              BOX);

  @ArchTest
  static final ArchRule ffmpeg_itsBindings_areInMediaOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(MEDIA)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule kafka_itsClient_isInItsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(KAFKA, "org.tribune.testkit.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule sql_itsLibraries_areInItsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(SQL, "org.tribune.testkit.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "com.zaxxer..", "org.sqlite..");

  @ArchTest
  static final ArchRule s3_itsSdk_isInItsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(S3)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.minio..", "okhttp3..", "okio..");

  @ArchTest
  static final ArchRule packages_theirNames_sayTheirJob =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

  /**
   * Whoever reads a class's name must not have to look at its import. Templates have their folder.
   */
  @ArchTest
  static void classes_ofTheProgram_haveNamesOfTheirOwn(JavaClasses program) {
    assertThat(
            program.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().matches("package-info|Jte.*Generated"))
                .collect(groupingBy(JavaClass::getSimpleName))
                .values())
        .allSatisfy(each -> assertThat(each).hasSize(1));
  }

  /**
   * Who catches it takes a mistake of ours for one of whoever asked (docs/decisions/0199): what a
   * person asked wrongly is a {@code ValidationException}. These read what a library alone can.
   */
  @ArchTest
  static void illegalArgument_ofServers_isCaughtAroundLibrariesAlone(JavaClasses program) {
    assertThat(
            program.that(resideInAnyPackage(SITE, DELIVERY)).stream()
                .filter(ArchitectureTest::catchesIllegalArguments)
                .map(each -> each.getSimpleName())
                .distinct())
        .containsExactlyInAnyOrder(
            "AuditService",
            "AuthorizationState",
            "CertificateFiles",
            "Checksum",
            "OpenIdProvider",
            "PrintedText",
            "ReaderLanguage",
            "RecordingRoutes",
            "SmallForm",
            "Typeface",
            "UploadMetadata");
  }

  private static boolean catchesIllegalArguments(JavaClass each) {
    return each.getCodeUnits().stream()
        .flatMap(unit -> unit.getTryCatchBlocks().stream())
        .flatMap(block -> block.getCaughtThrowables().stream())
        .anyMatch(caught -> caught.isEquivalentTo(IllegalArgumentException.class));
  }

  @ArchTest
  static final ArchRule stages_theirPackages_formNoCycle =
      slices().matching("org.tribune.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_ofAStage_formNoCycle =
      slices().matching("org.tribune.(*).(*)..").should().beFreeOfCycles();
}
