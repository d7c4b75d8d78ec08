package city.chengyun.opscenter.incidents.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds alerts of one rule that are many in one place at one time (DBSCAN over space and time). An
 * alert with enough others around it is a core; cores around each other are one matter; an alert
 * that is no core joins the first core around it. The boxes are so small that those within one are
 * around each other, which makes a storm cheap: its boxes are full and need no counting.
 */
final class PlaceFinder {

    private final List<Fact> alerts;
    private final GroupingSettings settings;
    private final double side;
    private final long span;
    private final Map<Box, List<Integer>> boxes = new HashMap<>();
    private final boolean[] core;
    private final int[] leader;

    private record Box(long east, long north, long time) {}

    /**
     * @param alerts of one rule and mode, each with a spot, in {@link Fact#ORDER}
     */
    PlaceFinder(List<Fact> alerts, GroupingSettings settings) {
        this.alerts = alerts;
        this.settings = settings;
        this.side = settings.placeMeters() / Math.sqrt(2);
        this.span = settings.placeWindow().toMillis();
        this.core = new boolean[alerts.size()];
        this.leader = IntStream.range(0, alerts.size()).toArray();
        for (int i = 0; i < alerts.size(); i++) {
            boxes.computeIfAbsent(boxOf(alerts.get(i)), box -> new ArrayList<>()).add(i);
        }
    }

    /** The first alert of the matter that each alert belongs to; itself where it is alone. */
    Map<Fact, Fact> firsts() {
        if (alerts.size() < settings.placeCount()) {
            return Map.of();
        }
        boxes.forEach(this::findCores);
        boxes.forEach(this::joinCores);
        Map<Fact, Fact> firsts = new HashMap<>();
        int[] join = IntStream.range(0, core.length).map(this::joined).toArray();
        Arrays.setAll(join, i -> join[i] < 0 ? i : find(join[i]));
        Map<Integer, Fact> first = new HashMap<>();
        for (int i = 0; i < join.length; i++) {
            // In their order, so the first that comes is the first of its matter.
            first.putIfAbsent(join[i], alerts.get(i));
            firsts.put(alerts.get(i), first.getOrDefault(join[i], alerts.get(i)));
        }
        return firsts;
    }

    private Box boxOf(Fact alert) {
        Spot spot = spot(alert);
        return new Box(
                (long) Math.floor(spot.east() / side),
                (long) Math.floor(spot.north() / side),
                Math.floorDiv(alert.onset(), span));
    }

    private static Spot spot(Fact alert) {
        if (alert.spot() == null) {
            throw new IllegalArgumentException("alert " + alert.id() + " has no spot");
        }
        return alert.spot();
    }

    private void findCores(Box box, List<Integer> inside) {
        int needed = settings.placeCount();
        if (inside.size() >= needed) {
            inside.forEach(i -> core[i] = true);
            return;
        }
        List<List<Integer>> near = nearBoxes(box);
        for (int i : inside) {
            int count = 0;
            for (List<Integer> other : near) {
                for (int j : other) {
                    count += around(i, j) ? 1 : 0;
                }
                if (count >= needed) {
                    core[i] = true;
                    break;
                }
            }
        }
    }

    private void joinCores(Box box, List<Integer> inside) {
        int[] cores = inside.stream().mapToInt(i -> i).filter(i -> core[i]).toArray();
        if (cores.length == 0) {
            return;
        }
        for (int i : cores) {
            union(cores[0], i);
        }
        for (List<Integer> other : nearBoxes(box)) {
            int any = other.stream().mapToInt(i -> i).filter(i -> core[i]).findFirst().orElse(-1);
            if (any >= 0 && find(any) != find(cores[0]) && touch(cores, other)) {
                union(cores[0], any);
            }
        }
    }

    /** The cores of a box are one matter, so one pair that is around each other joins two boxes. */
    private boolean touch(int[] cores, List<Integer> other) {
        for (int i : cores) {
            for (int j : other) {
                if (core[j] && around(i, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A core that this alert belongs to, -1 for none. */
    private int joined(int alert) {
        if (core[alert]) {
            return alert;
        }
        return nearBoxes(boxOf(alerts.get(alert))).stream()
                .flatMap(List::stream)
                .mapToInt(i -> i)
                .filter(i -> core[i] && around(alert, i))
                .min()
                .orElse(-1);
    }

    private List<List<Integer>> nearBoxes(Box box) {
        List<List<Integer>> near = new ArrayList<>();
        for (long east = box.east() - 2; east <= box.east() + 2; east++) {
            for (long north = box.north() - 2; north <= box.north() + 2; north++) {
                for (long time = box.time() - 1; time <= box.time() + 1; time++) {
                    List<Integer> found = boxes.get(new Box(east, north, time));
                    if (found != null) {
                        near.add(found);
                    }
                }
            }
        }
        return near;
    }

    private boolean around(int one, int other) {
        Fact a = alerts.get(one);
        Fact b = alerts.get(other);
        return Math.abs(a.onset() - b.onset()) <= span
                && spot(a).distance(spot(b)) <= settings.placeMeters();
    }

    private int find(int i) {
        while (leader[i] != i) {
            leader[i] = leader[leader[i]];
            i = leader[i];
        }
        return i;
    }

    private void union(int one, int other) {
        leader[find(other)] = find(one);
    }
}
