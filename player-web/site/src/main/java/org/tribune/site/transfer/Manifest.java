package org.tribune.site.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.Bytes;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.config.TransferConfig.Agency;
import org.tribune.core.text.Messages;
import org.tribune.delivery.download.PackedZip;
import org.tribune.site.http.XmlText;

/**
 * Writes {@code manifest.xml}, an ArchiveTransfer of SEDA 2.3 (Standard d'échange de données pour
 * l'archivage, Service interministériel des Archives de France, 2024): one archive unit for the
 * sitting, below it one for each item of the agenda and for each kind of files, and one for each
 * file.
 */
final class Manifest {
  static final String NAME = "manifest.xml";

  private static final String NAMESPACE = "fr:gouv:culture:archivesdefrance:seda:v2.3";
  private static final String FRIEND_OF_A_FRIEND = "http://xmlns.com/foaf/0.1/";
  private static final String USUAL_STATUS = "Public Archive";

  private final TransferConfig config;
  private final TransferContents contents;
  private final Messages words;
  private final Instant date;
  private final Map<String, Integer> numbers;
  private int units = 0;

  private Manifest(TransferConfig config, TransferContents contents, Messages words, Instant date) {
    this.config = config;
    this.contents = contents;
    this.words = words;
    this.date = date;
    List<TransferFile> files = contents.files();
    this.numbers =
        files.stream()
            .collect(Collectors.toMap(TransferFile::name, each -> files.indexOf(each) + 1));
  }

  /**
   * The manifest; as long whatever the sums are.
   *
   * @param date of the message
   * @param sums of all files
   */
  static Bytes of(
      TransferConfig config,
      TransferContents contents,
      Messages words,
      Instant date,
      List<PackedZip.Sum> sums) {
    return Bytes.utf8(
        XmlText.of(out -> new Manifest(config, contents, words, date).write(out, sums)));
  }

  /** By which both sides know this transfer. */
  static String identifier(Sitting sitting, Instant date) {
    return sitting.id() + "_" + date.toString().replaceAll("[-:]", "");
  }

  private void write(XmlText out, List<PackedZip.Sum> sums) throws XMLStreamException {
    out.element(
        "ArchiveTransfer",
        message -> {
          message.element("Comment", comment());
          message.element("Date", date.toString());
          message.element("MessageIdentifier", identifier(contents.sitting(), date));
          optional(message, "ArchivalAgreement", config.agreement());
          message.element("CodeListVersions", "");
          message.element("DataObjectPackage", packed -> objects(packed, sums));
          message.element("ArchivalAgency", each -> agency(each, config.archivalAgency()));
          message.element("TransferringAgency", each -> agency(each, config.transferringAgency()));
        },
        "xmlns",
        NAMESPACE);
  }

  private String comment() {
    Sitting sitting = contents.sitting();
    StringBuilder comment = new StringBuilder();
    comment.append(words.text("transfer.comment", sitting.shownTitle(), sitting.facts().day()));
    contents.missing().forEach(each -> comment.append('\n').append(each.said().in(words)));
    return comment.toString();
  }

  private static void optional(XmlText out, String name, Optional<String> value)
      throws XMLStreamException {
    if (value.isPresent()) {
      out.element(name, value.get());
    }
  }

  private static void agency(XmlText out, Agency agency) throws XMLStreamException {
    out.element("Identifier", agency.identifier());
    if (agency.name().isPresent()) {
      out.element(
          "OrganizationDescriptiveMetadata",
          // Of another namespace: SEDA leaves open what an agency says of itself.
          about -> about.element("name", agency.name().get(), "xmlns", FRIEND_OF_A_FRIEND));
    }
  }

  private void objects(XmlText out, List<PackedZip.Sum> sums) throws XMLStreamException {
    Map<String, PackedZip.Sum> known =
        sums.stream().collect(Collectors.toMap(PackedZip.Sum::name, Function.identity()));
    for (TransferFile file : contents.files()) {
      PackedZip.Sum sum = known.get(file.part().name());
      if (sum == null) {
        throw new IllegalStateException("The manifest stands behind " + file.name());
      }
      out.element(
          "DataObjectGroup",
          group ->
              group.element(
                  "BinaryDataObject", each -> object(each, file, sum), "id", "BDO" + number(file)),
          "id",
          "DOG" + number(file));
    }
    out.element("DescriptiveMetadata", this::sitting);
    out.element("ManagementMetadata", this::management);
  }

  private int number(TransferFile file) {
    return numbers.getOrDefault(file.name(), 0);
  }

  private static void object(XmlText out, TransferFile file, PackedZip.Sum sum)
      throws XMLStreamException {
    out.element("DataObjectVersion", "BinaryMaster_1");
    out.element("Uri", file.part().name());
    out.element("MessageDigest", sum.digest(), "algorithm", Sums.ALGORITHM);
    out.element("Size", String.valueOf(sum.length()));
    out.element(
        "FormatIdentification",
        format -> {
          format.element("FormatLitteral", file.format().name());
          format.element("MimeType", file.format().type());
          optional(format, "FormatId", file.format().id());
        });
    out.element("FileInfo", info -> info.element("Filename", file.name()));
  }

