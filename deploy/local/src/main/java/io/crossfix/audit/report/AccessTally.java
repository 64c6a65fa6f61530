package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Accesses;
import io.crossfix.audit.report.AuditReport.Purpose;
import io.crossfix.record.EvidenceAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Accesses to evidence, counted. */
final class AccessTally {

    private final Map<String, Long> byWhat = new TreeMap<>();
    private final Map<String, Long> byRole = new TreeMap<>();
    private final Map<String, Counted> byPurpose = new TreeMap<>();
    private long total;

    private static final class Counted {
        private final Set<String> accounts = new HashSet<>();
        private final Set<String> subjects = new HashSet<>();
        private long accesses;
    }

    /** One access to what is known of a subject. */
    void take(String subject, EvidenceAccess access) {
        total++;
        byWhat.merge(access.getWhat(), 1L, Long::sum);
        byRole.merge(access.getRole(), 1L, Long::sum);
        Counted counted = byPurpose.computeIfAbsent(access.getPurpose(), purpose -> new Counted());
        counted.accesses++;
        counted.accounts.add(access.getAccount());
        counted.subjects.add(subject);
    }

    Accesses figures() {
        List<Purpose> purposes = byPurpose.entrySet().stream()
                .map(purpose -> new Purpose(
                        purpose.getKey(),
                        purpose.getValue().accesses,
                        purpose.getValue().accounts.size(),
                        purpose.getValue().subjects.size()))
                .toList();
        return new Accesses(total, purposes, byWhat, byRole);
    }
}
