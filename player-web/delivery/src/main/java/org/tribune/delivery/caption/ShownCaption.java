package org.tribune.delivery.caption;

import java.util.Optional;
import org.tribune.core.caption.LiveCaption;

/**
 * A caption as it was shown last.
 *
 * @param id its id
 * @param version of the transcript with which it became so
 * @param caption absent if it is shown no more
 */
public record ShownCaption(String id, long version, Optional<LiveCaption> caption) {}
