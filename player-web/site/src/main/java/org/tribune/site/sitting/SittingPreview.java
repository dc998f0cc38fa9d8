package org.tribune.site.sitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.http.ApiWords;
import org.tribune.site.sitting.agenda.AgendaMatch;
import org.tribune.site.sitting.agenda.AgendaParser;
import org.tribune.site.sitting.agenda.CsvAgenda;
import org.tribune.site.sitting.agenda.ParsedAgenda;
import org.tribune.site.sitting.convocation.ConvocationText;
import org.tribune.site.sitting.convocation.StatedMeeting;
import org.tribune.site.sitting.convocation.TextBytes;

/** What an agenda that is pasted or sent as a file would become; nothing is written. */
final class SittingPreview {
  private SittingPreview() {}

  /**
   * Reads an agenda that is pasted.
   *
   * @param isTable true if it is said to be CSV; what looks like a table is read as one anyway
   */
  static AgendaResponses.Preview of(Sitting sitting, byte[] content, boolean isTable) {
    String text = TextBytes.decode(content);
    boolean asTable = isTable || CsvAgenda.isTable(text);
    ParsedAgenda read = asTable ? CsvAgenda.parse(text) : AgendaParser.parse(text);
    return of(sitting, read, asTable ? "table" : "text", /* isCut= */ false);
  }

  /** Reads the agenda in a convocation. */
  static AgendaResponses.Preview of(Sitting sitting, ConvocationText convocation) {
    return of(
        sitting,
        AgendaParser.parse(convocation.lines()),
        ApiWords.of(convocation.format()),
        convocation.isCut());
  }

  private static AgendaResponses.Preview of(
      Sitting sitting, ParsedAgenda read, String format, boolean isCut) {
    AgendaMatch.Outcome outcome = AgendaMatch.of(sitting, read.items());
    List<AgendaItem> items =
        Agenda.fit(outcome.entries().stream().map(AgendaMatch.Entry::item).toList());
    Map<ItemId, ItemId> parents = Agenda.parents(items);
    List<AgendaResponses.ReadItem> list = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      list.add(entry(items.get(i), outcome.entries().get(i), parents));
    }
    Map<ItemId, ItemId> before = Agenda.parents(sitting.items());
    return new AgendaResponses.Preview(
        list,
        outcome.removed().stream().map(each -> AgendaResponses.ClerkItem.of(each, before)).toList(),
        read.ignored().stream()
            .map(each -> new AgendaResponses.IgnoredLine(each.line(), each.text(), each.isApart()))
            .toList(),
        format,
        isCut,
        StatedMeeting.of(letter(read.ignored()), sitting.facts().day())
            .map(AgendaResponses.Meeting::of));
  }

  /** What stands around the agenda; lines that do not follow one another are paragraphs. */
  static String letter(List<ParsedAgenda.Ignored> lines) {
    StringBuilder letter = new StringBuilder();
    int last = 0;
    for (ParsedAgenda.Ignored line : lines) {
      letter.append(line.line() == last + 1 ? "\n" : "\n¶").append(line.text());
      last = line.line();
    }
    return letter.toString();
  }

  private static AgendaResponses.ReadItem entry(
      AgendaItem item, AgendaMatch.Entry entry, Map<ItemId, ItemId> parents) {
    return new AgendaResponses.ReadItem(
        AgendaResponses.ClerkItem.of(item, parents),
        entry.read().line(),
        entry.read().doubts().stream().sorted().map(ApiWords::of).toList(),
        entry.before().isEmpty() ? "new" : entry.isChanged() ? "changed" : "same",
        entry.before().map(each -> new AgendaResponses.Heading(each.numbering(), each.title())));
  }
}
