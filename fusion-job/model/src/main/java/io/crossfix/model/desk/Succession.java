package io.crossfix.model.desk;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Match;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which alert speaks for an incident, and what of people's answers goes with it when incidents grow, merge and part. What a
 * person decided stays; strong new evidence opens another alert, linked to it.
 */
final class Succession {

    private final AlertComposer composer;
    private final AlertFiles files;
    private final Consumer<KeptAlert> keep;

    /** @param keep takes an alert that is now followed by another one */
    Succession(AlertComposer composer, AlertFiles files, Consumer<KeptAlert> keep) {
        this.composer = composer;
        this.files = files;
        this.keep = keep;
    }

    /** The alert that speaks for an incident now; a new one, a closed one again, or one after a decision if need be. */
    KeptAlert speaker(String root, Incident incident, List<KeptAlert> before) {
        KeptAlert file = files.latest(root);
        if (file == null) {
            return carried(opened(root, incident), incident, before);
        }
        if (file.getJudged() != null) {
            return Judgement.isNews(incident, file.getJudged())
                    ? after(file, incident)
                    : AlertFile.as(file, file.getStatus(), null);
        }
        return LifeCycle.isOpen(file.getStatus())
                ? acknowledged(file, before)
                : carried(reopened(file), incident, before);
    }

    private KeptAlert opened(String alertId, Incident incident) {
        Match founder = incident.founder();
        return AlertFile.opened(alertId, composer.desk(founder), founder);
    }

    private KeptAlert reopened(KeptAlert file) {
        return KeptAlert.newBuilder(AlertFile.as(file, AlertStatus.RAISED, null))
                .setRaisedAt(0)
                .build();
    }

    /** A new alert, opened because what is known now is more than what the decision rested on. */
    private KeptAlert after(KeptAlert decided, Incident incident) {
        KeptAlert next = AlertFile.linked(opened(AlertComposer.idAfter(decided.getAlertId()), incident), decided);
        keep.accept(AlertFile.followed(decided, next));
        return next;
    }

    /** What people answered to the alerts that an incident had before goes with it, unless there is news. */
    private KeptAlert carried(KeptAlert file, Incident incident, List<KeptAlert> before) {
        List<KeptAlert> others = before.stream()
                .filter(other -> !other.getAlertId().equals(file.getAlertId()))
                .toList();
        KeptAlert decided = Judgement.latestDecided(others).orElse(null);
        if (decided == null || decided.getJudged() == null) {
            return acknowledged(file, others);
        }
        return Judgement.isNews(incident, decided.getJudged())
                ? AlertFile.linked(file, decided)
                : AlertFile.carried(file, decided);
    }

    private KeptAlert acknowledged(KeptAlert file, List<KeptAlert> before) {
        if (file.getStatus() == AlertStatus.ACKNOWLEDGED) {
            return file;
        }
        return before.stream()
                .filter(other -> other.getStatus() == AlertStatus.ACKNOWLEDGED)
                .filter(other -> !other.getAlertId().equals(file.getAlertId()))
                .findFirst()
                .map(other -> AlertFile.carried(file, other))
                .orElse(file);
    }
}
