package org.tribune.site.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tribune.core.broadcast.Withholding;
import org.tribune.site.http.ApiJson;

/** Orders to withhold a passage as the API shows them. */
public final class WithholdingViews {
  private WithholdingViews() {}

  /** An order that holds, by when its passage was filmed. */
  public static ObjectNode withholding(Withholding withholding) {
    return ApiJson.object()
        .put("id", withholding.id())
        .put("fromAt", withholding.from().toString())
        .put("toAt", withholding.to().toString())
        .put("since", withholding.since().toString())
        .put("state", withholding.correction().isPresent() ? "correcting" : "withheld");
  }
}