  private void management(XmlText out) throws XMLStreamException {
    optional(out, "ArchivalProfile", config.profile());
    optional(out, "ServiceLevel", config.serviceLevel());
    optional(out, "AcquisitionInformation", config.acquisition());
    out.element("LegalStatus", config.legalStatus().orElse(USUAL_STATUS));
    out.element("OriginatingAgencyIdentifier", config.originatingAgency().identifier());
    out.element("SubmissionAgencyIdentifier", config.transferringAgency().identifier());
    String day = contents.sitting().facts().day().toString();
    if (config.appraisal().isPresent()) {
      TransferConfig.Appraisal appraisal = config.appraisal().get();
      out.element(
          "AppraisalRule",
          rule -> {
            rule.element("Rule", appraisal.rule());
            rule.element("StartDate", day);
            rule.element("FinalAction", appraisal.isKept() ? "Keep" : "Destroy");
          });
    }
    if (config.access().isPresent()) {
      out.element(
          "AccessRule",
          rule -> {
            rule.element("Rule", config.access().get());
            rule.element("StartDate", day);
          });
    }
  }

  private interface Below {
    void write(XmlText out) throws XMLStreamException;
  }

  private void unit(XmlText out, UnitText text, Below below) throws XMLStreamException {
    units++;
    out.element(
        "ArchiveUnit",
        unit -> {
          unit.element("Content", content -> text.write(content, config.originatingAgency()));
          below.write(unit);
        },
        "id",
        "AU" + units);
  }

  private void sitting(XmlText out) throws XMLStreamException {
    Sitting sitting = contents.sitting();
    String day = sitting.facts().day().toString();
    String title = words.text("transfer.unit.sitting", sitting.shownTitle(), day);
    UnitText text =
        UnitText.group(title)
            .identified(sitting.id().value())
            .described(sitting.facts().place())
            .from(sitting.facts().start(), end(sitting));
    unit(
        out,
        text,
        below -> {
          group(below, "transfer.unit.recording", TransferKind.RECORDING, TransferKind.SOUND);
          group(below, "transfer.unit.said", TransferKind.CAPTIONS, TransferKind.TRANSCRIPT);
          group(
              below, "transfer.unit.minutes", TransferKind.MINUTES, TransferKind.DELIBERATION_LIST);
          for (AgendaItem item : sitting.items()) {
            item(below, item);
          }
          group(below, "transfer.unit.documents", TransferKind.CONVOCATION, TransferKind.DOCUMENT);
          group(below, "transfer.unit.deliberations", TransferKind.DELIBERATION);
          group(below, "transfer.unit.votes", TransferKind.VOTES, TransferKind.ATTENDANCE);
          group(below, "transfer.unit.questions", TransferKind.QUESTIONS);
          group(below, "transfer.unit.guide", TransferKind.DATA, TransferKind.GUIDE);
        });
  }

  /** The end of what was filmed, or else of what was debated; the beginning, if nothing was. */
  private Instant end(Sitting sitting) {
    return contents.files().stream()
        .flatMap(each -> each.end().stream())
        .max(Instant::compareTo)
        .filter(each -> each.isAfter(sitting.facts().start()))
        .orElse(sitting.facts().start());
  }

  /** What is about no item, of these kinds. */
  private void group(XmlText out, String title, TransferKind... kinds) throws XMLStreamException {
    List<TransferKind> wanted = List.of(kinds);
    List<TransferFile> files =
        contents.files().stream()
            .filter(each -> wanted.contains(each.kind()))
            .filter(each -> each.item().flatMap(contents.sitting()::item).isEmpty())
            .toList();
    if (!files.isEmpty()) {
      unit(out, UnitText.group(words.text(title)), below -> files(below, files));
    }
  }

  private void item(XmlText out, AgendaItem item) throws XMLStreamException {
    String title = (item.numbering() + " " + item.title()).strip();
    UnitText text =
        UnitText.group(title.isEmpty() ? words.text("transfer.unit.untitled") : title)
            .identified(item.id().value())
            .described(new ItemText(contents, words).of(item));
    Optional<Debate> debate = Optional.ofNullable(contents.debates().get(item.id()));
    unit(
        out,
        debate.map(each -> text.from(each.start(), each.end())).orElse(text),
        below -> files(below, contents.filesOf(item.id())));
  }

  private void files(XmlText out, List<TransferFile> files) throws XMLStreamException {
    for (TransferFile file : files) {
      UnitText text = UnitText.file(file.title()).in(file.language());
      unit(
          out,
          file.start().map(start -> text.from(start, file.end().orElse(start))).orElse(text),
          below ->
              below.element(
                  "DataObjectReference",
                  reference ->
                      reference.element("DataObjectGroupReferenceId", "DOG" + number(file))));
    }
  }
}
