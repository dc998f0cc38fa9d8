/**
 * How assemblies decided, looked for by subject, place, member and outcome over the years, as a
 * page and as a feed (docs/decisions/0193-alerts.md).
 */
@NullMarked
package org.tribune.site.decision;

import org.jspecify.annotations.NullMarked;
