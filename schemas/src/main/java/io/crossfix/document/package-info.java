/** Documents that people write (rules, mappings, settings): YAML, checked against a published JSON Schema. */
@NullMarked
package io.crossfix.document;

import org.jspecify.annotations.NullMarked;
