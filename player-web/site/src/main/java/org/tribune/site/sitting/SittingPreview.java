package org.tribune.site.sitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;

/** What an agenda that is pasted or sent as a file would become; nothing is written. */
final class SittingPreview {
  private SittingPreview() {}

  /**
   * Reads an agenda.
   *
   * @param isTable true if it is said to be CSV; what looks like a table is read as one anyway
   */
  static ObjectNode of(Sitting sitting, byte[] content, boolean isTable) {
    String text = TextBytes.decode(content);
    ParsedAgenda read =
        isTable || CsvAgenda.isTable(text) ? CsvAgenda.parse(text) : AgendaParser.parse(text);
    AgendaMatch.Outcome outcome = AgendaMatch.of(sitting, read.items());
    List<AgendaItem> items =
        Agenda.fit(outcome.entries().stream().map(AgendaMatch.Entry::item).toList());
    Map<ItemId, ItemId> parents = Agenda.parents(items);
    ObjectNode answer = ApiJson.object();
    ArrayNode list = answer.putArray("items");
    for (int i = 0; i < items.size(); i++) {
      list.add(entry(items.get(i), outcome.entries().get(i), parents));
    }
    Map<ItemId, ItemId> before = Agenda.parents(sitting.items());
    ArrayNode removed = answer.putArray("removed");
    outcome.removed().forEach(each -> removed.add(SittingViews.clerkItem(each, before)));
    ArrayNode ignored = answer.putArray("ignored");
    read.ignored()
        .forEach(each -> ignored.addObject().put("line", each.line()).put("text", each.text()));
    return answer;
  }

  private static ObjectNode entry(
      AgendaItem item, AgendaMatch.Entry entry, Map<ItemId, ItemId> parents) {
    ObjectNode view = SittingViews.clerkItem(item, parents);
    view.put("line", entry.read().line());
    ArrayNode doubts = view.putArray("doubts");
    entry.read().doubts().stream().sorted().forEach(each -> doubts.add(ApiWords.of(each)));
    view.put("change", entry.before().isEmpty() ? "new" : entry.isChanged() ? "changed" : "same");
    view.set(
        "before",
        entry
            .before()
            .<JsonNode>map(
                each ->
                    ApiJson.object().put("numbering", each.numbering()).put("title", each.title()))
            .orElse(NullNode.instance));
    return view;
  }
}
