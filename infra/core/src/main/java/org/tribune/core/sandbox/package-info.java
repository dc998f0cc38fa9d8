/**
 * Processes that open what strangers sent: each may read its source, write its output, and do
 * nothing else. {@link SandboxedJava} starts one, {@link Sandbox} closes it from inside.
 */
@NullMarked
package org.tribune.core.sandbox;

import org.jspecify.annotations.NullMarked;
