package city.chengyun.cityjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import city.chengyun.cityjob.run.FlinkSettings;
import city.chengyun.cityjob.run.JobKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The jobs as they are submitted, sources and sinks included, without running them. */
class JobGraphTest {

    private static StreamExecutionEnvironment defined(JobKind kind) {
        Configuration settings = FlinkSettings.ofJob(kind);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        CityJobConfig config =
                CityJobConfig.of(Map.of("CHENGYUN_KAFKA_BOOTSTRAP", "127.0.0.1:9092"));
        switch (kind) {
            case JUDGE -> CityJobMain.defineJudge(environment, config, List.of());
            case HISTORY -> CityJobMain.defineHistory(environment, config);
        }
        return environment;
    }

    private static Set<Transformation<?>> transformations(StreamExecutionEnvironment environment) {
        Set<Transformation<?>> all = new LinkedHashSet<>();
        for (Transformation<?> transformation : environment.getTransformations()) {
            all.addAll(transformation.getTransitivePredecessors());
            all.add(transformation);
        }
        return all;
    }

    private static void addGenericTypes(TypeInformation<?> type, List<String> found) {
        if (type instanceof GenericTypeInfo<?>) {
            found.add(type.toString());
        }
        if (type instanceof CompositeType<?> composite) {
            for (int field = 0; field < composite.getArity(); field++) {
                addGenericTypes(composite.getTypeAt(field), found);
            }
        }
        type.getGenericParameters().values().forEach(part -> addGenericTypes(part, found));
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void noTypeBetweenOperatorsFallsToKryo(JobKind kind) {
        List<String> found = new ArrayList<>();

        for (Transformation<?> transformation : transformations(defined(kind))) {
            addGenericTypes(transformation.getOutputType(), found);
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void everyOperatorKeepsItsNameOverChanges(JobKind kind) {
        StreamExecutionEnvironment environment = defined(kind);

        assertThat(transformations(environment))
                .filteredOn(PhysicalTransformation.class::isInstance)
                .hasSizeGreaterThan(4)
                .allSatisfy(operator -> assertThat(operator.getUid()).isNotBlank());
        assertThatCode(() -> environment.getStreamGraph().getJobGraph()).doesNotThrowAnyException();
    }

    @Test
    void anOperatorWithoutANameIsRefused() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(
                        1, FlinkSettings.ofJob(JobKind.JUDGE));
        environment.fromData(1).print();

        assertThatCode(() -> environment.getStreamGraph().getJobGraph())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UID");
    }
}
