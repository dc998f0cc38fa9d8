package org.tribune.archive.doctor;

import java.util.Optional;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.core.Bytes;

/** Copies of objects, such as a backup's. Safe for all threads. */
public interface Copies {
  /** A copy of an object, if there is one; whether it is right the doctor sees. */
  Optional<Bytes> find(ExpectedObject object);
}
