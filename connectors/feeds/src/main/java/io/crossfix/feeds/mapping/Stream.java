package io.crossfix.feeds.mapping;

import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.util.Arrays;
import java.util.List;

/** The stream that a row becomes an observation of. */
enum Stream {
    GUNSHOT(GunshotCategory.UNKNOWN, Origin.SENSOR),
    PLATE(PlateCategory.READ, Origin.SENSOR),
    CALL(CallCategory.OTHER, Origin.REPORTED),
    CAMERA(CameraLabel.OTHER, Origin.SENSOR);

    private final Enum<?> usualCategory;
    private final Origin usualOrigin;

    Stream(Enum<?> usualCategory, Origin usualOrigin) {
        this.usualCategory = usualCategory;
        this.usualOrigin = usualOrigin;
    }

    /** The same in records. */
    Kind kind() {
        return Kind.valueOf(name());
    }

    /** The category of a row that names none. */
    Enum<?> usualCategory() {
        return usualCategory;
    }

    /** Who brings such observations about, unless said otherwise. */
    Origin usualOrigin() {
        return usualOrigin;
    }

    /** Every category there is. */
    List<Enum<?>> categories() {
        return Arrays.<Enum<?>>asList(usualCategory.getDeclaringClass().getEnumConstants());
    }
}
