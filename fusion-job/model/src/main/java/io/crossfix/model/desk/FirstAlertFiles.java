package io.crossfix.model.desk;

import io.crossfix.model.Bytes;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.KeptAlert;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads alerts as the first release kept them: field by field, from the time of a single desk. */
final class FirstAlertFiles {

    private static final int FORMAT = 1;

    private FirstAlertFiles() {}

    static List<KeptAlert> read(byte[] bytes) {
        return Bytes.read(bytes, FORMAT, in -> {
            List<KeptAlert> files = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                files.add(file(in));
            }
            return files;
        });
    }

    private static KeptAlert file(DataInput in) throws IOException {
        KeptAlert.Builder file = KeptAlert.newBuilder()
                .setAlertId(in.readUTF())
                .setDesk(Desk.DEFAULT.id())
                .setAnchor(in.readUTF())
                .setFoundedAt(in.readLong())
                .setLatitude(in.readDouble())
                .setLongitude(in.readDouble())
                .setRiskCell(in.readLong())
                .setStatus(AlertStatus.valueOf(in.readUTF()))
                .setRevision(in.readInt())
                .setContentHash(in.readUTF())
                .setMergedInto(nullable(in))
                .setReviewer(nullable(in))
                .setReviewReason(nullable(in))
                .setReviewIds(texts(in));
        return file.setRaisedAt(file.getFoundedAt()).setLate(true).build();
    }

    private static List<String> texts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static @Nullable String nullable(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
