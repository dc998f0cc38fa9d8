/**
 * How the configuration's file is read: values, their places in the file, and what is wrong with
 * them.
 */
@NullMarked
package org.tribune.core.config.yaml;

import org.jspecify.annotations.NullMarked;
