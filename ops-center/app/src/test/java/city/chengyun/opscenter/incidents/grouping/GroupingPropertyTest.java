package city.chengyun.opscenter.incidents.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class GroupingPropertyTest {

    /** Forty devices in a random forest, up to eighty alerts on them within an hour. */
    private static final int DEVICES = 40;

    private final City city = new City();

    private List<Fact> storm(Random random) {
        for (int device = 1; device < DEVICES; device++) {
            if (random.nextBoolean()) {
                city.feeds("d" + random.nextInt(device), "d" + device);
            }
        }
        return IntStream.range(0, random.nextInt(80))
                .mapToObj(number -> alert(random, number))
                .toList();
    }

    private static Fact alert(Random random, int number) {
        return new Fact(
                "a" + number,
                random.nextInt(10) == 0 ? "DRILL" : "LIVE",
                "r" + random.nextInt(3),
                "d" + random.nextInt(DEVICES),
                random.nextBoolean(),
                random.nextInt(3_600) * 1_000L,
                random.nextInt(4),
                new Spot(random.nextInt(4_000), random.nextInt(4_000)));
    }

    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        List<Fact> alerts = storm(random);
        List<Fact> shuffled = new ArrayList<>(alerts);
        Collections.shuffle(shuffled, random);

        assertThat(city.group(shuffled)).isEqualTo(city.group(alerts));
    }

    /** What was told is told again, in parts, by a hub that knows nothing but what is stored. */
    @Property(tries = 300)
    void numbersSurviveEveryRestartAndEveryRepetition(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        List<Fact> alerts = new ArrayList<>(storm(random));
        Collections.shuffle(alerts, random);
        Map<String, Long> stored = new HashMap<>();
        int told = 0;
        while (told < alerts.size()) {
            told = Math.min(alerts.size(), told + 1 + random.nextInt(10));
            store(city.group(alerts.subList(0, told)), stored);
        }
        Map<String, Long> before = Map.copyOf(stored);

        store(city.group(alerts), stored);

        assertThat(stored).isEqualTo(before);
        for (Group group : city.group(alerts)) {
            assertThat(group.members().stream().map(one -> stored.get(one.alert())).distinct())
                    .hasSize(1);
        }
    }

    private static void store(List<Group> groups, Map<String, Long> stored) {
        Numbering.Result numbering = Numbering.number(groups, stored);
        long last = stored.values().stream().mapToLong(number -> number).max().orElse(0);
        for (int i = 0; i < groups.size(); i++) {
            Long number = numbering.numbers().get(i);
            if (number == null && groups.get(i).members().size() < 2) {
                continue;
            }
            long given = number == null ? ++last : number;
            groups.get(i).members().forEach(one -> stored.put(one.alert(), given));
        }
    }

    @Property(tries = 300)
    void everyAlertIsInOneGroupWithOneRootThatNothingExplains(
            @ForAll @LongRange(min = 0) long seed) {
        List<Fact> alerts = storm(new Random(seed));

        List<Group> groups = city.group(alerts);

        assertThat(groups.stream().flatMap(group -> group.members().stream()))
                .extracting(Group.Member::alert)
                .containsExactlyInAnyOrderElementsOf(alerts.stream().map(Fact::id).toList());
        assertThat(groups)
                .allSatisfy(
                        group ->
                                assertThat(group.members())
                                        .filteredOn(one -> one.reason() == Reason.ROOT)
                                        .extracting(Group.Member::alert)
                                        .containsExactly(group.root()));
    }

    @Property(tries = 300)
    void aPlaceHoldsTogetherWhatCountingEveryPairHoldsTogether(
            @ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        List<Fact> alerts =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        new Fact(
                                                "a" + i,
                                                "LIVE",
                                                "r",
                                                "d" + i,
                                                false,
                                                random.nextInt(3_600) * 1_000L,
                                                0,
                                                new Spot(random.nextInt(5_000), 0)))
                        .sorted(Fact.ORDER)
                        .toList();

        // A core and its neighbours share one first, whoever is beside them.
        Map<Fact, Fact> firsts = new PlaceFinder(alerts, City.SETTINGS).firsts();
        for (Fact one : alerts) {
            if (isCore(one, alerts)) {
                assertThat(alerts)
                        .filteredOn(other -> isCore(other, alerts) && around(one, other))
                        .allSatisfy(
                                other -> assertThat(firsts.get(other)).isEqualTo(firsts.get(one)));
            } else if (alerts.stream().noneMatch(o -> isCore(o, alerts) && around(one, o))) {
                assertThat(firsts.get(one)).isEqualTo(one);
            }
        }
    }

    private static boolean isCore(Fact one, List<Fact> all) {
        return all.stream().filter(other -> around(one, other)).count()
                >= City.SETTINGS.placeCount();
    }

    private static boolean around(Fact one, Fact other) {
        return Math.abs(one.onset() - other.onset()) <= City.SETTINGS.placeWindow().toMillis()
                && one.spot() != null
                && other.spot() != null
                && one.spot().distance(other.spot()) <= City.SETTINGS.placeMeters();
    }
}
