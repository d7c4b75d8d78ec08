package city.chengyun.opscenter.warnings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The kinds of warnings, from {@value #RESOURCE}. */
@Component
public class WarningEvents {

    private static final String RESOURCE = "city/chengyun/opscenter/warnings/events.yaml";

    private final List<WarningEvent> events;

    WarningEvents() {
        try (InputStream yaml = new ClassPathResource(RESOURCE).getInputStream()) {
            events =
                    List.copyOf(
                            YAMLMapper.builder()
                                    .build()
                                    .readValue(yaml, new TypeReference<List<WarningEvent>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** All of them, in the order in which they are offered. */
    public List<WarningEvent> list() {
        return events;
    }

    Optional<WarningEvent> find(String code) {
        return events.stream().filter(event -> event.code().equals(code)).findFirst();
    }
}
