package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.rule.RuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@value #RESOURCE}. */
final class SeedRuleReader {

    static final String RESOURCE = "city/chengyun/opscenter/seed-rules.yaml";

    private SeedRuleReader() {}

    /** The example rules, each in version 1. */
    static List<RuleDefinition> read() {
        try (InputStream yaml = new ClassPathResource(RESOURCE).getInputStream()) {
            // Through a tree: the contract's own mapper knows how its records are written.
            return YAMLMapper.builder()
                    .build()
                    .readTree(yaml)
                    .valueStream()
                    .map(rule -> ContractJson.mapper().treeToValue(rule, RuleDefinition.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
