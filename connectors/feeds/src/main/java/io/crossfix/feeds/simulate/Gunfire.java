package io.crossfix.feeds.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * When and where shots are fired: a self-exciting process as clusters (Hawkes and Oakes 1974). First volleys follow the
 * curve of the day and the hot spots; each volley brings about others soon after and close by.
 */
final class Gunfire {

    /** Detector alerts that really were gunfire: prior Beta(14, 6) of "gunfire happened". */
    static final double TRUE_SHARE = 0.70;

    /** Outdoor gunfire that the detectors hear (contract target 90 %). */
    static final double HEARD = 0.90;

    /** Follow-ups per volley within minutes: Hawkes fit on Washington alerts, total of the 10-minute kernel. */
    static final double SOON = 0.157;

    /** Follow-ups per volley within hours; assumed, so that the pairs up to 6 h reach what was measured. */
    static final double LATER = 0.05;

    private static final double SOON_MEAN_SECONDS = 600;
    private static final double SOON_SIGMA_METRES = 126;
    private static final double LATER_MEAN_SECONDS = 10_800;
    private static final double LATER_SIGMA_METRES = 200;

    private final World world;
    private final Area area;
    private final Whereabouts whereabouts;

    Gunfire(World world) {
        this.world = world;
        this.area = world.city().outline();
        this.whereabouts = new Whereabouts(world.city());
    }

    /** Mean number of volleys per day, follow-ups included, before the scale factor. */
    static double volleysPerDay(City city) {
        return city.perDay().gunshotAlerts() * TRUE_SHARE / HEARD;
    }

    /** All volleys, each before those that it brought about. */
    List<Volley> volleys() {
        double firstPerDay = volleysPerDay(world.city()) * (1 - SOON - LATER);
        List<Volley> all = new ArrayList<>();
        for (long at : new Arrivals(world).times("gunfire", Curve.GUNFIRE, firstPerDay)) {
            String id = world.prefix() + "-shots-" + all.size();
            Place place =
                    whereabouts.ofIncident(world.seed("gunfire places").of(id).dice());
            addWithFollowers(new Volley(id, at, place, null), all);
        }
        return all;
    }

    private void addWithFollowers(Volley first, List<Volley> all) {
        Deque<Volley> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty() && all.size() < Arrivals.MAX) {
            Volley volley = open.remove();
            all.add(volley);
            open.addAll(followers(volley));
        }
    }

    private List<Volley> followers(Volley volley) {
        Dice dice = world.seed("gunfire followers").of(volley.id()).dice();
        List<Volley> followers = new ArrayList<>();
        int soon = dice.poisson(SOON);
        int count = soon + dice.poisson(LATER);
        for (int i = 0; i < count; i++) {
            Volley follower = i < soon
                    ? follower(volley, i, SOON_SIGMA_METRES, dice.exponential(SOON_MEAN_SECONDS))
                    : follower(volley, i, LATER_SIGMA_METRES, dice.exponential(LATER_MEAN_SECONDS));
            if (follower.atMillis() < world.endMillis()) {
                followers.add(follower);
            }
        }
        return followers;
    }

    private Volley follower(Volley volley, int number, double sigmaMetres, double afterSeconds) {
        String id = volley.id() + '.' + number;
        Dice dice = world.seed("gunfire places").of(id).dice();
        long at = volley.atMillis() + (long) (1000 * afterSeconds);
        return new Volley(id, at, area.near(volley.place(), sigmaMetres, dice), volley.id());
    }
}
