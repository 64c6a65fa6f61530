package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.flow.FuseCellSettings.Limits;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.CellSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the job remembers of places; what is left out is as {@link CellSettings#DEFAULT} and {@link Limits#DEFAULT} have it.
 *
 * @param latenessSeconds how far behind event time an observation may arrive and still be matched, seconds; every fact is
 *     kept so much longer than rules ask for
 * @param factsPerKind most facts of one kind in one key cell
 * @param factsInMemory most facts that one task holds in memory; the others wait in the state backend
 */
@JsonNaming(KebabCaseStrategy.class)
public record CellsSection(
        @Nullable Integer latenessSeconds,
        @Nullable Integer factsPerKind,
        @Nullable Long factsInMemory) {

    /** Everything by default. */
    public static final CellsSection SHIPPED = new CellsSection(null, null, null);

    private static final long SECOND_MILLIS = 1_000;

    /** The same job with these limits. */
    FusionSettings in(FusionSettings job) {
        CellSettings cell = job.cell();
        return job.remembering(
                latenessSeconds == null ? cell.horizonMillis() : latenessSeconds * SECOND_MILLIS,
                factsPerKind == null ? cell.maxFactsPerKind() : factsPerKind,
                factsInMemory == null ? job.limits().maxResidentFacts() : factsInMemory);
    }
}
