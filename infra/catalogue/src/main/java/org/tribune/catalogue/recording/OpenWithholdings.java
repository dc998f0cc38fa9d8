package org.tribune.catalogue.recording;

import java.util.List;
import org.tribune.core.broadcast.Withholding;

/** Which orders to withhold a passage hold, though its recording may have been corrected since. */
public final class OpenWithholdings {
  private OpenWithholdings() {}

  /**
   * Those that are neither lifted nor made needless by a correction that was carried out.
   *
   * @param corrections of the recording
   */
  public static List<Withholding> of(List<Withholding> withholdings, List<Correction> corrections) {
    return withholdings.stream()
        .filter(Withholding::isInForce)
        .filter(each -> corrections.stream().noneMatch(made -> isMadeNeedless(each, made)))
        .toList();
  }

  private static boolean isMadeNeedless(Withholding withholding, Correction correction) {
    return correction.state() == Correction.State.DONE
        && withholding.correction().stream().anyMatch(id -> id == correction.id());
  }
}
