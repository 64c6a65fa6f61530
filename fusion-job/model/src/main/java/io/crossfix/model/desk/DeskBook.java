package io.crossfix.model.desk;

import io.crossfix.model.Chunked;
import io.crossfix.model.Grid;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Judged;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Severity;
import io.crossfix.wire.RecordCodec;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the desks of a region have before them: the matches of their area grouped into incidents, an alert for each, the
 * answers of people, and the clock that reminds them.
 *
 * <p>An incident's alert is named after its earliest anchor; when a match with an earlier one turns up, the old alert is
 * merged into the new one, and what a person answered goes with it. Times called {@code now} are the engine's clock,
 * milliseconds since epoch.
 */
public final class DeskBook implements Chunked {

    private final DeskVoice voice;
    private final AlertComposer composer;
    private final RecordCodec codec = new RecordCodec();
    private final Attention attention;
    private final AttentionSettings settings;
    private final Map<String, Match> matches = new HashMap<>();
    private final AlertFiles files = new AlertFiles();
    private final Succession succession;
    private final Lanes lanes;
    private final Answers answers;
    private final Orders orders;
    private final DeskChunks chunks;
    private final Incidents incidents;

    /** What stays the same for every region. */
    public record Rules(DeskMap desks, IncidentSettings incidents, AttentionSettings attention, Grid grid) {}

    private DeskBook(String region, Rules rules, DeskVoice voice, ChunkSource source, long now) {
        this.voice = voice;
        this.settings = rules.attention();
        this.composer = new AlertComposer(region, rules.desks());
        this.succession = new Succession(composer, files, this::keep);
        this.attention = new Attention(settings);
        this.chunks = new DeskChunks(matches, files);
        KeptDesk kept = chunks.restore(source);
        this.incidents = new Incidents(matches, rules.incidents(), rules.grid());
        this.lanes = new Lanes(settings.budget(), kept);
        this.answers = new Answers(settings.cautions(), voice, kept, now);
        this.orders = new Orders(rules.desks(), lanes.suppressions(), voice, kept);
    }

    /**
     * The book that was kept in chunks, or an empty one.
     *
     * @param now the engine's clock
     */
    public static DeskBook load(String region, Rules rules, DeskVoice voice, ChunkSource source, long now) {
        return new DeskBook(region, rules, voice, source, now);
    }

    /** Takes a match in: new, grown or retracted. One that is in shadow, or comes to be, raises nothing. */
    public void take(Match match, long now) {
        Match held = matches.get(match.getMatchId());
        if (held != null) {
            chunks.changed(held);
        }
        Incidents.Change change = incidents.take(match);
        chunks.changed(match);
        List<KeptAlert> before = change.founders().stream()
                .map(founder -> files.latest(composer.id(founder)))
                .filter(Objects::nonNull)
                .toList();
        long appendedAt = match.getDecidedByAppendAt().toEpochMilli();
        Set<String> standing = new LinkedHashSet<>();
        for (Incident incident : change.incidents()) {
            String root = composer.id(Incident.anchor(incident.founder()));
            standing.add(root);
            say(succession.speaker(root, incident, before), incident, appendedAt, now);
        }
        for (String founder : change.founders()) {
            if (!standing.contains(composer.id(founder))) {
                close(composer.id(founder), appendedAt, now);
            }
        }
    }

    /** Takes a person's answer. A decision is refused when the content has changed since the person saw it. */
    public void answer(Review review, long now) {
        KeptAlert known = files.get(review.getAlertId());
        if (known != null && known.getDueAt() != null && LifeCycle.decides(review.getAction())) {
            // Whoever is refused is to find on the screen what was put off; and then what was last said is all there
            // is.
            sayNow(known, now);
        }
        KeptAlert file = files.get(review.getAlertId());
        chunks.deskChanged();
        if (answers.take(review, file, now) && file != null) {
            apply(review, file, incidents.around(file.getAnchor()), now);
        }
    }

    /** Takes an order: opens or lifts a suppression window, or raises an exercise. */
    public void order(DeskOrder order, long now) {
        chunks.deskChanged();
        Alert closed = orders.take(order, now);
        if (closed != null) {
            sayNow(Orders.exercise(order, closed, now), now);
        }
    }

