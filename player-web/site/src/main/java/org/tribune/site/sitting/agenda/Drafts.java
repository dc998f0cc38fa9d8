package org.tribune.site.sitting.agenda;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemKind;

/** Makes items of what was read: what kind they are, who presents them, what is doubtful. */
final class Drafts {
  private static final Pattern INFORMATION =
      Pattern.compile(
          "(?iu)(?:pour\\s+information|informations?(?!\\p{L})|communications?(?!\\p{L})|questions?\\s+(?:diverses|orales|écrites)|points?\\s+d['’]information|compte[ -]rendu\\s+des\\s+d(?:é|e)(?:cisions|l(?:é|e)gations)).*");
  private static final int FEW_LETTERS = 4;
  private static final int SHORT_TITLE = 60;

  private Drafts() {}

  static List<ParsedAgenda.Item> finish(List<DraftItem> drafts) {
    int shift = drafts.stream().mapToInt(DraftItem::level).min().orElse(0);
    List<ParsedAgenda.Item> items = new ArrayList<>(drafts.size());
    Counters counters = new Counters();
    for (int i = 0; i < drafts.size(); i++) {
      DraftItem draft = drafts.get(i);
      boolean hasChildren = i + 1 < drafts.size() && drafts.get(i + 1).level() > draft.level();
      Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
      doubts.addAll(draft.doubts());
      doubts.addAll(counters.count(draft));
      items.add(item(draft, draft.level() - shift, hasChildren, doubts));
    }
    return items;
  }

  private static ParsedAgenda.Item item(
      DraftItem draft, int level, boolean hasChildren, Set<Doubt> doubts) {
    Rapporteur split = Rapporteur.of(draft.title());
    String title = split.title().replaceAll("\\s*[;:,]$", "");
    if (title.codePointCount(0, title.length()) > AgendaItem.LONGEST_TITLE) {
      title =
          title.substring(0, title.offsetByCodePoints(0, AgendaItem.LONGEST_TITLE - 1)).strip()
              + "…";
      doubts.add(Doubt.CUT);
    }
    String name = split.name().isEmpty() ? draft.rapporteur() : split.name();
    return new ParsedAgenda.Item(
        draft.line(),
        level,
        cut(draft.mark().numbering(), AgendaItem.LONGEST_NUMBERING),
        title,
        kind(draft, title, name, hasChildren),
        cut(name, AgendaItem.LONGEST_RAPPORTEUR),
        /* notes= */ "",
        doubts);
  }

  private static String cut(String text, int longest) {
    return text.substring(
        0, text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length()))));
  }

  private static ItemKind kind(
      DraftItem draft, String title, String rapporteur, boolean hasChildren) {
    if (draft.isHeading()) {
      return ItemKind.HEADING;
    }
    String style = draft.mark().style();
    boolean headsAList = style.equals(Marker.ROMAN) || style.equals(Marker.LETTER);
    boolean isShort = title.length() <= SHORT_TITLE && rapporteur.isEmpty();
    if (hasChildren
        && isShort
        && (headsAList || isCapitals(title) || title.split(" ").length <= 3)) {
      return ItemKind.HEADING;
    }
    return INFORMATION.matcher(title).matches() ? ItemKind.INFORMATION : ItemKind.ITEM;
  }

  /** True for a line that is written in capitals. */
  static boolean isCapitals(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long small = text.codePoints().filter(Character::isLowerCase).count();
    return letters >= FEW_LETTERS && small == 0;
  }

  /** Looks whether numbers follow one another. */
  private static final class Counters {
    private final Map<String, Integer> last = new HashMap<>();

    Set<Doubt> count(DraftItem draft) {
      String style = draft.mark().style();
      int ordinal = draft.mark().ordinal();
      last.keySet().removeIf(key -> level(key) > draft.level());
      if (ordinal == 0) {
        return Set.of();
      }
      Integer before = last.put(draft.level() + " " + style, ordinal);
      if (before == null || ordinal == before + 1 || ordinal == 1) {
        return Set.of();
      }
      return Set.of(ordinal == before ? Doubt.NUMBER_TWICE : Doubt.NUMBER_SKIPPED);
    }

    private static int level(String key) {
      return Integer.parseInt(key.substring(0, key.indexOf(' ')));
    }
  }
}
