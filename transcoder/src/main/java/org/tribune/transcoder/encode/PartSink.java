package org.tribune.transcoder.encode;

import org.tribune.core.rendition.RenditionPart;

/** Takes finished parts, from the thread of their rendition, in its order. */
@FunctionalInterface
public interface PartSink {
  void part(RenditionPart part);
}
