package io.crossfix.model.desk;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Lane;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an alert calls for somebody, and for how long. Pure functions of the settings. */
final class Attention {

    private static final int SHARE_DIGITS = 8;
    private static final double SHARES = 0x1p32;

    private final AttentionSettings settings;

    Attention(AttentionSettings settings) {
        this.settings = settings;
    }

    /**
     * An alert that has just been raised: whether it is late, and whom it is drawn for.
     *
     * @param lastEvidenceAt milliseconds since epoch
     * @param now milliseconds since epoch
     */
    KeptAlert raised(KeptAlert file, long lastEvidenceAt, long now) {
        AttentionSettings.Cautions cautions = settings.cautions();
        boolean second = isDrawn(file.getAlertId(), SHARE_DIGITS, cautions.secondShare());
        return KeptAlert.newBuilder(file)
                .setRaisedAt(now)
                .setLate(now - lastEvidenceAt > settings.lateAfter())
                .setEscalation(0)
                .setBlind(isDrawn(file.getAlertId(), 0, cautions.blindShare()))
                .setSecondLook(second ? SecondLook.WANTED : SecondLook.NONE)
                .build();
    }

    /** An alert whose status, lane or severity has changed: the clock to the next escalation starts anew. */
    KeptAlert timed(KeptAlert file, Severity severity, long now) {
        boolean open = LifeCycle.isOpen(file.getStatus());
        return KeptAlert.newBuilder(file)
                .setEscalatesAt(open ? escalatesAt(file, severity, now) : null)
                .setExpiresAt(open ? Long.valueOf(now + settings.calls(severity).expiresAfter()) : null)
                .build();
    }

    /** An alert of which there is news, but nothing that changes how it calls: it is only over later. */
    KeptAlert refreshed(KeptAlert file, Severity severity, long now) {
        return file.getExpiresAt() == null
                ? file
                : KeptAlert.newBuilder(file)
                        .setExpiresAt(now + settings.calls(severity).expiresAfter())
                        .build();
    }

    /** Nobody answered, or nobody decided, in time. */
    KeptAlert escalated(KeptAlert file) {
        return KeptAlert.newBuilder(file)
                .setStatus(AlertStatus.ESCALATED)
                .setEscalation(file.getEscalation() + 1)
                .build();
    }

    private @Nullable Long escalatesAt(KeptAlert file, Severity severity, long now) {
        if (file.getLate() || file.getLane() != Lane.QUEUE) {
            return null;
        }
        if (file.getStatus() == AlertStatus.ACKNOWLEDGED) {
            return now + settings.decideWithin();
        }
        List<Long> after = settings.calls(severity).escalatesAfter();
        int next = file.getEscalation();
        if (next >= after.size()) {
            return null;
        }
        return now + after.get(next) - (next == 0 ? 0 : after.get(next - 1));
    }

    /** Whether an id falls into a share: the same ids in every run, spread evenly, for ids are hashes. */
    static boolean isDrawn(String id, int from, double share) {
        long digits = Long.parseLong(id.substring(from, from + SHARE_DIGITS), 16);
        return digits / SHARES < share;
    }
}
