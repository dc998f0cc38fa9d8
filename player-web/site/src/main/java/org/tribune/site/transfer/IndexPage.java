package org.tribune.site.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.core.text.Messages;
import org.tribune.site.http.XmlText;
import org.tribune.site.page.SpokenSize;
import org.tribune.site.page.SpokenTime;

/**
 * The page by which people find their way through a package: it needs nothing but the files beside
 * it, no network and no script, and any browser.
 */
final class IndexPage {
  private static final String LOOK =
      """
      body { font-family: system-ui, 'Liberation Sans', Arial, sans-serif; color: #1a1a1a; background: #ffffff;
        line-height: 1.5; max-width: 50em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
      h1 { font-size: 1.6em; line-height: 1.25; } h2 { font-size: 1.25em; margin-top: 2em; }
      h3 { font-size: 1em; margin: 1.2em 0 0.2em; }
      video { width: 100%; background: #000000; }
      a { color: #12304f; } p { margin: 0 0 0.5em; } ul { padding-left: 1.4em; }
      table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; }
      th, td { border: 1px solid #767676; padding: 0.25em 0.5em; text-align: left; vertical-align: top; }
      .missing { border-left: 4px solid #9b2c00; padding-left: 0.8em; }
      .decided { border-left: 3px solid #12304f; padding-left: 0.7em; white-space: pre-line; }
      .lines { white-space: pre-line; }
      @media print { video { display: none; } }
      """;

  private final TransferContents contents;
  private final Sitting sitting;
  private final Messages words;
  private final SittingSheets sheets;
  private final ItemText decided;
  private final String publisher;

  private IndexPage(TransferContents contents, Messages words, String publisher) {
    this.contents = contents;
    this.sitting = contents.sitting();
    this.words = words;
    this.sheets = new SittingSheets(sitting, words);
    this.decided = new ItemText(contents, words);
    this.publisher = publisher;
  }

  /**
   * The page.
   *
   * @param publisher the site's name
   */
  static String of(TransferContents contents, Messages words, String publisher) {
    IndexPage page = new IndexPage(contents, words, publisher);
    return XmlText.page(contents.language(), page::head, page::main);
  }

  private String title() {
    String title = sitting.facts().title();
    return title.isEmpty() ? sitting.facts().body() : sitting.facts().body() + " – " + title;
  }

  private void head(XmlText out) throws XMLStreamException {
    out.element("title", title() + " – " + sitting.facts().day());
    out.element("style", LOOK);
  }

  private void main(XmlText out) throws XMLStreamException {
    out.element("h1", title());
    String moment =
        new SpokenTime(contents.language()).moment(sitting.facts().start(), sitting.facts().zone());
    String place = sitting.facts().place();
    out.element("p", place.isEmpty() ? moment : moment + ", " + place);
    out.element("p", words.text("transfer.index.about", publisher));
    missing(out);
    films(out);
    agenda(out);
    list(
        out,
        "transfer.unit.documents",
        Stream.of(
                TransferKind.MINUTES,
                TransferKind.DELIBERATION_LIST,
                TransferKind.CONVOCATION,
                TransferKind.DELIBERATION,
                TransferKind.DOCUMENT)
            .flatMap(each -> contents.files(each).stream())
            .filter(each -> each.item().flatMap(sitting::item).isEmpty())
            .toList());
    attendance(out);
    questions(out);
    all(out);
    out.element("h2", words.text("transfer.index.check"));
    out.element("p", words.text("transfer.index.how-to-check"));
    out.element("pre", "sha512sum --check " + TransferPackage.SUMS);
  }

  private void missing(XmlText out) throws XMLStreamException {
    if (contents.missing().isEmpty()) {
      return;
    }
    out.element(
        "section",
        box -> {
          box.element("h2", words.text("transfer.index.missing"));
          box.element(
              "ul",
              list -> {
                for (Shortcoming each : contents.missing()) {
                  list.element("li", each.said().in(words));
                }
              });
        },
        "class",
        "missing");
  }

