/**
 * What assemblies decided, as data that other programs read: files below {@code /open-data/}, each
 * described by a schema, and a catalogue of them (docs/open-data.md).
 */
@NullMarked
package org.tribune.site.opendata;

import org.jspecify.annotations.NullMarked;
