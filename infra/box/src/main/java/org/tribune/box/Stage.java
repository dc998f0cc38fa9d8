package org.tribune.box;

import org.tribune.core.lifecycle.Service;

/**
 * A part of the program that starts and stops as one.
 *
 * @param name as in logs and in {@code /readyz}
 */
record Stage(String name, Service service) {}
