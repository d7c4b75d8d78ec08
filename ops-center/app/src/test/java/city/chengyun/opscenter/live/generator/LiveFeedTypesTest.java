package city.chengyun.opscenter.live.generator;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.alerts.AlertView;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of the live feed are made from their schemas, for the hub and for the browser. Run
 * with {@code -Dreference.write=true} to write them anew.
 */
class LiveFeedTypesTest {

    private static final String REWRITE =
            "mvn -pl ops-center/app -am test -Dtest=LiveFeedTypesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write=true";

    private final JsonMapper json = new JsonMapper();

    @Test
    void theCodeSaysWhatTheSchemasSay() throws IOException {
        for (Map.Entry<Path, String> file : LiveFeedTypes.generate().entrySet()) {
            if (Boolean.getBoolean("reference.write")) {
                Files.writeString(file.getKey(), file.getValue());
            }

            assertThat(Files.readString(file.getKey()))
                    .as("%s is not what its schema says; write it anew: %s", file.getKey(), REWRITE)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void anAlertHasThePropertiesThatItsDefinitionNames() throws IOException {
        JsonNode definition = schema(LiveFeedTypes.SERVER_SCHEMA).at("/$defs/alertView/properties");

        assertThat(definition.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlertView.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void theWordsOfAChoiceAreThoseOfItsJavaType() throws Exception {
        List<JsonNode> choices = new ArrayList<>();
        for (JsonNode parent : schema(LiveFeedTypes.SERVER_SCHEMA).findParents("enum")) {
            choices.add(parent);
            Object[] constants =
                    Class.forName(parent.path("x-java-type").asString()).getEnumConstants();

            assertThat(json.<JsonNode>valueToTree(constants).valueStream())
                    .containsExactlyInAnyOrderElementsOf(parent.path("enum"));
        }

        assertThat(choices).isNotEmpty();
    }

    private JsonNode schema(Path file) throws IOException {
        return json.readTree(Files.readString(file));
    }
}
