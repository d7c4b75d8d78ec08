package city.chengyun.simulators.scenario;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.observation.QualityFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A scenario as written in {@code scenarios.yaml}, before it is laid over a city.
 *
 * @param name code, as given on the command line
 * @param title shown to people
 * @param epicentre the device it happens at
 * @param storm heavy rain that comes with it
 * @param effects what happens to which devices
 * @param expects the alerts it must lead to, and no others
 */
record ScenarioScript(
        String name,
        LocalizedText title,
        Epicentre epicentre,
        @Nullable StormScript storm,
        List<EffectScript> effects,
        List<ExpectationScript> expects) {

    private static final String RESOURCE = "/city/chengyun/simulators/scenarios.yaml";

    ScenarioScript {
        effects = List.copyOf(effects);
        expects = List.copyOf(expects);
    }

    /**
     * A device of a kind in one of some districts; the seed decides which.
     *
     * @param kind of the device
     * @param adcodes where it may stand
     * @param vital whether it is the one on which most other devices depend
     */
    record Epicentre(String kind, List<String> adcodes, boolean vital) {}

    /** Rain around the epicentre that rises, holds and falls. */
    record StormScript(
            double radiusMeters,
            double millimetresPerHour,
            Duration attack,
            Duration hold,
            Duration release) {}

    /**
     * What happens to the devices of a kind nearest to the epicentre, or to all that depend on it.
     * Exactly one of {@code to}, {@code becomes}, {@code silent}, {@code stuck}, {@code flag} and
     * {@code emits} is given.
     *
     * @param of name of the group of devices; effects on the same group name it again
     * @param kind of the devices
     * @param nearest how many
     * @param skip how many even nearer ones are left out
     * @param dependent whether these are, instead of the nearest, all that the epicentre feeds over
     *     however many links
     * @param property whose value changes
     * @param to number that the value moves to
     * @param becomes value that replaces the usual one
     * @param silent whether the devices fall silent
     * @param stuck whether all values stand still
     * @param flag quality that all values get
     * @param emits type of an event that is sent once
     * @param after delay from the start of the scenario
     * @param reportEvery interval of additional reports
     */
    record EffectScript(
            String of,
            String kind,
            int nearest,
            int skip,
            boolean dependent,
            @Nullable String property,
            @Nullable Double to,
            @Nullable Object becomes,
            boolean silent,
            boolean stuck,
            @Nullable QualityFlag flag,
            @Nullable String emits,
            @Nullable Duration after,
            @Nullable Duration attack,
            Duration hold,
            @Nullable Duration release,
            @Nullable Duration reportEvery) {}

    /**
     * One alert of a rule at each device of a group.
     *
     * @param rule id of the rule
     * @param of name of the group
     */
    record ExpectationScript(String rule, String of) {}

    private record Document(List<ScenarioScript> scenarios) {}

    static List<ScenarioScript> loadAll() {
        var mapper =
                YAMLMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream yaml = ScenarioScript.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return mapper.readValue(yaml, Document.class).scenarios();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
