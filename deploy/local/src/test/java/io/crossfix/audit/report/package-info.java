@NullMarked
package io.crossfix.audit.report;

import org.jspecify.annotations.NullMarked;
