package io.crossfix.queue;

import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.deliver.Preview;
import io.crossfix.outlets.format.GeoJsonFormat;
import io.crossfix.outlets.format.Sender;
import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.wire.RecordJson;
import java.time.ZoneId;
import java.util.List;

/** How alerts are written. */
public enum AlertFormat {
    /** A line each, for people. */
    TEXT {
        @Override
        public String line(Alert alert, ZoneId zone) {
            return AlertLine.of(alert, zone);
        }
    },
    /** A JSON object in a line each (JSON Lines). */
    JSON {
        @Override
        public String line(Alert alert, ZoneId zone) {
            return RecordJson.of(alert).toString();
        }
    },
    /** GeoJSON (RFC 7946): one FeatureCollection, or a Feature in a line each while following. */
    GEOJSON {
        @Override
        public String line(Alert alert, ZoneId zone) {
            return GeoJsonFormat.feature(alert).toString();
        }

        @Override
        public List<String> lines(List<Alert> alerts, ZoneId zone) {
            return List.of(GeoJsonFormat.collection(alerts).toString());
        }
    },
    /** CAP 1.2: one document in a line each, as an outlet would send it first; exercises never leave, so they are left out. */
    CAP {
        @Override
        public String line(Alert alert, ZoneId zone) {
            return Preview.of(alert, OutletKind.CAP, SENDER, alert.getLastEvidenceAt())
                    .text();
        }

        @Override
        public boolean shows(Alert alert) {
            return !Standing.isExercise(alert);
        }
    };

    private static final Sender SENDER = new Sender("crossfix@localhost", null, Sender.USUAL_RESTRICTION);

    /** One alert in one line. */
    public abstract String line(Alert alert, ZoneId zone);

    /** True when there is a line for this alert. */
    public boolean shows(Alert alert) {
        return true;
    }

    /** A whole queue. */
    public List<String> lines(List<Alert> alerts, ZoneId zone) {
        return alerts.stream()
                .filter(this::shows)
                .map(alert -> line(alert, zone))
                .toList();
    }
}
