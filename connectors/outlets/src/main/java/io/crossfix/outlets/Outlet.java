package io.crossfix.outlets;

import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.deliver.Effort;
import io.crossfix.outlets.format.AlertmanagerFormat;
import io.crossfix.outlets.format.CapFormat;
import io.crossfix.outlets.format.CloudEventFormat;
import io.crossfix.outlets.format.CotFormat;
import io.crossfix.outlets.format.EidoFormat;
import io.crossfix.outlets.format.Format;
import io.crossfix.outlets.format.GeoJsonFormat;
import io.crossfix.outlets.format.Sender;
import io.crossfix.outlets.policy.Hearing;
import java.time.Duration;

/**
 * One receiver.
 *
 * @param name what its deliveries are kept under; another name is another receiver, who knows nothing yet
 * @param kind the form of messages
 * @param target where it listens
 * @param hearing which alerts it is told of
 * @param sender who speaks to it
 * @param mode how CloudEvents are put into HTTP; of no meaning to others
 * @param effort how hard is tried
 */
public record Outlet(
        String name,
        OutletKind kind,
        Target target,
        Hearing hearing,
        Sender sender,
        CloudEventFormat.Mode mode,
        Effort effort) {

    /** What messages look like. */
    public Format format() {
        return format(kind, sender, mode, effort.refreshEvery());
    }

    /**
     * What messages of a kind look like.
     *
     * @param refreshEvery how often open alerts are told again to a receiver that forgets them
     */
    public static Format format(OutletKind kind, Sender sender, CloudEventFormat.Mode mode, Duration refreshEvery) {
        return switch (kind) {
            case CAP -> new CapFormat(sender);
            case COT -> new CotFormat(refreshEvery.multipliedBy(2));
            case EIDO -> new EidoFormat(sender);
            case GEOJSON -> new GeoJsonFormat();
            case CLOUDEVENTS -> new CloudEventFormat(sender, mode);
            case ALERTMANAGER -> new AlertmanagerFormat(refreshEvery.multipliedBy(3));
        };
    }
}