    /** An answer to a review or order comes back from the topic: after a crash it holds what was said before. */
    public void recall(ReviewStatus status, long now) {
        KeptAlert file = files.get(status.getAlertId());
        boolean isApplied = file != null && file.getReviewIds().contains(status.getReviewId());
        if (!isApplied && !orders.knows(status.getReviewId())) {
            Review waiting = answers.recall(status);
            chunks.deskChanged();
            if (waiting != null) {
                answer(waiting, now);
            }
        }
    }

    /** Does what is due: says what was put off, escalates, ends, lets waiting alerts into the queue. */
    public void tick(long now) {
        files.due(now).forEach(file -> onTime(file, now));
        answers.overdue(now).forEach(review -> answers.giveUp(review, files.get(review.getAlertId())));
        if (lanes.suppressions().forget(now)) {
            chunks.deskChanged();
        }
        List<KeptAlert> free = lanes.admissible(files.waiting(), now);
        while (!free.isEmpty()) {
            free.forEach(file -> sayNow(lanes.admit(file, now), now));
            free = lanes.admissible(files.waiting(), now);
        }
    }

    /** When {@link #tick} next has something to do, milliseconds since epoch; {@link Long#MAX_VALUE} for never. */
    public long nextDue(long now) {
        return Math.min(Math.min(files.nextDue(), answers.firstUntil()), lanes.roomAt(files.waiting(), now));
    }

    /** Says everything that was put off and refuses what is still held: the input has ended. */
    public void finish(long now) {
        answers.overdue(Long.MAX_VALUE).forEach(review -> answers.giveUp(review, files.get(review.getAlertId())));
        files.all().stream().filter(file -> file.getDueAt() != null).toList().forEach(file -> sayNow(file, now));
    }

    /** Forgets incidents whose last anchor lies before a time, milliseconds since epoch, and their alerts; open ones expire. */
    public void expire(long before, long now) {
        List<Incident> old = incidents.endedBefore(before);
        List<KeptAlert> over = files.all().stream()
                .filter(file -> file.getFoundedAt() < before)
                .filter(file -> isOver(file, old))
                .toList();
        over.stream()
                .filter(file -> LifeCycle.isOpen(file.getStatus()))
                .forEach(file -> sayNow(AlertFile.as(file, AlertStatus.EXPIRED, null), now));
        old.forEach(incident -> incident.matches().forEach(chunks::changed));
        old.forEach(incidents::forget);
        over.forEach(file -> {
            chunks.changed(file);
            files.remove(file.getAlertId());
        });
    }

    @Override
    public int weight() {
        return matches.size() * 8 + files.size() + 1;
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        chunks.drain(
                sink,
                () -> orders.keep(answers.keep(lanes.keep(KeptDesk.newBuilder())))
                        .build());
    }

    private boolean isOver(KeptAlert file, List<Incident> old) {
        Incident incident = incidents.around(file.getAnchor());
        return incident == null || old.contains(incident);
    }

    /** An alert whose founder no longer founds anything: merged if the founder lives on elsewhere, else retracted. */
    private void close(String root, long appendedAt, long now) {
        KeptAlert file = files.latest(root);
        if (file == null) {
            return;
        }
        Incident home = incidents.around(file.getAnchor());
        if (home == null) {
            saySealed(AlertFile.as(file, AlertStatus.RETRACTED, null), AlertComposer.withdrawn(file), appendedAt, now);
            return;
        }
        KeptAlert into = files.latest(composer.id(Incident.anchor(home.founder())));
        String id = into == null ? null : into.getAlertId();
        saySealed(AlertFile.as(file, AlertStatus.MERGED, id), content(file, home), appendedAt, now);
    }

    private void onTime(KeptAlert file, long now) {
        Long expires = file.getExpiresAt();
        Long escalates = file.getEscalatesAt();
        if (expires != null && expires <= now) {
            sayNow(AlertFile.as(file, AlertStatus.EXPIRED, null), now);
        } else if (escalates != null && escalates <= now) {
            sayNow(attention.escalated(file), now);
        } else {
            sayNow(file, now);
        }
    }

