package org.tribune.delivery.sending;

import org.tribune.delivery.sending.kernel.KernelBodySending;
import org.tribune.delivery.sending.vertx.VertxBodySending;

/** Both ways of sending, which must do the same. */
enum Way {
  KERNEL,
  VERTX;

  BodySending sending() {
    return switch (this) {
      case KERNEL -> new KernelBodySending();
      case VERTX -> new VertxBodySending();
    };
  }
}
