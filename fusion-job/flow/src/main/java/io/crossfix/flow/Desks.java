package io.crossfix.flow;

import io.crossfix.model.desk.Desk;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which region a record belongs to: the key of {@link RaiseAlerts}. Not the desk, or an incident on a border between two
 * desks would fall apart.
 *
 * @param map the desks
 */
public record Desks(DeskMap map) implements Serializable {

    /** The region that a match lies in. */
    public String of(Match match) {
        return map.owner(match.getLatitude(), match.getLongitude()).region();
    }

    /** The region that a person's word is meant for; words for an unknown desk go where they are refused. */
    public String of(SpecificRecord word) {
        String region = map.regionOf(desk(word));
        return region == null ? Desk.DEFAULT_REGION : region;
    }

    private static String desk(SpecificRecord word) {
        if (word instanceof Review review) {
            return review.getDesk();
        }
        if (word instanceof DeskOrder order) {
            return order.getDesk();
        }
        if (word instanceof ReviewStatus status) {
            return status.getDesk();
        }
        throw new IllegalArgumentException(
                "no word for a desk: " + word.getSchema().getName());
    }
}