    /** Says an incident's alert, now or, when it is only an update, a little later together with what follows. */
    private void say(KeptAlert file, Incident incident, long appendedAt, long now) {
        KeptAlert before = files.get(file.getAlertId());
        boolean mayWait = before != null
                && before.getStatus() == file.getStatus()
                && incident.severity().compareTo(before.getSaidSeverity()) <= 0
                && now < before.getSaidAt() + settings.updatesApart()
                && !answers.isHeldFor(file.getAlertId());
        if (mayWait) {
            if (file.getDueAt() == null) {
                keep(AlertFile.due(file, Long.valueOf(file.getSaidAt() + settings.updatesApart())));
            }
            return;
        }
        saySealed(file, content(file, incident), appendedAt, now);
    }

    private void sayNow(KeptAlert file, long now) {
        saySealed(file, content(file, incidents.around(file.getAnchor())), 0, now);
    }

    private AlertContent content(KeptAlert file, @Nullable Incident incident) {
        if (file.getExercise() != null) {
            return new AlertContent(Alert.newBuilder(file.getExercise()));
        }
        return incident == null
                ? AlertComposer.withdrawn(file)
                : composer.content(incident, incidents.isStorm(incident));
    }

    private void saySealed(KeptAlert file, AlertContent content, long appendedAt, long now) {
        KeptAlert before = files.get(file.getAlertId());
        AlertFile.Said said = new AlertFile.Said(content.hash(codec), content.wholeHash(codec), content.severity());
        if (before != null && isSaid(before, file, said.wholeHash())) {
            keep(AlertFile.due(file, null));
            return;
        }
        KeptAlert next = timed(before, laned(before, file, content, now), content, now);
        next = AlertFile.said(next, said, now);
        keep(next);
        voice.alert(content.sealed(next, appendedAt));
        answers.release(next.getAlertId()).forEach(review -> answer(review, now));
    }

    private static boolean isSaid(KeptAlert before, KeptAlert file, String wholeHash) {
        return before.getStatus() == file.getStatus()
                && before.getEscalation() == file.getEscalation()
                && before.getLane() == file.getLane()
                && before.getSecondLook() == file.getSecondLook()
                && before.getWholeHash().equals(wholeHash);
    }

    private KeptAlert laned(@Nullable KeptAlert before, KeptAlert file, AlertContent content, long now) {
        if (before == null || file.getRaisedAt() == 0) {
            KeptAlert raised = attention.raised(file, content.lastEvidenceAt(), now);
            chunks.deskChanged();
            return lanes.first(raised, content, now);
        }
        return lanes.next(file, content, now);
    }

    private KeptAlert timed(@Nullable KeptAlert before, KeptAlert file, AlertContent content, long now) {
        Severity severity = content.severity();
        boolean asItWas = before != null
                && before.getStatus() == file.getStatus()
                && before.getEscalation() == file.getEscalation()
                && before.getLane() == file.getLane()
                && before.getSaidSeverity() == severity;
        return asItWas ? attention.refreshed(file, severity, now) : attention.timed(file, severity, now);
    }

    private void apply(Review review, KeptAlert file, @Nullable Incident incident, long now) {
        KeptAlert answered = ReviewCheck.isSecondLook(file, review)
                ? AlertFile.seconded(file, review)
                : AlertFile.answered(file, review, judged(review, file, incident), now);
        AlertContent content = content(file, incident);
        saySealed(answered, content, 0, now);
        KeptAlert kept = Objects.requireNonNull(files.get(file.getAlertId()));
        answers.applied(review, kept);
        boolean decided = kept.getJudged() != null && file.getJudged() == null;
        if (decided && incident != null) {
            voice.verdict(AlertComposer.verdict(content.sealed(kept, 0), incident, review, judgedBefore(kept)));
        }
    }

    private static @Nullable Judged judged(Review review, KeptAlert file, @Nullable Incident incident) {
        if (!LifeCycle.decides(review.getAction())) {
            return null;
        }
        return incident == null ? Judgement.of(file, review.getAction()) : Judgement.of(incident, review.getAction());
    }

    /** Up to when observations have been judged with the alert that this one was opened after. */
    private long judgedBefore(KeptAlert file) {
        KeptAlert earlier = file.getLinkedTo() == null ? null : files.get(file.getLinkedTo());
        return earlier == null || earlier.getJudged() == null
                ? Long.MIN_VALUE
                : earlier.getJudged().getLastEvidenceAt();
    }

    private void keep(KeptAlert file) {
        files.put(file);
        chunks.changed(file);
    }
}
