package io.crossfix.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of the jobs that ran on a data directory, one after the other: {@code <job id>/chk-<n>/_metadata}.
 *
 * <p>A job that starts from a retained checkpoint never refers to its files again once it has completed a checkpoint of
 * its own (claim mode NO_CLAIM), so that older jobs' directories can go from then on.
 */
public final class Checkpoints {

    private static final String PREFIX = "chk-";

    private final Path root;

    public Checkpoints(Path root) {
        this.root = root;
    }

    /** A checkpoint that was completed. */
    private record Complete(Path path, long writtenAt, long number) {}

    /** The newest complete checkpoint of any job; one without its metadata was cut short and does not count. */
    public Optional<Path> newest() {
        return newestOfAll().map(Complete::path);
    }

    /** When that was written. */
    public Optional<Instant> newestAt() {
        return newestOfAll().map(newest -> Instant.ofEpochMilli(newest.writtenAt()));
    }

    private Optional<Complete> newestOfAll() {
        return FileTree.children(root).stream()
                .flatMap(job -> of(job).stream())
                .max(Comparator.comparingLong(Complete::writtenAt).thenComparingLong(Complete::number));
    }

    /** True once this job has a checkpoint to start from. */
    public boolean hasComplete(String jobId) {
        return !of(root.resolve(jobId)).isEmpty();
    }

    /** Deletes what all other jobs left. Call it only when {@link #hasComplete} holds for the running one. */
    public void keepOnly(String jobId) {
        FileTree.children(root).stream()
                .filter(job -> !job.getFileName().toString().equals(jobId))
                .forEach(FileTree::delete);
    }

    private static List<Complete> of(Path job) {
        return FileTree.children(job).stream()
                .filter(Checkpoints::isNumbered)
                .filter(Checkpoints::isComplete)
                .map(Checkpoints::complete)
                .toList();
    }

    private static boolean isNumbered(Path checkpoint) {
        return checkpoint.getFileName().toString().matches(PREFIX + "\\d{1,18}");
    }

    private static boolean isComplete(Path checkpoint) {
        try {
            return Files.size(metadata(checkpoint)) > 0;
        } catch (IOException e) {
            return false; // Not there: the process ended while it was being written.
        }
    }

    private static Complete complete(Path checkpoint) {
        try {
            long writtenAt = Files.getLastModifiedTime(metadata(checkpoint)).toMillis();
            String name = checkpoint.getFileName().toString();
            return new Complete(checkpoint, writtenAt, Long.parseLong(name.substring(PREFIX.length())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + checkpoint, e);
        }
    }

    /** The number of a checkpoint by its address, as it ends: {@code chk-<n>}, with or without a slash behind it. */
    static String number(String address) {
        String whole = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return whole.substring(whole.lastIndexOf(PREFIX) + PREFIX.length());
    }

    private static Path metadata(Path checkpoint) {
        return checkpoint.resolve("_metadata");
    }
}
