/**
 * Members of assemblies with their presence and public votes, where the assembly publishes them
 * (docs/decisions/0193-alerts.md).
 */
@NullMarked
package org.tribune.site.member;

import org.jspecify.annotations.NullMarked;
