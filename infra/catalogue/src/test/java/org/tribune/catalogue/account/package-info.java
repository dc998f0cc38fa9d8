@NullMarked
package org.tribune.catalogue.account;

import org.jspecify.annotations.NullMarked;
