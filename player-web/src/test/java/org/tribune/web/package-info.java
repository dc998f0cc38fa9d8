@NullMarked
package org.tribune.web;

import org.jspecify.annotations.NullMarked;
