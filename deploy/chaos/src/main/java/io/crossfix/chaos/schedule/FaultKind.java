package io.crossfix.chaos.schedule;

/** What can be done to a cluster, or to what is sent to it. */
public enum FaultKind {
    /** A TaskManager is killed as by {@code kill -9} and started again some seconds later. */
    KILL_TASK_MANAGER(true),
    /** The leading JobManager is killed and started again; the other one takes over. */
    KILL_JOB_MANAGER(true),
    /** A broker is killed and started again. */
    KILL_BROKER(true),
    /** The gateway is killed and started again. */
    KILL_GATEWAY(true),
    /** A TaskManager stands still (SIGSTOP) and goes on (SIGCONT), as after a long pause of its garbage collector. */
    PAUSE_TASK_MANAGER(true),
    /** A broker stands still and goes on. */
    PAUSE_BROKER(true),
    /** All brokers are stopped in an orderly way and started again, one after the other. */
    ROLL_BROKERS(true),
    /** A broker's disk has no room left; then it has, and the broker is started again. */
    FILL_BROKER_DISK(true),
    /** Checkpoints cannot be written. */
    HIDE_CHECKPOINTS(false),
    /** The network between the cluster and the brokers is slow: 300 ms each way. */
    DELAY_NETWORK(false),
    /** Connections between the cluster and the brokers are cut, and cut again when they come back. */
    CUT_NETWORK(true),
    /** The network between the cluster and the brokers takes everything and delivers nothing. */
    SWALLOW_NETWORK(true),
    /** Hostile bytes are written to the topics of observations, some a second. */
    POISON(false),
    /** A sensor's clock is a day ahead. */
    JUMP_CLOCK(false),
    /** Everything is sent twice, the second time later and in another order. */
    REPEAT_AND_SHUFFLE(false),
    /** A rule is published, changed and taken back while the job runs. */
    CHANGE_RULES(false),
    /** The job is stopped with a savepoint and started from it with another parallelism. */
    RESCALE(true),
    /** The job is stopped with a savepoint and started from it with other rules and another configuration. */
    UPGRADE(true);

    private final boolean interrupting;

    FaultKind(boolean interrupting) {
        this.interrupting = interrupting;
    }

    /** Whether a checkpoint that is under way cannot be completed before it is over. */
    public boolean isInTheWay() {
        return interrupting || this == HIDE_CHECKPOINTS || this == DELAY_NETWORK;
    }

    /** Whether alerts may have to wait for a recovery; after all others none may be late at all. */
    public boolean isInterrupting() {
        return interrupting;
    }
}
