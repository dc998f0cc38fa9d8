package org.tribune.site.participation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tribune.catalogue.question.Flag;

/**
 * What was noticed in a question.
 *
 * @param spans by place, then in the order of the text; those of one flag don't overlap
 * @param alike the three likest earlier questions at most, the likest first
 */
public record Findings(List<TextSpan> spans, List<Alike> alike) {
  public Findings {
    spans = List.copyOf(spans);
    alike = List.copyOf(alike);
  }

  /** What the question is flagged with. */
  public Set<Flag> flags() {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    spans.forEach(each -> flags.add(each.flag()));
    alike.forEach(each -> flags.add(each.isSame() ? Flag.REPEAT : Flag.NEAR_REPEAT));
    return flags;
  }
}
