package io.crossfix.queue;

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
            return GeoJson.feature(alert).toString();
        }

        @Override
        public List<String> lines(List<Alert> alerts, ZoneId zone) {
            return List.of(GeoJson.collection(alerts).toString());
        }
    };

    /** One alert in one line. */
    public abstract String line(Alert alert, ZoneId zone);

    /** A whole queue. */
    public List<String> lines(List<Alert> alerts, ZoneId zone) {
        return alerts.stream().map(alert -> line(alert, zone)).toList();
    }
}
