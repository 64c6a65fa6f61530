package io.crossfix.model.risk;

/** Somebody who hears what is said, in order, and says how likely an incident is. */
interface Guess {

    void hear(TwoStateWorld.Spoken spoken);

    /** At a time not before what was heard last, milliseconds since epoch. */
    double at(long time);

    /** What it says at each full minute of a life. */
    default double[] byMinute(TwoStateWorld.Life life) {
        double[] said = new double[(int) ((life.to() - life.from()) / TwoStateWorld.MINUTE)];
        int next = 0;
        for (int i = 0; i < said.length; i++) {
            long time = life.from() + (long) (i * TwoStateWorld.MINUTE);
            while (next < life.spoken().size() && life.spoken().get(next).at() <= time) {
                hear(life.spoken().get(next++));
            }
            said[i] = at(time);
        }
        return said;
    }

    /** Mean negative log-likelihood of what was real, nats per minute looked at. */
    static double logLoss(double[] said, boolean[] real) {
        double sum = 0;
        for (int i = 0; i < said.length; i++) {
            double likely = Math.max(1e-12, Math.min(1 - 1e-12, said[i]));
            sum -= Math.log(real[i] ? likely : 1 - likely);
        }
        return sum / said.length;
    }
}
