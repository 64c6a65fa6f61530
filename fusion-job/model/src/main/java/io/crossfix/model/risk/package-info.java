/** The rolling risk of a place: what observations weigh, the ledger they are added to, and the scores read from it. */
@org.jspecify.annotations.NullMarked
package io.crossfix.model.risk;
