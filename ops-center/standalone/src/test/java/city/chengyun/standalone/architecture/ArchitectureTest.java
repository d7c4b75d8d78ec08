package city.chengyun.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dependency rules of the project, as whitelists: what is not named is not allowed. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = ProjectClasses.read();

    /** The command lines, and where processes are put together. */
    private static final DescribedPredicate<JavaClass> MAINS =
            resideInAnyPackage("city.chengyun.standalone..", "city.chengyun.simulators..")
                    .or(simpleNameEndingWith("Main"))
                    .or(simpleName("OpsCenter"));

    /** Which of our modules a module may use, besides itself. */
    enum Module {
        CONTRACT(),
        GEO(),
        LINEPROTOCOL(),
        RULES("contract"),
        INTAKE("contract"),
        BROKER("contract", "intake"),
        BRIDGE("contract", "intake"),
        CITYJOB("contract", "rules", "lineprotocol"),
        OPSCENTER("contract", "rules", "geo"),
        SIMULATORS("contract", "geo", "rules", "intake.replay"),
        STANDALONE();

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
        private final List<String> uses;

        Module(String... uses) {
            this.uses = List.of(uses);
        }

        private String self() {
            return packages(name().toLowerCase(Locale.ROOT));
        }

        private String[] allowed() {
            return Stream.concat(Stream.of(self()), uses.stream().map(Module::packages))
                    .toArray(String[]::new);
        }

        private static String packages(String module) {
            return "city.chengyun." + module + "..";
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleUsesOnlyThoseBelowIt(Module module) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(module.self())
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("city.chengyun..")
                                        .and(not(resideInAnyPackage(module.allowed())))));
    }

    @Test
    void onlyGeoKnowsGeographyLibraries() {
        only("city.chengyun.geo.internal..", "org.geotools..", "org.locationtech.jts..");
    }

    @Test
    void contractAndRulesNeedNothingButTheJdkAndJackson() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage("city.chengyun.contract..", "city.chengyun.rules..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "city.chengyun.contract..",
                                "city.chengyun.rules..",
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..",
                                "com.fasterxml.jackson.annotation.."));
    }

    @Test
    void onlyTheAdaptersSpeakMqttThroughPaho() {
        only(
                new String[] {
                    "city.chengyun.bridge..",
                    "city.chengyun.opscenter.*.internal..",
                    "city.chengyun.simulators..",
                    "city.chengyun.standalone.bench..",
                },
                "org.eclipse.paho..");
    }

    @Test
    void onlyTheBrokerIsMadeOfHiveMq() {
        only("city.chengyun.broker..", "com.hivemq.embedded..", "com.hivemq.extension..");
        only("city.chengyun.simulators.load..", "com.hivemq.client..");
    }

    @Test
    void onlyTheStoreAdaptersKnowTheInfluxDbClient() {
        only(
                new String[] {
                    "city.chengyun.lineprotocol..", "city.chengyun.opscenter.signal.internal..",
                },
                "org.influxdb..");
    }

    @Test
    void onlyTheJobsKnowFlink() {
        only(
                new String[] {"city.chengyun.lineprotocol..", "city.chengyun.cityjob.."},
                "org.apache.flink..");
    }

    @Test
    void onlyTheLogAdaptersKnowKafka() {
        only(
                new String[] {
                    "city.chengyun.intake..",
                    "city.chengyun.cityjob.intake..",
                    "city.chengyun.opscenter.log.internal..",
                },
                "org.apache.kafka..");
    }

    @Test
    void onlyTheAppKnowsSpring() {
        only("city.chengyun.opscenter..", "org.springframework..");
    }

    @Test
    void pipelinesAreGivenTheirSourcesAndSinks() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Pipeline")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.apache.flink.connector..",
                                "org.apache.kafka..",
                                "org.influxdb.."));
    }

    @Test
    void modulesAndTheirPartsHaveNoCycles() {
        check(slices().matching("city.chengyun.(*)..").should().beFreeOfCycles());
        check(slices().matching("city.chengyun.opscenter.(*)..").should().beFreeOfCycles());
        check(slices().matching("city.chengyun.cityjob.(*)..").should().beFreeOfCycles());
        check(slices().matching("city.chengyun.simulators.(*)..").should().beFreeOfCycles());
        check(slices().matching("city.chengyun.standalone.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobodyAsksTheWallClock() {
        check(
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void onlyMainProgramsChooseTheClock() {
        check(noClasses().that(not(MAINS)).should().callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void onlyCommandLinesPrint() {
        check(noClasses().that(not(MAINS)).should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void exceptionsSayWhatIsWrong() {
        check(noClasses().should(THROW_GENERIC_EXCEPTIONS));
    }

    @Test
    void springInjectsThroughConstructors() {
        check(
                fields().should()
                        .notBeAnnotatedWith(
                                "org.springframework.beans.factory.annotation.Autowired"));
    }

    @Test
    void configurationPropertiesAreRecords() {
        check(
                classes()
                        .that()
                        .areAnnotatedWith(
                                "org.springframework.boot.context.properties.ConfigurationProperties")
                        .should()
                        .beRecords());
    }

    private static void only(String user, String... libraries) {
        only(new String[] {user}, libraries);
    }

    private static void only(String[] users, String... libraries) {
        check(
                noClasses()
                        .that(not(resideInAnyPackage(users)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROJECT);
    }
}