  private void films(XmlText out) throws XMLStreamException {
    List<TransferFile> films = contents.files(TransferKind.RECORDING);
    List<TransferFile> others =
        Stream.of(TransferKind.SOUND, TransferKind.CAPTIONS, TransferKind.TRANSCRIPT)
            .flatMap(each -> contents.files(each).stream())
            .toList();
    if (films.isEmpty() && others.isEmpty()) {
      return;
    }
    out.element("h2", words.text("transfer.unit.recording"));
    for (TransferFile film : films) {
      out.element(
          "video",
          film.title(),
          "controls",
          "controls",
          "preload",
          "metadata",
          "src",
          film.name(),
          "aria-label",
          film.title());
    }
    links(out, Stream.concat(films.stream(), others.stream()).toList());
  }

  private void list(XmlText out, String title, List<TransferFile> files) throws XMLStreamException {
    if (!files.isEmpty()) {
      out.element("h2", words.text(title));
      links(out, files);
    }
  }

  private void links(XmlText out, List<TransferFile> files) throws XMLStreamException {
    if (files.isEmpty()) {
      return;
    }
    out.element(
        "ul",
        list -> {
          for (TransferFile each : files) {
            list.element(
                "li",
                line -> {
                  line.element("a", each.title(), "href", each.name());
                  line.text(" (" + size(each) + ")");
                });
          }
        });
  }

  private String size(TransferFile file) {
    return SpokenSize.of(file.length(), contents.language());
  }

  private void agenda(XmlText out) throws XMLStreamException {
    if (sitting.items().isEmpty()) {
      return;
    }
    out.element("h2", words.text("page.site.agenda"));
    for (AgendaItem item : sitting.items()) {
      out.element("h3", (item.numbering() + " " + item.title()).strip());
      String result = decided.of(item);
      if (!result.isEmpty()) {
        out.element("p", result, "class", "decided");
      }
      Optional<Debate> debate = Optional.ofNullable(contents.debates().get(item.id()));
      if (debate.isPresent()) {
        String clock = clock(debate.get().second());
        out.element(
            "p",
            line ->
                line.element(
                    "a",
                    words.text("transfer.index.watch", clock),
                    "href",
                    debate.get().film() + "#t=" + debate.get().second()));
      }
      links(out, contents.filesOf(item.id()));
    }
  }

  /** Such as 1:02:03. */
  private static String clock(long second) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", second / 3_600, second / 60 % 60, second % 60);
  }

  private void attendance(XmlText out) throws XMLStreamException {
    if (!sitting.attendance().hasBegun()) {
      return;
    }
    out.element("h2", words.text("transfer.file.attendance"));
    out.element(
        "table",
        table -> {
          table.element(
              "thead",
              head ->
                  head.element(
                      "tr",
                      row -> {
                        for (String each :
                            List.of(
                                "transfer.column.member",
                                "transfer.column.function",
                                "transfer.column.presence")) {
                          row.element("th", words.text(each), "scope", "col");
                        }
                      }));
          table.element(
              "tbody",
              body -> {
                for (Seat seat : sitting.attendance().seats()) {
                  if (!seat.changes().isEmpty()) {
                    body.element("tr", row -> seat(row, seat));
                  }
                }
              });
        });
  }

  private void seat(XmlText out, Seat seat) throws XMLStreamException {
    out.element("th", sheets.name(seat.speaker()), "scope", "row");
    out.element("td", sitting.speaker(seat.speaker()).map(Speaker::role).orElse(""));
    PresenceChange called = seat.changes().getFirst();
    String holder = called.proxy().map(each -> " (" + sheets.name(each) + ")").orElse("");
    out.element("td", sheets.presence(called) + holder);
  }

  private void questions(XmlText out) throws XMLStreamException {
    if (contents.questions().isEmpty()) {
      return;
    }
    out.element("h2", words.text("transfer.unit.questions"));
    for (Question each : contents.questions()) {
      out.element("h3", sheets.subject(each));
      out.element("p", each.text(), "class", "lines");
      Optional<String> answer =
          each.standing()
              .answer()
              .flatMap(found -> found.written())
              .map(
                  written -> words.text("sheet.answer-in-writing", written.from(), written.text()));
      if (answer.isPresent()) {
        out.element("p", answer.get(), "class", "lines");
      }
    }
  }

  private void all(XmlText out) throws XMLStreamException {
    out.element("h2", words.text("transfer.index.all"));
    links(out, contents.files());
  }
}
